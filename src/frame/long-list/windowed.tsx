import { View } from '@tarojs/components'
import { memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { useOnPaper } from '@/theme/use-on-paper'
import styles from './index.module.less'
import { type Drawn, PIECE, piecesWithin, placesOf } from './pieces'
import { measured, type Rect, screenHeight, watchNear } from './watch'

/** In screens: what is drawn beyond both edges, and how near the undrawn may come. */
const DRAWN_BEYOND = 1.5
const LOOK_WITHIN = 0.75
const FIRST_PIECES = 3

interface WindowedProps<T> {
  items: readonly T[]
  children: (item: T) => ReactNode
}

let lists = 0

export function Windowed<T>({ items, children }: WindowedProps<T>) {
  const [id] = useState(() => {
    lists += 1
    return `rows-${lists}`
  })
  const heights = useRef(new Map<number, number>())
  const [drawn, draw] = useState<Drawn>({ from: 0, to: FIRST_PIECES })
  const onPaper = useOnPaper()
  const places = placesOf(items.length, heights.current)
  const pieces = places.length - 1
  const from = onPaper ? 0 : Math.min(drawn.from, pieces)
  const to = onPaper ? pieces : Math.min(drawn.to, pieces)
  const above = places[from] ?? 0
  const end = places[pieces] ?? 0
  const below = end - (places[to] ?? 0)
  const shown = Array.from({ length: to - from }, (_, index) => from + index)

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew where other pieces are drawn, or the last has grown
  useEffect(() => {
    if (onPaper) return undefined
    const ids = new Map(shown.map((piece) => [`${id}-${piece}`, piece]))
    let over = false
    void measured([...ids.keys()]).then((found) => {
      if (over) return
      for (const [element, height] of found) {
        const piece = ids.get(element)
        if (piece !== undefined && height > 0) heights.current.set(piece, height)
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
  }, [id, from, to, items.length, onPaper])

  return (
    <View id={id}>
      {above > 0 && <View id={`${id}-above`} style={{ height: `${above}px` }} />}
      {shown.map((piece) => (
        <PieceOfList key={piece} {...{ id: `${id}-${piece}`, items, piece }}>
          {children}
        </PieceOfList>
      ))}
      {below > 0 && <View id={`${id}-below`} style={{ height: `${below}px` }} />}
    </View>
  )
}

interface PieceProps<T> extends WindowedProps<T> {
  id: string
  piece: number
}

/** Drawn once: as the window moves on, what stays in it is left alone. */
const PieceOfList = memo(({ id, items, piece, children }: PieceProps<unknown>) => (
  <View id={id} className={styles.piece}>
    {items.slice(piece * PIECE, (piece + 1) * PIECE).map(children)}
  </View>
)) as <T>(props: PieceProps<T>) => ReactNode
