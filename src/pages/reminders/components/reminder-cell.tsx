import { View } from '@tarojs/components'
import { REMINDERS, type ReminderKind } from '#core/reminder/reminder'
import { Cell } from '@/components/cell'
import { cx } from '@/components/class-names'
import type { IconName } from '@/components/icon'
import { dueInWords } from '@/frame/owed-cell'
import { serverNow } from '@/services/clock'
import { agoInWords } from '@/services/moment'
import { readReminders } from '@/services/reminders/send'
import type { Reminder } from '@/services/reminders/unread'
import { schoolToday } from '@/services/session'
import styles from './reminder-cell.module.less'

const ICONS: Readonly<Record<ReminderKind, IconName>> = {
  digest: 'calendar',
  due: 'clock',
  returned: 'circle-alert',
}

interface ReminderCellProps {
  reminder: Reminder
  unread: boolean
}

/** One line of what to do; a tap opens where it is done, and it is read. */
export function ReminderCell({ reminder: { id, kind, line, page, dueOn, at }, unread }: ReminderCellProps) {
  const when = dueOn === null ? agoInWords(at, serverNow()) : dueInWords(dueOn, schoolToday())
  return (
    <Cell
      icon={ICONS[kind]}
      title={<View className={cx(unread && styles.unread)}>{line}</View>}
      note={`${REMINDERS[kind].title} · ${when}`}
      url={page}
      onTap={unread ? () => readReminders([id]) : undefined}
    />
  )
}
