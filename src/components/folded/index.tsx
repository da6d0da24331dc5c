import { Children, type PropsWithChildren, type ReactNode, useState } from 'react'
import { useOnPaper } from '@/theme/use-on-paper'
import { List } from '../elements'
import { Tap } from '../tap'
import styles from './index.module.less'

type FoldedProps = PropsWithChildren<{
  /** How many are in sight before somebody asks. */
  shown: number
  /** `还有 4 项` */
  moreInWords: (hidden: number) => string
  /** The children are items of a list. */
  list?: boolean | undefined
}>

/** The first of a list, the rest on demand. Paper cannot be unfolded: it has them all. */
export function Folded({ shown, moreInWords, list, children }: FoldedProps) {
  const [all, showAll] = useState(false)
  const onPaper = useOnPaper()
  const items = Children.toArray(children)
  const inList = (some: ReactNode[]) => (list ? <List>{some}</List> : some)
  const hidden = items.length - shown
  if (all || onPaper || hidden <= 0) return <>{inList(items)}</>
  return (
    <>
      {inList(items.slice(0, shown))}
      <Tap className={styles.more} onTap={() => showAll(true)}>
        {moreInWords(hidden)}，全部显示
      </Tap>
    </>
  )
}
