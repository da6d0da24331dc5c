import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'

/** Of units, or of anything else with a first and a last day, what is there on a day; `alias` is what the query calls it. */
export function thereOn(alias: string, on: CivilDate): RawBuilder<boolean> {
  const from = sql.ref(`${alias}.fromOn`)
  const to = sql.ref(`${alias}.toOn`)
  return sql<boolean>`(${from} is null or ${from} <= ${on}) and (${to} is null or ${to} >= ${on})`
}
