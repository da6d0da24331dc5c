import type { CivilDate } from '#core/calendar/civil-date'
import { type CalendarDay, layOutTerm, type SchoolCalendar, weekAt } from '#core/calendar/school-calendar'
import { publicHolidays } from '../../../cloudfunctions/term/public-holidays'
import type { Ids } from './ids'
import { instantAt } from './moment'
import { termAround } from './term'

export interface DemoCalendar {
  readonly calendar: SchoolCalendar
  readonly districtDays: readonly CalendarDay[]
  /** The school's own overrides. */
  readonly schoolDays: readonly CalendarDay[]
  /** What is not as it would be in a real school, for whoever starts the demo. */
  readonly warnings: readonly string[]
}

const THURSDAY = 4

export function demoCalendar(today: CivilDate, ids: Ids): DemoCalendar {
  const { synthetic, ...term } = termAround(today)
  const named = { id: ids.at(instantAt(term.startOn, '08:00')), ...term }
  const { days, unknownYears } = publicHolidays(term.startOn, term.endOn)
  const schoolDays = sportsMeeting(layOutTerm(named, days), today)
  const warnings = unknownYears.map(
    (year) => `${year} 年的放假和调休安排本机还没有收录，校历里这一年只按周末放假，请教务员核对。`,
  )
  if (synthetic) warnings.push('今天不在学期中段，演示用的是虚拟的 20 周学期，今天在第 12 周。')
  return { calendar: layOutTerm(named, [...days, ...schoolDays]), districtDays: days, schoolDays, warnings }
}

/** A Thursday some weeks ago on which nobody was taught, so that its research slot is waived. */
function sportsMeeting(calendar: SchoolCalendar, today: CivilDate): CalendarDay[] {
  const thisWeek = weekAt(calendar, today)?.number ?? calendar.weeks.length
  const thursdays = calendar.weeks
    .filter((week) => week.number <= thisWeek - 3)
    .flatMap((week) => week.teachingDays.filter((day) => day.timetableOf === THURSDAY))
  const on = thursdays.at(-1)?.on
  return on === undefined ? [] : [{ on, teaching: false, reason: '学校运动会，全校停课一天' }]
}
