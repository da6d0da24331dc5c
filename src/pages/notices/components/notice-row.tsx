import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { cx } from '@/components/class-names'
import { Chip } from '@/components/status/chip'
import { momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { serverNow } from '@/services/clock'
import { agoInWords } from '@/services/moment'
import { factsOf, isUnread, type Listed, marksOf } from '../marks'
import styles from './notice-row.module.less'

interface NoticeRowProps {
  notice: Listed
  /** Staff see whom it was sent to. */
  staff: boolean
}

export function NoticeRow({ notice, staff }: NoticeRowProps) {
  const { id, title, audience, state } = notice
  const unread = isUnread(notice) && state === 'published'
  const marks = marksOf(notice)
  const isBegun = state === 'draft' || state === 'returned'
  return (
    <Cell
      title={<View className={cx(styles.title, unread && styles.bold)}>{title}</View>}
      note={
        <>
          {(unread || marks.length > 0) && (
            <View className={styles.marks}>
              {unread && (
                <View className={styles.unread}>
                  <View className={styles.dot} />
                  未读
                </View>
              )}
              {marks.map(({ words, ...look }) => (
                <Chip key={words} {...look}>
                  {words}
                </Chip>
              ))}
            </View>
          )}
          <View>{[...factsOf(notice), ...originOf(notice)].join(' · ')}</View>
          {staff && audience && <View className={styles.audience}>发给{audience}</View>}
        </>
      }
      url={isBegun ? routes.noticeEdit(id) : routes.notice(id)}
    />
  )
}

function originOf({ publisher, publishedAt, state }: Listed): string[] {
  if (state === 'scheduled') return [publisher, `${momentInWords(publishedAt)} 发出`]
  const at = agoInWords(publishedAt, serverNow())
  return [publisher, state === 'published' || state === 'withdrawn' ? at : `${at}保存`]
}
