import { sql } from 'kysely'
import { weekdayOf } from '#core/calendar/civil-date'
import type { Credit } from '#core/record/credits'
import type { SchoolKey } from '../school-key'
import type { Tx } from '../store'
import type { Difference } from './difference'

interface TallyKey {
  readonly termId: string
  readonly measure: string
  readonly subjectId: string
  readonly week: number
}

interface KeptTally extends TallyKey {
  readonly quantity: number
  readonly days: readonly number[]
}

const keyOf = ({ termId, measure, subjectId, week }: TallyKey) => `${termId} ${measure} ${subjectId} ${week}`

const NO_DAYS: readonly number[] = [0, 0, 0, 0, 0, 0, 0]

/** Credits summed as tallies are, by week and by day of the week. */
export class TallySums {
  readonly #days = new Map<string, number[]>()

  add(termId: string, credit: Credit): void {
    const { measure, subjectId, week, on, quantity } = credit
    const key = keyOf({ termId, measure, subjectId, week })
    let days = this.#days.get(key)
    if (!days) {
      days = [...NO_DAYS]
      this.#days.set(key, days)
    }
    const day = weekdayOf(on) - 1
    days[day] = (days[day] ?? 0) + quantity
  }

  /** Where the tallies that are kept are others; a key with a weekday is that day's part of it. */
  differences(kept: readonly KeptTally[]): Difference[] {
    const left = new Map(this.#days)
    const found = kept.flatMap(({ quantity, days, ...key }) => {
      const name = keyOf(key)
      const counted = left.get(name)
      left.delete(name)
      return between(name, { quantity, days }, counted ?? NO_DAYS)
    })
    for (const [name, counted] of left) found.push(...between(name, { quantity: 0, days: NO_DAYS }, counted))
    return found
  }
}

function between(
  key: string,
  kept: Pick<KeptTally, 'quantity' | 'days'>,
  counted: readonly number[],
): Difference[] {
  const difference = (its: string, have: number, recounted: number) =>
    have === recounted ? [] : [{ table: 'tally' as const, key: its, kept: have, recounted }]
  const sum = counted.reduce((all, each) => all + each, 0)
  return [
    ...difference(key, kept.quantity, sum),
    ...counted.flatMap((day, index) => difference(`${key}/${index + 1}`, kept.days[index] ?? 0, day)),
  ]
}

export async function keptTallies(tx: Tx, { districtId, schoolId }: SchoolKey): Promise<KeptTally[]> {
  const { rows } = await sql<KeptTally>`
    select term_id as "termId", measure, subject_id as "subjectId", week, quantity, days
      from youju.tally where district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid`.execute(
    tx.withoutPlugins(),
  )
  return rows
}
