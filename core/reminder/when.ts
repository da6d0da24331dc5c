import { addDays, type CivilDate, civilDateAt, wallClockAt } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'

/**
 * Nothing is said from nine in the evening to seven in the morning: what a school wants of people ends with their evening,
 * and seven is when they are up for a day of lessons. Wall clock in China, the first minute quiet, the last one not.
 */
export const QUIET = { from: '21:00', until: '07:00' } as const

/** Digests and reminders are made at this minute of a teaching day: before the first lesson, the day can still be planned. */
export const MORNING = '07:30'

/** The instant in milliseconds of a wall clock in China, which keeps one offset all year. */
export function instantAt(on: CivilDate, time: string): number {
  return Date.parse(`${on}T${time}:00+08:00`)
}

export const morningOf = (on: CivilDate): number => instantAt(on, MORNING)

export function isTeachingDay({ teachingDays }: SchoolCalendar, on: CivilDate): boolean {
  return teachingDays.some((day) => day.on === on)
}

/** Whether people may be spoken to at an instant: on a teaching day of the school's term, outside the quiet hours. */
export function maySayAt(calendar: SchoolCalendar, instant: number): boolean {
  const time = wallClockAt(instant)
  return time >= QUIET.until && time < QUIET.from && isTeachingDay(calendar, civilDateAt(instant))
}

/** The first instant from `instant` on at which people may be spoken to; null when the term has none any more. */
export function sayableFrom(calendar: SchoolCalendar, instant: number): number | null {
  if (maySayAt(calendar, instant)) return instant
  const today = civilDateAt(instant)
  const early = wallClockAt(instant) < QUIET.until
  const day = calendar.teachingDays.find(({ on }) => (early ? on >= today : on > today))
  return day ? instantAt(day.on, QUIET.until) : null
}

/**
 * The digest that holds on a day: of the week that the day lies in, due on its first teaching day. Undefined outside the
 * term, in a week without teaching, and before its first teaching day.
 */
export function digestOn(
  { term, weeks }: SchoolCalendar,
  today: CivilDate,
): { readonly week: Week; readonly due: number } | undefined {
  if (today < term.startOn || today > term.endOn) return undefined
  const week = weeks.find(({ monday, sunday }) => monday <= today && today <= sunday)
  const first = week?.teachingDays[0]
  return week && first && first.on <= today ? { week, due: morningOf(first.on) } : undefined
}

/** The digest that is to be made now: the one that holds today, unless it was due before the last time that was carried out. */
export function digestDue(calendar: SchoolCalendar, since: number | null, now: number) {
  const digest = digestOn(calendar, civilDateAt(now))
  if (!digest || digest.due > now || (since !== null && since >= digest.due)) return undefined
  return digest
}

/** So many days before something is due it is said; nearer ones outdo farther ones. */
export const DAYS_BEFORE = [7, 1] as const

export type DaysBefore = (typeof DAYS_BEFORE)[number]

export interface DueMention {
  readonly dueOn: CivilDate
  readonly before: DaysBefore
  /** The teaching day on whose morning it is said. */
  readonly on: CivilDate
}

/**
 * When a due day is spoken of: seven days and one day before, or on the nearest teaching day before that, so that it is
 * never late; where both fall on one day, once. Days outside the term are not looked back from.
 */
export function mentionsOf({ term, teachingDays }: SchoolCalendar, dueOn: CivilDate): DueMention[] {
  const mentions = DAYS_BEFORE.flatMap((before): DueMention[] => {
    const wanted = addDays(dueOn, -before)
    if (wanted < term.startOn || wanted > term.endOn) return []
    const day = teachingDays.filter(({ on }) => on <= wanted).at(-1)
    return day ? [{ dueOn, before, on: day.on }] : []
  })
  return mentions.filter(
    ({ on, before }) => !mentions.some((other) => other.before < before && other.on === on),
  )
}

/**
 * What was to be said in the mornings after `since` and up to `now`, of days that are not over yet: of each due day only
 * the nearest mention. Without `since` only the last teaching day's morning counts.
 */
export function mentionsDue(calendar: SchoolCalendar, since: number | null, now: number): DueMention[] {
  const today = civilDateAt(now)
  const last = calendar.teachingDays.filter(({ on }) => morningOf(on) <= now).at(-1)
  if (!last || today > calendar.term.endOn) return []
  const after = since ?? morningOf(last.on) - 1
  const farthest = addDays(today, FARTHEST_DAYS)
  const mentions: DueMention[] = []
  for (let dueOn = today; dueOn <= farthest; dueOn = addDays(dueOn, 1)) {
    const nearest = mentionsOf(calendar, dueOn)
      .filter(({ on }) => morningOf(on) <= now)
      .at(-1)
    if (nearest && morningOf(nearest.on) > after) mentions.push(nearest)
  }
  return mentions
}

/** A mention seven days ahead moves back over days without lessons, at most a holiday of so many days. */
const FARTHEST_DAYS = 7 + 60
