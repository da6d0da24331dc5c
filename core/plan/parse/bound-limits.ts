import type { Cadence } from '../cadence'

/** What somebody does: nobody does more of it in the time than this, so a larger number is a slip of the key. */
const ACTS = ['节', '次', '回', '个', '篇', '例', '场', '']
const MOST_ACTS: Record<Cadence['every'], number> = {
  day: 20,
  week: 60,
  weekday: 20,
  weekdays: 20,
  month: 200,
  term: 500,
  schoolYear: 1000,
  year: 1000,
  milestone: 100,
  window: 500,
  times: 100,
  event: 50,
  since: 500,
  snapshot: 100_000,
  unset: 500,
}
/** People, dishes, books, money. */
const MOST_OF_THINGS = 10_000_000
const MOST_PER_CENT = 100

/** The largest amount that is believed of a unit in one period. */
export function mostOf(unit: string, cadence: Cadence | null): number {
  if (unit === '%') return MOST_PER_CENT
  return ACTS.includes(unit) ? MOST_ACTS[cadence?.every ?? 'term'] : MOST_OF_THINGS
}
