import type { Cadence } from '#core/plan/cadence'
import type { World } from './arbitrary-school'
import { apart, boundsOf, lastWeek, type NaiveDay, shift, weeksOf } from './naive-calendar'

/** A stretch of days in which something is owed, with the days it falls due on. */
export interface NaivePeriod {
  readonly fromWeek: number
  readonly toWeek: number
  readonly from: string
  readonly to: string
  readonly due: readonly string[]
  readonly waived: boolean
  /** Each due day's own days, where nothing else fills it. */
  readonly own: readonly { from: string; to: string }[] | null
  readonly gap: number
}

export function spanOf(
  days: readonly NaiveDay[],
  from: string,
  to: string,
  due: readonly string[] = [to],
  more: Partial<NaivePeriod> = {},
): NaivePeriod {
  const [fromWeek, toWeek] = weeksOf(days, from, to)
  return { fromWeek, toWeek, from, to, due, waived: false, own: null, gap: 0, ...more }
}

const taughtIn = (days: readonly NaiveDay[], from: string, to: string) =>
  days.filter((day) => day.taught && day.date >= from && day.date <= to).map((day) => day.date)

/** Of all cadences but those that hang on a subject's own events and dates. */
export function periodsFor(cadence: Cadence, days: readonly NaiveDay[], world: World): NaivePeriod[] {
  const last = lastWeek(days)
  const { startOn, endOn } = world.term
  const every = Array.from({ length: last }, (_, index) => index + 1)
  const week = (number: number) => boundsOf(days, number)
  const inWeeks = (first: number, end: number) => taughtIn(days, week(first).monday, week(end).sunday)
  const whole = { fromWeek: 1, toWeek: last }
  switch (cadence.every) {
    case 'term':
    case 'unset':
      return [spanOf(days, startOn, endOn, [endOn], whole)]
    case 'times':
      return [
        spanOf(days, startOn, endOn, new Array(cadence.count).fill(endOn), { ...whole, gap: cadence.apart }),
      ]
    case 'snapshot':
      return [spanOf(days, startOn, startOn)]
    case 'schoolYear': {
      const year = Number(startOn.slice(0, 4)) - (startOn.slice(5, 7) < '08' ? 1 : 0)
      const from = startOn.startsWith(`${year}-08`) ? startOn : `${year}-09-01`
      return [spanOf(days, from, `${year + 1}-08-31`)]
    }
    case 'year':
      return [...new Set([startOn.slice(0, 4), endOn.slice(0, 4)])].map((year) =>
        spanOf(days, `${year}-01-01`, `${year}-12-31`),
      )
    case 'week': {
      const { step = 1, times = 1, parity } = cadence
      return every
        .filter((number) => (step === 2 ? number % 2 === 1 : true))
        .filter((number) => parity === undefined || (number % 2 === 1) === (parity === 'odd'))
        .flatMap((number) => {
          const end = Math.min(number + step - 1, last)
          const due = inWeeks(number, end).pop()
          if (due === undefined) return []
          return [spanOf(days, week(number).monday, week(end).sunday, new Array(times).fill(due))]
        })
    }
    case 'day':
      return every.flatMap((number) => {
        const { monday, sunday } = week(number)
        const all = days.filter((day) => day.date >= monday && day.date <= sunday && day.week >= 1)
        const due = all.filter((day) => day.taught || cadence.holidays).map((day) => day.date)
        const own = due.map((date) => ({ from: date, to: date }))
        return due.length > 0 ? [spanOf(days, monday, sunday, due, { own })] : []
      })
    case 'month':
      return months(cadence, days, world)
    case 'milestone':
      return cadence.names.flatMap((name) => {
        const window = world.plan.settings.milestones.find((each) => each.name === name)
        return window ? weeksPeriod(window.fromWeek, window.toWeek, days) : []
      })
    case 'window':
      return windowed(cadence, days, world)
    case 'weekday':
      return weekdays(cadence, days)
    default:
      throw new Error(`nobody counts ${cadence.every} here`)
  }
}

function weeksPeriod(from: number, to: number, days: readonly NaiveDay[]): NaivePeriod[] {
  const last = lastWeek(days)
  if (from > last) return []
  const { monday } = boundsOf(days, from)
  const { sunday } = boundsOf(days, Math.min(to, last))
  return [spanOf(days, monday, sunday, [taughtIn(days, monday, sunday).pop() ?? sunday])]
}

/** By going through the term day by day and cutting where the month, third or quarter changes. */
function months(
  { step: steps, part }: Extract<Cadence, { every: 'month' }>,
  days: readonly NaiveDay[],
  { term }: World,
): NaivePeriod[] {
  const begin = Number(term.startOn.slice(0, 4)) * 12 + Number(term.startOn.slice(5, 7)) - 1
  const step = steps ?? 1
  const third = (day: number) => (day <= 10 ? 'early' : day <= 20 ? 'middle' : 'late')
  const nameOf = ({ date }: NaiveDay) => {
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
    if (part) return third(Number(date.slice(8))) === part ? `${month}` : null
    return step === 3 ? `${Math.floor(month / 3)}` : `${Math.floor((month - begin) / step)}`
  }
  const names = [...new Set(days.map(nameOf))].filter((name) => name !== null)
  return names.map((name) => {
    const own = days.filter((day) => nameOf(day) === name)
    const [from = '', to = ''] = [own[0]?.date, own.at(-1)?.date]
    return spanOf(days, from, to, [to], { waived: !own.some((day) => day.taught) })
  })
}

function windowed(
  cadence: Extract<Cadence, { every: 'window' }>,
  days: readonly NaiveDay[],
  { term }: World,
): NaivePeriod[] {
  const made = cadence.windows.flatMap((window) => {
    if (window.by === 'weeks')
      return weeksPeriod(window.from, window.to, days).map((period) => ({ period, open: window.from === 1 }))
    if (window.by === 'days') throw new Error('windows of month and day are tested by example')
    if (window.to < term.startOn || (window.from ?? term.startOn) > term.endOn) return []
    return [{ period: spanOf(days, window.from ?? term.startOn, window.to), open: window.from === null }]
  })
  const sorted = made
    .map((each, index) => ({ ...each, index }))
    .sort((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : a.index - b.index))
  return sorted.map(({ period, open }, index) => {
    const before = sorted[index - 1]?.period.to
    if (!open || before === undefined || before >= period.to) return period
    return spanOf(days, shift(before, 1), period.to, period.due)
  })
}

function weekdays(
  { weekday, parity }: Extract<Cadence, { every: 'weekday' }>,
  days: readonly NaiveDay[],
): NaivePeriod[] {
  const week = (number: number) => boundsOf(days, number)
  const runs = days.filter((day) => day.taught && day.runs === weekday)
  const off = days.filter((day) => day.week >= 1 && day.weekday === weekday && !runs.includes(day))
  const { lost, madeUp } = lostDays(off, weekday, runs)
  const ours = (day: NaiveDay | undefined) =>
    day !== undefined &&
    day.week >= 1 &&
    (parity === undefined || (day.week % 2 === 1) === (parity === 'odd'))
  const kept = runs.filter((day) => ours(madeUp.get(day) ?? day))
  const numbers = [...new Set(kept.map((day) => day.week))]
  const slots = numbers.map((number) => {
    const due = kept.filter((day) => day.week === number).map((day) => day.date)
    return spanOf(days, week(number).monday, week(number).sunday, due)
  })
  const waived = lost
    .filter(ours)
    .map(({ date, week: at }) => spanOf(days, week(at).monday, week(at).sunday, [date], { waived: true }))
  const left = kept
    .flatMap((day) => madeUp.get(day) ?? [])
    .filter(({ week: at }) => !numbers.includes(at))
    .map(({ week: at }) => spanOf(days, week(at).monday, week(at).sunday, [], { waived: true }))
  return [...slots, ...waived, ...left].sort((a, b) =>
    (a.due.at(-1) ?? a.to) < (b.due.at(-1) ?? b.to) ? -1 : 1,
  )
}

/** Ordinary days of the weekday on which it is not run, less one for each make-up day: the nearest, the earlier first. */
function lostDays(off: readonly NaiveDay[], weekday: number, kept: readonly NaiveDay[]) {
  let lost = [...off]
  const madeUp = new Map<NaiveDay, NaiveDay>()
  for (const makeUp of kept.filter((day) => day.weekday !== weekday)) {
    const [nearest] = [...lost].sort(
      (a, b) => apart(a.date, makeUp.date) - apart(b.date, makeUp.date) || (a.date < b.date ? -1 : 1),
    )
    lost = lost.filter((day) => day !== nearest)
    if (nearest) madeUp.set(makeUp, nearest)
  }
  return { lost, madeUp }
}

export function shownIn(periods: readonly NaivePeriod[], week: number): NaivePeriod | undefined {
  const here = periods.filter((each) => each.fromWeek <= week && each.toWeek >= week)
  const before = periods.filter((each) => each.toWeek < week)
  return here.find((each) => !each.waived) ?? here[0] ?? before[before.length - 1] ?? periods[0]
}

/** The last day that is certainly over on `today`, as far as a look at `sunday`'s week may know. */
export function overBy(today: string, sunday: string): string {
  const yesterday = shift(today, -1)
  return [yesterday, sunday].sort()[0] ?? sunday
}
