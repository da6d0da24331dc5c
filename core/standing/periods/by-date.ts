import { addDays, type CivilDate, daysBetween } from '../../calendar/civil-date'
import type { SchoolCalendar, Term } from '../../calendar/school-calendar'
import type { Cadence, Window } from '../../plan/cadence'
import { windowLabel } from '../../plan/cadence-label'
import { weeksWindow } from './by-week'
import { schoolYearOf } from './long'
import { type Period, periodFrom, type Stretch } from './stretch'

type Monthly = Extract<Cadence, { every: 'month' }>

const PARTS = {
  early: { label: '上旬', from: 1, to: 10 },
  middle: { label: '中旬', from: 11, to: 20 },
  late: { label: '下旬', from: 21, to: 31 },
} as const

/**
 * Months, or their thirds, as far as the term reaches; due on the last day of each, taught or not. Quarters are the
 * calendar's, pairs of months begin with the term. One without any teaching is waived.
 */
export function monthly(
  calendar: SchoolCalendar,
  { step: steps, part, by }: Pick<Monthly, 'step' | 'part' | 'by'>,
): Period[] {
  if (by !== undefined) return dueEachMonth(calendar, by)
  const step = steps ?? 1
  const { startOn, endOn } = calendar.term
  const periods: Period[] = []
  for (let first = firstMonth(startOn, step); first <= endOn; first = monthAfter(first, step)) {
    const [begin, end] = part
      ? [dayOf(first, PARTS[part].from), dayOf(first, PARTS[part].to)]
      : [first, addDays(monthAfter(first, step), -1)]
    const from = begin < startOn ? startOn : begin
    const to = end > endOn ? endOn : end
    if (from > to) continue
    const label = part ? `${monthsLabel(first, 1)}${PARTS[part].label}` : monthsLabel(first, step)
    const taught = calendar.teachingDays.some((day) => day.on >= from && day.on <= to)
    const waived = taught ? null : '这段时间不上课'
    periods.push(periodFrom(calendar, { key: `month-${begin}`, label, from, to, waived }))
  }
  return periods
}

/** By a day of every month: each begins after the one before, so that a late one is not the next one early. */
function dueEachMonth(calendar: SchoolCalendar, by: number): Period[] {
  const { startOn, endOn } = calendar.term
  const periods: Period[] = []
  let from = startOn
  for (let first = firstMonth(startOn, 1); first <= endOn; first = monthAfter(first, 1)) {
    const to = dayOf(first, by)
    if (to < from || to > endOn) continue
    periods.push(periodFrom(calendar, { key: `month-${first}`, label: `${monthsLabel(first, 1)}`, from, to }))
    from = addDays(to, 1)
  }
  return periods
}

function firstMonth(startOn: CivilDate, step: 1 | 2 | 3): CivilDate {
  const month = Number(startOn.slice(5, 7))
  const begin = step === 3 ? month - ((month - 1) % 3) : month
  return `${startOn.slice(0, 4)}-${twoDigits(begin)}-01`
}

function monthAfter(first: CivilDate, step: number): CivilDate {
  const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + step
  return `${Math.floor(months / 12)}-${twoDigits((months % 12) + 1)}-01`
}

/** A day of the month that `first` begins, or its last day where the month is shorter. */
function dayOf(first: CivilDate, day: number): CivilDate {
  const last = addDays(monthAfter(first, 1), -1)
  const on = `${first.slice(0, 8)}${twoDigits(day)}`
  return on > last ? last : on
}

function monthsLabel(first: CivilDate, step: 1 | 2 | 3): string {
  const month = Number(first.slice(5, 7))
  if (step === 3) return `第 ${Math.ceil(month / 3)} 季度`
  return step === 1 ? `${month} 月` : `${month}—${(month % 12) + 1} 月`
}

const twoDigits = (amount: number) => String(amount).padStart(2, '0')

/**
 * Each window is owed once, at the end of its last day whether or not that is taught (3月20日 24:00). Of several 前 each begins
 * after the one before, so that what was handed in for one never fills the next.
 */
export function windows(calendar: SchoolCalendar, written: readonly Window[]): Period[] {
  const inOrder = written
    .flatMap((window, index) => {
      const open = window.by === 'weeks' ? window.from === 1 : window.from === null
      return periodOf(window, `window-${index}`, calendar).map((period) => ({ period, open }))
    })
    .sort((a, b) => (a.period.to < b.period.to ? -1 : 1))
  return inOrder.map(({ period, open }, index) => {
    const before = inOrder[index - 1]?.period.to
    if (!open || before === undefined || before >= period.to) return period
    const { key, label, to, slots } = period
    return periodFrom(calendar, { key, label, from: addDays(before, 1), to, slots })
  })
}

function periodOf(window: Window, key: string, calendar: SchoolCalendar): Period[] {
  const label = windowLabel(window)
  if (window.by === 'weeks')
    return weeksWindow(calendar, { fromWeek: window.from, toWeek: window.to }, key, label)
  const stretch = datesOf(window, calendar.term)
  const { startOn, endOn } = calendar.term
  const outside = stretch.to < startOn || stretch.from > endOn
  return outside ? [] : [periodFrom(calendar, { key, label, ...stretch })]
}

/** A window's days in this term's school year. */
export function datesOf(window: Exclude<Window, { by: 'weeks' }>, term: Term): Stretch {
  if (window.by === 'dates') return { from: window.from ?? term.startOn, to: window.to }
  const to = nearestYear(window.to, term)
  if (window.from === null) return { from: term.startOn < to ? term.startOn : to, to }
  const from = `${to.slice(0, 4)}-${window.from}`
  // From December into January it begins in the year before.
  return { from: from <= to ? from : `${Number(to.slice(0, 4)) - 1}-${window.from}`, to }
}

/** The day of the term's school year; of two, when the term begins before September, the one nearer to the term. */
function nearestYear(monthAndDay: string, term: Term): CivilDate {
  const schoolYear = schoolYearOf(term)
  const first = Number(schoolYear.from.slice(0, 4))
  const days = [first, first + 1].map((year) => existing(`${year}-${monthAndDay}`))
  const inYear = days.filter((day) => day >= schoolYear.from && day <= schoolYear.to)
  const away = (day: CivilDate) => Math.max(0, daysBetween(day, term.startOn), daysBetween(term.endOn, day))
  return inYear.sort((a, b) => away(a) - away(b))[0] ?? days[0] ?? term.endOn
}

/** The last day of February is written 02-29, and is the 28th in other years. */
function existing(date: CivilDate): CivilDate {
  return date.endsWith('-02-29') ? addDays(`${date.slice(0, 4)}-03-01`, -1) : date
}
