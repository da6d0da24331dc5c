import type { CivilDate, Weekday } from '../calendar/civil-date'
import { WEEKDAYS } from '../calendar/in-words'

/** A club as the school's register (社团台账) holds it; its name is a unit's, its instructors hold dated posts. */
export interface Club {
  readonly category: string
  /** What the club does this term. */
  readonly about: string
  readonly schedules: readonly Schedule[]
  readonly place: string
  readonly capacity: number | null
  readonly enrolled: number
  /** Whether it keeps a named roll; off unless a leader has switched it on with a reason (domain.md section 6). */
  readonly rollOptIn: boolean
  /** The terms it runs in. */
  readonly termIds: readonly string[]
  readonly from: CivilDate
  /** Its last day; null while it goes on. */
  readonly to: CivilDate | null
}

/** When a club meets, from a day on: a new time never rewrites what was planned before. The first holds from the beginning. */
export interface Schedule {
  readonly from: CivilDate
  readonly meetings: readonly Meeting[]
}

/** One weekday a week, in a timetable period (课后服务 often has none) or from a time to a time, `HH:mm`. */
export interface Meeting {
  readonly weekday: Weekday
  readonly period: number | null
  readonly startsAt: string
  readonly endsAt: string
}

/** What a school chooses from unless its plan lists categories of its own (选项: 社团类别). */
export const CLUB_CATEGORIES = ['体育', '艺术', '科技', '文学', '劳动', '综合'] as const

/** The name of that list in a plan. */
export const CATEGORY_OPTIONS = '社团类别'

export function weekdayInWords(weekday: Weekday): string {
  return `周${WEEKDAYS[weekday - 1]}`
}

/** `周二 第 7 节`, `周四 16:10–16:50` */
export function meetingInWords({ weekday, period, startsAt, endsAt }: Meeting): string {
  return `${weekdayInWords(weekday)} ${period === null ? `${startsAt}–${endsAt}` : `第 ${period} 节`}`
}

export function meetingsInWords(meetings: readonly Meeting[]): string {
  return meetings.map(meetingInWords).join('，')
}

/** When the club meets in force on a day. */
export function meetingsOn(schedules: readonly Schedule[], on: CivilDate): readonly Meeting[] {
  const inForce = schedules.filter((each, index) => index === 0 || each.from <= on).at(-1)
  return inForce?.meetings ?? []
}

/** The history with new meetings from a day on; what was to begin on that day or later gives way. */
export function reschedule(
  schedules: readonly Schedule[],
  meetings: readonly Meeting[],
  from: CivilDate,
): readonly Schedule[] {
  const inOrder = inWeekOrder(meetings)
  const same = (other: readonly Meeting[]) => meetingsInWords(other) === meetingsInWords(inOrder)
  if (same(meetingsOn(schedules, from))) return schedules
  const before = schedules.filter((each) => each.from < from)
  const last = before.at(-1)
  return last && same(last.meetings) ? before : [...before, { from, meetings: inOrder }]
}

export function inWeekOrder(meetings: readonly Meeting[]): readonly Meeting[] {
  return [...meetings].sort((a, b) => a.weekday - b.weekday)
}

export function runsOn({ from, to }: Pick<Club, 'from' | 'to'>, on: CivilDate): boolean {
  return from <= on && (to === null || on <= to)
}
