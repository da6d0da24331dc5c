import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Heading2, Section } from '../elements'
import styles from './group.module.less'

type CellGroupProps = PropsWithChildren<{
  title?: ReactNode
  /** Beside the title: a link, a filter. */
  action?: ReactNode
  /** Below the cells, small. */
  note?: ReactNode
  /** Without the card: what is inside brings its own. */
  bare?: boolean | undefined
}>

export function CellGroup({ title, action, note, bare, children }: CellGroupProps) {
  return (
    <Section className={styles.group}>
      {(title || action) && (
        <View className={styles.head}>
          <Heading2 className={styles.title}>{title}</Heading2>
          {action}
        </View>
      )}
      {bare ? children : <View className={styles.cells}>{children}</View>}
      {note && <View className={styles.note}>{note}</View>}
    </Section>
  )
}
