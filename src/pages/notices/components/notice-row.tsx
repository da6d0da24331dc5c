import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { cx } from '@/components/class-names'
import { routes } from '@/frame/routes'
import { serverNow } from '@/services/clock'
import { agoInWords } from '@/services/moment'
import styles from './notice-row.module.less'

interface NoticeRowProps {
  notice: Output<'notice.list'>['notices']['items'][number]
  unread: boolean
  /** Staff see whom it was sent to. */
  staff: boolean
}

export function NoticeRow({ notice, unread, staff }: NoticeRowProps) {
  const { title, publisher, publishedAt, audience, withdrawn } = notice
  return (
    <Cell
      title={<View className={cx(styles.title, unread && styles.bold)}>{title}</View>}
      note={
        <>
          <View className={styles.facts}>
            {unread && (
              <View className={styles.unread}>
                <View className={styles.dot} />
                未读
              </View>
            )}
            {withdrawn && <View className={styles.withdrawn}>已撤回</View>}
            <View>
              {publisher} · {agoInWords(publishedAt, serverNow())}
            </View>
          </View>
          {staff && <View className={styles.audience}>发给{audience}</View>}
        </>
      }
      url={routes.notice(notice.id)}
    />
  )
}
