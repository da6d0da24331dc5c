import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import { dayInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import type { Member } from './deciding'
import styles from './member-row.module.less'

type MemberRowProps = PropsWithChildren<{ member: Member; withClass?: boolean; when: string }>

/** A parent with the moment of asking, for two may bear the same name; what can be done stands beside it. */
export function MemberRow({ member, withClass, when, children }: MemberRowProps) {
  const at = Date.parse(member.at)
  const day = dayInWords(civilDateAt(at), schoolToday())
  return (
    <View className={styles.row}>
      <View className={styles.words}>
        <View className={styles.name}>{member.name}</View>
        <View className={styles.note}>
          {withClass && `${member.class} · `}
          {day} {wallClockAt(at)} {when}
        </View>
      </View>
      <View className={styles.does}>{children}</View>
    </View>
  )
}
