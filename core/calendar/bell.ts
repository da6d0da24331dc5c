/** One timetable period (节) of a school day; times are `HH:mm` wall clock. */
export interface BellPeriod {
  readonly period: number
  readonly startsAt: string
  readonly endsAt: string
}

/**
 * The period a teacher most likely means at a time of day: the one running, else the one just over
 * (people write down a lesson when they walk out of it), else the first of the day.
 */
export function periodAt(bell: readonly BellPeriod[], time: string): number | undefined {
  const begun = bell.filter((period) => period.startsAt <= time)
  return (begun.at(-1) ?? bell[0])?.period
}
