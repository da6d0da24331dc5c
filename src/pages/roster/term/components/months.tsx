import { View } from '@tarojs/components'
import type { CivilDate } from '#core/calendar/civil-date'
import { WEEKDAYS } from '#core/calendar/in-words'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Tap } from '@/components/tap'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import { markOf, placesBefore, type TermCalendar, type TermDay } from '../hooks/calendar'
import styles from './months.module.less'

interface MonthsProps {
  calendar: TermCalendar
  onOpen: (on: CivilDate) => void
}

/** The term's months, days off and made-up days marked in words; each day of the term opens. */
export function Months({ calendar, onOpen }: MonthsProps) {
  const { months, weeks, teachingDays } = calendar
  return (
    <CellGroup
      bare
      title={`${weeks} 周，${teachingDays} 个上课日`}
      note="点一天可以改：放假、补课，或恢复平常。休：不上课；班：调休上课。"
    >
      <View className={styles.months}>
        {months.map(({ month, days }) => (
          <View key={month} className={styles.month} ariaRole="group" ariaLabel={nameOf(month)}>
            <View className={styles.name}>{nameOf(month)}</View>
            <View className={styles.grid}>
              {WEEKDAYS.map((day) => (
                <View key={day} className={styles.weekday} ariaHidden>
                  {day}
                </View>
              ))}
              {Array.from({ length: placesBefore(days[0]?.on ?? `${month}-01`) }, (_, place) => (
                <View key={`before${String(place)}`} ariaHidden />
              ))}
              {days.map((day) => (
                <Day key={day.on} day={day} onOpen={onOpen} />
              ))}
            </View>
          </View>
        ))}
      </View>
    </CellGroup>
  )
}

function Day({ day, onOpen }: { day: TermDay; onOpen: (on: CivilDate) => void }) {
  const { on, inTerm, teaching } = day
  const mark = markOf(day)
  // A day that is not the term's is an empty place.
  if (!inTerm) return <View className={styles.day} ariaHidden />
  return (
    <Tap
      label={wordsOf(day)}
      className={cx(
        styles.day,
        !teaching && styles.off,
        mark === '休' && styles.holiday,
        mark === '班' && styles.made,
        on === schoolToday() && styles.today,
      )}
      onTap={() => onOpen(on)}
    >
      <View className={styles.number}>{Number(on.slice(8))}</View>
      <View className={styles.mark} ariaHidden />
    </Tap>
  )
}

function wordsOf({ on, teaching, entry, week }: TermDay): string {
  const state = entry ? entry.reason : teaching ? '上课' : '周末'
  const inWeek = week === null ? '' : `第 ${week} 周，`
  return `${dateInWords(on, schoolToday())}，${inWeek}${entry && !teaching ? '不上课，' : ''}${state}`
}

const nameOf = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
