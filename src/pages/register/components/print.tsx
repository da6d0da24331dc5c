import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { toast } from '@/components/toast/store'
import styles from './book.module.less'

/** A phone's WeChat cannot print; a browser prints what is on the page. */
export function Print({ hasMore }: { hasMore: boolean }) {
  const print = () => {
    if (process.env.TARO_ENV !== 'h5') return toast('打印请在电脑的浏览器里打开有据', 'info')
    if (hasMore) return toast('后面还有没有加载的，请先点「加载更多」到底，再打印', 'info')
    window.print()
  }
  return (
    <View className={styles.print}>
      <Button compact icon="printer" onTap={print}>
        打印
      </Button>
    </View>
  )
}
