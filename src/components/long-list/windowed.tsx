import { View } from '@tarojs/components'
import { memo, type ReactNode } from 'react'
import styles from './index.module.less'
import { PIECE } from './pieces'
import { useWindow } from './use-window'

interface WindowedProps<T> {
  items: readonly T[]
  children: (item: T) => ReactNode
}

/** Long or not yet: it may be the part of a long list. */
export function Windowed<T>({ items, children }: WindowedProps<T>) {
  const { id, shown, above, below } = useWindow(items.length, { many: 0 })
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
