import { View } from '@tarojs/components'
import { useId, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { useEndInSight } from '@/components/long-list/use-end-in-sight'
import { Banner } from '@/components/states/banner'
import type { PagedOperation, Pages } from '@/services/pages'
import styles from './more.module.less'

/** The end of a list that has not come to its end. Who has asked for more once gets the rest as they read on. */
export function More<N extends PagedOperation, Item>({ pages }: { pages: Pages<N, Item> }) {
  const [readsOn, readOn] = useState(false)
  const id = useId()
  const asked = useRef(-1)
  useEndInSight(id, readsOn && pages.hasMore && !pages.busy && !pages.fault, () => {
    // Once at each length: what brought nothing is asked for again by hand.
    if (asked.current === pages.items.length) return
    asked.current = pages.items.length
    pages.more()
  })
  if (!pages.hasMore) return null
  const ask = () => {
    readOn(true)
    pages.more()
  }
  return (
    <View id={id} className={styles.more}>
      {pages.fault && <Banner tone="warn">{pages.fault.message}</Banner>}
      <Button onTap={ask} busy={pages.busy}>
        {pages.busy ? '正在加载' : '加载更多'}
      </Button>
    </View>
  )
}
