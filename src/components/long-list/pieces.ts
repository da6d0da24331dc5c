/** Rows that are drawn together, where nothing else is said. */
export const PIECE = 10
/** Of a row that was never drawn, until a neighbour has been. */
const ROW_PX = 72

export interface Drawn {
  readonly from: number
  readonly to: number
}

/** How far down each piece of a list begins, and last where the list ends. */
export function placesOf(rows: number, heights: ReadonlyMap<number, number>, size = PIECE): number[] {
  const pieces = Math.ceil(rows / size)
  const known = [...heights].filter(([piece]) => (piece + 1) * size <= rows)
  const whole = known.reduce((sum, [, height]) => sum + height, 0) / known.length || size * ROW_PX
  const places = [0]
  for (let piece = 0; piece < pieces; piece += 1) {
    const share = Math.min(size, rows - piece * size) / size
    places.push((places[piece] ?? 0) + (heights.get(piece) ?? whole * share))
  }
  return places
}

/** The pieces that touch a stretch of the list; where none does, none are drawn. */
export function piecesWithin(places: readonly number[], top: number, bottom: number): Drawn {
  const pieces = places.length - 1
  const end = places[pieces] ?? 0
  if (pieces === 0 || bottom <= 0 || top >= end) {
    const edge = bottom <= 0 ? 0 : pieces
    return { from: edge, to: edge }
  }
  let from = 0
  while (from < pieces - 1 && (places[from + 1] ?? 0) <= top) from += 1
  let to = from + 1
  while (to < pieces && (places[to] ?? 0) < bottom) to += 1
  return { from, to }
}
