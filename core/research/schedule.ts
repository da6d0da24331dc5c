import type { BellPeriod } from '../calendar/bell'
import type { CivilDate, Weekday } from '../calendar/civil-date'
import type { GroupKind } from '../org/person'
import type { Plan } from '../plan/plan'

/** When and where a group meets, from a day until it decides anew: the latest that has begun is in force. */
export interface ResearchSchedule {
  readonly from: CivilDate
  /** The last day; open when null. */
  readonly to: CivilDate | null
  readonly weekday: Weekday
  /** A period of the timetable; null where `time` says it, or nothing does. */
  readonly period: number | null
  /** `HH:mm`, or empty. */
  readonly time: string
  readonly place: string
}

/** The weekday on which the plan has groups of a kind meet (001-32), for those that have decided nothing themselves. */
export function scheduleOfPlan(
  { rules }: Plan,
  groupKind: GroupKind | undefined,
  from: CivilDate,
): ResearchSchedule | undefined {
  for (const { measure, audience, cadence } of rules) {
    if (measure.name !== 'researchSessions' || cadence.every !== 'weekday') continue
    if (audience.level !== 'group' || audience.groupKind !== groupKind) continue
    return { from, to: null, weekday: cadence.weekday, period: null, time: '', place: '' }
  }
  return undefined
}

/** The group's own schedules in time order, before the first of them what the plan says. */
export function schedulesOf(
  own: readonly ResearchSchedule[],
  ofPlan: ResearchSchedule | undefined,
): ResearchSchedule[] {
  const decided = [...own].sort((a, b) => (a.from < b.from ? -1 : 1))
  return ofPlan ? [ofPlan, ...decided] : decided
}

/** The schedule in force on a day; one that has ended leaves none, whatever came before it. */
export function scheduleOn(
  schedules: readonly ResearchSchedule[],
  date: CivilDate,
): ResearchSchedule | undefined {
  const latest = schedules.filter(({ from }) => from <= date).at(-1)
  return latest && (latest.to === null || date <= latest.to) ? latest : undefined
}

/** `HH:mm`, or empty when nobody has said. */
export function startOf({ period, time }: ResearchSchedule, bell: readonly BellPeriod[]): string {
  return time || (bell.find((each) => each.period === period)?.startsAt ?? '')
}
