import type { ReactNode } from 'react'
import { MANY } from './use-window'
import { mayWatch } from './watch'
import { Windowed } from './windowed'

interface LongListProps<T> {
  items: readonly T[]
  /** How many rows the whole list has, where this is one of its parts. */
  outOf?: number | undefined
  children: (item: T) => ReactNode
}

/**
 * The rows of a list that may have thousands. Of a long one only those around the screen are drawn, the others are kept as a
 * space of their height, so that neither the place in the list nor the scroll bar moves. On paper there are all.
 */
export function LongList<T>({ items, outOf = items.length, children }: LongListProps<T>) {
  if (outOf <= MANY || !mayWatch) return <>{items.map(children)}</>
  return <Windowed items={items}>{children}</Windowed>
}
