// The data alone: the functions of chinese-days reckon in the time zone of the machine.
import published from 'chinese-days/dist/chinese-days.json'
import { type CivilDate, daysBetween, weekdayOf } from '#core/calendar/civil-date'
import type { CalendarDay } from '#core/calendar/school-calendar'

export interface PublicHolidays {
  /** Weekdays off and weekends worked (调休), as a district would publish them. */
  readonly days: readonly CalendarDay[]
  /** Years whose holidays are not known here: their days are weekends only. */
  readonly unknownYears: readonly number[]
}

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

export function publicHolidays(from: CivilDate, to: CivilDate): PublicHolidays {
  const days: CalendarDay[] = []
  for (const day of NAMED_DAYS) {
    if (day.on < from || day.on > to) continue
    if (day.work) days.push(makeUpDay(day))
    else if (weekdayOf(day.on) <= 5) days.push({ on: day.on, teaching: false, reason: `${day.name}放假` })
  }
  const years = new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))])
  return { days, unknownYears: [...years].filter((year) => !isKnown(year)) }
}

interface NamedDay {
  readonly on: CivilDate
  readonly name: string
  readonly work: boolean
  readonly inLieu: boolean
}

/** `English,Chinese,days` by date. */
type Published = Readonly<Record<string, string>>
const HOLIDAYS: Published = published.holidays
const WORKDAYS: Published = published.workdays
const IN_LIEU: Published = published.inLieuDays

const NAMED_DAYS: readonly NamedDay[] = Object.entries({ ...HOLIDAYS, ...WORKDAYS })
  .map(([on, names]) => ({
    on,
    name: names.split(',')[1] ?? names,
    work: on in WORKDAYS,
    inLieu: on in IN_LIEU,
  }))
  .sort((a, b) => (a.on < b.on ? -1 : 1))

function isKnown(year: number): boolean {
  return `${year}-10-01` in HOLIDAYS
}

/** The first make-up day of a holiday carries the first day it was traded for, the second the second. */
function makeUpDay(day: NamedDay): CalendarDay {
  const sameHoliday = NAMED_DAYS.filter((other) => other.name === day.name && nearby(other.on, day.on))
  const place = sameHoliday.filter((other) => other.work).indexOf(day)
  const traded = sameHoliday.filter((other) => other.inLieu)[place]
  if (!traded) return { on: day.on, teaching: false, reason: `${day.name}调休，学校不排课` }
  const weekday = weekdayOf(traded.on)
  const [, month, date] = traded.on.split('-').map(Number)
  const reason = `${day.name}调休，上 ${month} 月 ${date} 日（${WEEKDAYS[weekday]}）的课`
  return { on: day.on, teaching: true, timetableOf: weekday, reason }
}

/** Of the same year's holiday: a make-up day lies within some weeks of it, New Year's in the year before at times. */
function nearby(one: CivilDate, other: CivilDate): boolean {
  return Math.abs(daysBetween(one, other)) <= 40
}
