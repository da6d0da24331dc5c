import { View } from '@tarojs/components'
import { Children, type PropsWithChildren, useState } from 'react'
import { Tap } from '../tap'
import styles from './index.module.less'

type FoldedProps = PropsWithChildren<{
  /** How many are in sight before somebody asks. */
  shown: number
  /** `还有 4 项` */
  moreInWords: (hidden: number) => string
}>

/** The first of a list, the rest on demand. Paper cannot be unfolded: it has them all. */
export function Folded({ shown, moreInWords, children }: FoldedProps) {
  const [all, showAll] = useState(false)
  const items = Children.toArray(children)
  const hidden = items.length - shown
  if (all || hidden <= 0) return <>{items}</>
  return (
    <>
      {items.slice(0, shown)}
      {process.env.TARO_ENV === 'h5' && <View className={styles.folded}>{items.slice(shown)}</View>}
      <Tap className={styles.more} onTap={() => showAll(true)}>
        {moreInWords(hidden)}，全部显示
      </Tap>
    </>
  )
}
