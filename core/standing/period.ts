import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { Cadence } from '../plan/cadence'
import type { Milestone } from '../plan/plan'
import { monthly, windows } from './periods/by-date'
import { daily, fortnightly, weekdaySlots, weekdaysSlots, weekly, weeksWindow } from './periods/by-week'
import { schoolYear, termPeriod, years } from './periods/long'
import { type Period, periodFrom } from './periods/stretch'

export type { Period, Stretch } from './periods/stretch'

type ByCadence = WeakMap<Cadence, readonly Period[]>

const laidOut = new WeakMap<SchoolCalendar, WeakMap<readonly Milestone[], ByCadence>>()

/**
 * All periods of a cadence in a term, in time order (domain.md section 4, Calendar). What hangs on a subject's own events
 * or dates (每次听课后, 自上次起满n年) has none here: see occasions. The same list for as long as plan and calendar are the same.
 */
export function periodsOf(
  cadence: Cadence,
  calendar: SchoolCalendar,
  milestones: readonly Milestone[],
): readonly Period[] {
  const inTerm = laidOut.get(calendar) ?? new WeakMap<readonly Milestone[], ByCadence>()
  laidOut.set(calendar, inTerm)
  const ofPlan = inTerm.get(milestones) ?? new WeakMap<Cadence, readonly Period[]>()
  inTerm.set(milestones, ofPlan)
  const known = ofPlan.get(cadence)
  if (known) return known
  const periods = layOut(cadence, calendar, milestones)
  ofPlan.set(cadence, periods)
  return periods
}

function layOut(cadence: Cadence, calendar: SchoolCalendar, milestones: readonly Milestone[]): Period[] {
  switch (cadence.every) {
    case 'term':
      return [termPeriod(calendar)]
    case 'unset':
      return [termPeriod(calendar, { label: '本学期（周期待定）' })]
    case 'times':
      return [
        termPeriod(calendar, {
          slots: Array.from({ length: cadence.count }, () => calendar.term.endOn),
          apart: cadence.apart,
        }),
      ]
    case 'schoolYear':
      return schoolYear(calendar)
    case 'year':
      return years(calendar)
    case 'week':
      return cadence.step === 2
        ? fortnightly(calendar, cadence.times ?? 1)
        : weekly(calendar, cadence.parity, cadence.times ?? 1)
    case 'weekday':
      return weekdaySlots(calendar, cadence.weekday, cadence.parity)
    case 'weekdays':
      return weekdaysSlots(calendar, cadence.weekdays)
    case 'day':
      return daily(calendar, cadence.holidays)
    case 'month':
      return monthly(calendar, cadence)
    case 'milestone':
      return cadence.names.flatMap((name) => {
        const window = milestones.find((milestone) => milestone.name === name)
        return window ? weeksWindow(calendar, window, `milestone-${name}`, name) : []
      })
    case 'window':
      return windows(calendar, cadence.windows)
    case 'snapshot': {
      const { startOn } = calendar.term
      return [periodFrom(calendar, { key: 'snapshot', label: '学期初', from: startOn, to: startOn })]
    }
    case 'event':
    case 'since':
      return []
  }
}

/** Whether a promise is owed once over a stretch in which work goes on, so that a pace can be told. */
export function isPaced({ every }: Cadence): boolean {
  return every === 'term' || every === 'times' || every === 'schoolYear' || every === 'year'
}

/** Neither paced over the term nor recurring week by week. */
export function hasDayOfItsOwn(cadence: Cadence): boolean {
  return !isPaced(cadence) && !['day', 'week', 'weekday', 'weekdays', 'unset'].includes(cadence.every)
}

/** The period a week's page shows: the one it lies in, else the latest before it, else the first to come. */
export function periodIn(periods: readonly Period[], week: Week): Period | undefined {
  if (periods.length <= 1) return periods[0]
  const within = periods.filter((period) => period.fromWeek <= week.number && week.number <= period.toWeek)
  return (
    within.find((period) => period.waived === null) ??
    within[0] ??
    periods.filter((period) => period.toWeek < week.number).at(-1) ??
    periods[0]
  )
}
