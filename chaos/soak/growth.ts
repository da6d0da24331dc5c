import type { Measurement } from './measurement'

/**
 * What may be added in an hour once the first third, in which everything is warmed up, is over. What the server's processes hold together
 * takes longer, until each connection has served everything once: whether that ends is seen by the largest.
 */
const AN_HOUR: Readonly<Partial<Record<keyof Measurement, number>>> = {
  heapMB: 12,
  rssMB: 60,
  handles: 6,
  connections: 4,
  serverLogKB: 256,
  connectionMB: 4,
  waitingMessages: 20,
  fileParts: 20,
  temporaryFiles: 2,
}
const HOUR_MS = 3_600_000

interface Verdict {
  readonly fine: boolean
  readonly words: string
}

/** The slope through all measurements by least squares, against what an hour may bring. */
export function grownTooMuch(all: readonly Measurement[]): Verdict[] {
  const measured = all.slice(Math.floor(all.length / 3))
  return (Object.keys(AN_HOUR) as (keyof Measurement)[]).map((name) => {
    const slope = slopeOf(measured.map((each) => [each.at, each[name]])) * HOUR_MS
    const values = measured.map((each) => each[name])
    const most = AN_HOUR[name] ?? 0
    // A step within a short soak is no slope: what came to less than that altogether is not held against it.
    const grown = (values.at(-1) ?? 0) - (values[0] ?? 0)
    const fine = slope <= most || grown <= most / 2
    const range = `${Math.min(...values)} to ${Math.max(...values)}`
    return {
      fine,
      words: `${name}: ${range}, ${slope.toFixed(1)} an hour (at most ${most})${fine ? '' : ' GROWS'}`,
    }
  })
}

export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const across = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  const along = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return across === 0 ? 0 : along / across
}
