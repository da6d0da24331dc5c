import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import type { PagedOperation, Pages } from '@/services/pages'
import styles from './more.module.less'

/** The end of a list that has not come to its end. */
export function More<N extends PagedOperation, Item>({ pages }: { pages: Pages<N, Item> }) {
  if (!pages.hasMore) return null
  return (
    <View className={styles.more}>
      {pages.fault && <Banner tone="warn">{pages.fault.message}</Banner>}
      <Button onTap={pages.more} busy={pages.busy}>
        {pages.busy ? '正在加载' : '加载更多'}
      </Button>
    </View>
  )
}
