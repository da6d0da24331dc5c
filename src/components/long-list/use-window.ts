import { useEffect, useRef, useState } from 'react'
import { useOnPaper } from '@/theme/use-on-paper'
import { type Drawn, PIECE, piecesWithin, placesOf } from './pieces'
import { mayWatch, measured, type Rect, screenHeight, watchNear } from './watch'

/** Up to here everything is drawn: nearly every list of a person's own ends before it. */
export const MANY = 120
/** In screens: what is drawn beyond both edges, and how near the undrawn may come. */
const DRAWN_BEYOND = 1.5
const LOOK_WITHIN = 0.75
const FIRST_PIECES = 3

interface WindowOptions {
  /** Rows that are drawn together. */
  readonly piece?: number | undefined
  /** Rows up to which all are drawn. */
  readonly many?: number | undefined
}

/** What of a long list is drawn. Its elements bear the id, `id-above`, `id-below`, and `id-0` for the first piece. */
export interface Window {
  readonly id: string
  /** Everything is drawn, in one. */
  readonly whole: boolean
  /** The numbers of the pieces that are drawn. */
  readonly shown: readonly number[]
  /** How high the space above and below them is, in px. */
  readonly above: number
  readonly below: number
}

let lists = 0

/** Of a long list only the pieces around the screen; on paper, and where nobody can say what is on the screen, all of it. */
export function useWindow(rows: number, { piece = PIECE, many = MANY }: WindowOptions = {}): Window {
  const [id] = useState(() => {
    lists += 1
    return `rows-${lists}`
  })
  const heights = useRef(new Map<number, number>())
  const [drawn, draw] = useState<Drawn>({ from: 0, to: FIRST_PIECES })
  const onPaper = useOnPaper()
  const whole = onPaper || rows <= many || !mayWatch
  const places = placesOf(rows, heights.current, piece)
  const pieces = places.length - 1
  const from = whole ? 0 : Math.min(drawn.from, pieces)
  const to = whole ? pieces : Math.min(drawn.to, pieces)
  const above = places[from] ?? 0
  const end = places[pieces] ?? 0
  const below = end - (places[to] ?? 0)
  const shown = Array.from({ length: to - from }, (_, index) => from + index)

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew where other pieces are drawn, or the last has grown
  useEffect(() => {
    if (whole) return undefined
    const ids = new Map(shown.map((number) => [`${id}-${number}`, number]))
    let over = false
    void measured([...ids.keys()]).then((found) => {
      if (over) return
      for (const [element, height] of found) {
        const number = ids.get(element)
        if (number !== undefined && height > 0) heights.current.set(number, height)
      }
    })
    const look = (element: string, near: boolean, { top, bottom }: Rect) => {
      // A page that another one covers is nowhere: it stays as it is.
      if ((element !== id && !near) || top === bottom) return
      const begin = element === `${id}-below` ? bottom - end : top
      const screen = screenHeight()
      const next = near
        ? piecesWithin(places, -begin - DRAWN_BEYOND * screen, -begin + (1 + DRAWN_BEYOND) * screen)
        : piecesWithin(places, -begin, -begin)
      draw((now) => (now.from === next.from && now.to === next.to ? now : next))
    }
    const edges = [id, ...(above > 0 ? [`${id}-above`] : []), ...(below > 0 ? [`${id}-below`] : [])]
    const stop = watchNear(edges, LOOK_WITHIN * screenHeight(), look)
    return () => {
      over = true
      stop()
    }
  }, [id, from, to, rows, whole])

  return { id, whole, shown, above, below }
}
