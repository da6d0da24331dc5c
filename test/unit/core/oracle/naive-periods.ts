import type { Rule } from '#core/plan/plan'
import type { World } from './arbitrary-school'
import { apart, boundsOf, lastWeek, type NaiveDay, shift } from './naive-calendar'

/** A stretch of weeks in which something is owed, with the days it falls due on. */
export interface NaivePeriod {
  readonly fromWeek: number
  readonly toWeek: number
  readonly from: string
  readonly to: string
  readonly due: readonly string[]
  readonly waived: boolean
}

export function periodsFor(rule: Rule, days: readonly NaiveDay[], world: World): NaivePeriod[] {
  const last = lastWeek(days)
  const weeks = Array.from({ length: last }, (_, index) => index + 1)
  const taught = (from: number, to: number) =>
    days.filter((day) => day.taught && day.week >= from && day.week <= to).map((day) => day.date)
  const span = (fromWeek: number, toWeek: number, due: readonly string[], waived = false): NaivePeriod => ({
    fromWeek,
    toWeek,
    from: boundsOf(days, fromWeek).monday,
    to: boundsOf(days, toWeek).sunday,
    due,
    waived,
  })
  const { cadence } = rule
  if (cadence.every === 'term') {
    const { startOn, endOn } = world.term
    return [{ fromWeek: 1, toWeek: last, from: startOn, to: endOn, due: [endOn], waived: false }]
  }
  if (cadence.every === 'week') {
    return weeks
      .filter((week) => taught(week, week).length > 0)
      .map((week) => span(week, week, taught(week, week).slice(-1)))
  }
  if (cadence.every === 'milestone') {
    return cadence.names.flatMap((name) => {
      const window = world.plan.settings.milestones.find((each) => each.name === name)
      if (!window || window.fromWeek > last) return []
      const to = Math.min(window.toWeek, last)
      const due = taught(window.fromWeek, to).pop() ?? boundsOf(days, to).sunday
      return [span(window.fromWeek, to, [due])]
    })
  }
  if (cadence.every !== 'weekday') throw new Error(`nobody counts ${cadence.every} here`)
  const kept = days.filter((day) => day.taught && day.runs === cadence.weekday)
  const off = days.filter((day) => day.week >= 1 && day.weekday === cadence.weekday && !kept.includes(day))
  const lost = lostDays(off, cadence.weekday, kept)
  const slots = weeks.flatMap((week) => {
    const due = kept.filter((day) => day.week === week).map((day) => day.date)
    return due.length ? [span(week, week, due)] : []
  })
  const waived = lost.map(({ date, week }) => span(week, week, [date], true))
  const left = off
    .filter((day) => !lost.includes(day) && !kept.some(({ week }) => week === day.week))
    .map(({ week }) => span(week, week, [], true))
  return [...slots, ...waived, ...left].sort((a, b) =>
    (a.due.at(-1) ?? a.to) < (b.due.at(-1) ?? b.to) ? -1 : 1,
  )
}

/** Ordinary days of the weekday on which it is not run, less one for each make-up day: the nearest, the earlier first. */
function lostDays(off: readonly NaiveDay[], weekday: number, kept: readonly NaiveDay[]): NaiveDay[] {
  let lost = [...off]
  for (const makeUp of kept.filter((day) => day.weekday !== weekday)) {
    const [nearest] = [...lost].sort(
      (a, b) => apart(a.date, makeUp.date) - apart(b.date, makeUp.date) || (a.date < b.date ? -1 : 1),
    )
    lost = lost.filter((day) => day !== nearest)
  }
  return lost
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
