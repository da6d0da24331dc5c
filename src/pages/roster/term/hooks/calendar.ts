import { addDays, type CivilDate, mondayOf, weekdayOf } from '#core/calendar/civil-date'
import { type CalendarDay, layOutTerm, type SchoolCalendar, type Term } from '#core/calendar/school-calendar'
import type { Output } from '#core/contract/contract'

export type Days = Output<'term.days'>
type Entry = Days['school'][number]

export interface TermDay {
  readonly on: CivilDate
  readonly inTerm: boolean
  readonly teaching: boolean
  /** Of a day that is not as its weekday says. */
  readonly entry: (Entry & { readonly from: 'district' | 'school' }) | null
  readonly week: number | null
}

export interface TermCalendar {
  readonly months: readonly { readonly month: string; readonly days: readonly TermDay[] }[]
  dayOn(on: CivilDate): TermDay | undefined
  readonly teachingDays: number
  readonly weeks: number
  /** Suggested days that neither the district nor the school has. */
  readonly open: readonly Entry[]
}

export function calendarOf(term: Term, days: Days): TermCalendar {
  const entries = new Map<CivilDate, TermDay['entry']>([
    ...days.district.map((entry) => [entry.on, { ...entry, from: 'district' as const }] as const),
    ...days.school.map((entry) => [entry.on, { ...entry, from: 'school' as const }] as const),
  ])
  const laidOut = layOutTerm(term, [...entries.values()].flatMap(dayOf))
  const taught = new Set(laidOut.teachingDays.map(({ on }) => on))
  const all: TermDay[] = []
  const first = mondayOf(`${term.startOn.slice(0, 7)}-01`)
  for (let on = first; on <= term.endOn || !isLastOfMonth(addDays(on, -1), term.endOn); on = addDays(on, 1)) {
    const inTerm = term.startOn <= on && on <= term.endOn
    const entry = inTerm ? (entries.get(on) ?? null) : null
    all.push({ on, inTerm, teaching: taught.has(on), entry, week: weekOf(laidOut, on) })
  }
  const months = [...new Set(all.map(({ on }) => on.slice(0, 7)))]
    .filter((month) => month >= term.startOn.slice(0, 7))
    .map((month) => ({ month, days: all.filter(({ on }) => on.startsWith(month)) }))
  return {
    months,
    dayOn: (on) => all.find((day) => day.on === on),
    teachingDays: laidOut.teachingDays.length,
    weeks: laidOut.weeks.length,
    open: days.suggested.filter(({ on }) => !entries.has(on)),
  }
}

function dayOf(entry: TermDay['entry']): CalendarDay[] {
  if (!entry) return []
  const { on, teaching, timetableOf, reason } = entry
  return [{ on, teaching, timetableOf: (timetableOf ?? undefined) as CalendarDay['timetableOf'], reason }]
}

const weekOf = ({ weeks }: SchoolCalendar, on: CivilDate) =>
  weeks.find(({ monday, sunday }) => monday <= on && on <= sunday)?.number ?? null

const isLastOfMonth = (on: CivilDate, end: CivilDate) =>
  on.slice(0, 7) === end.slice(0, 7) && addDays(on, 1).slice(0, 7) !== on.slice(0, 7)

/** How many empty places come before a month's first day, from Monday on. */
export const placesBefore = (on: CivilDate) => weekdayOf(on) - 1

/** 休 off, 班 made up for, else nothing to say. */
export function markOf({ inTerm, teaching, entry }: TermDay): '休' | '班' | '' {
  if (!inTerm || !entry) return ''
  return teaching ? '班' : '休'
}
