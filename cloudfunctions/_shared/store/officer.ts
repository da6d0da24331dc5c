import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolSource } from './at-hand'
import { atHand } from './at-hand'
import type { Tx } from './store'

/** Whether the district has an officer on a day; who that is, schools are not told. */
export function hasOfficer(tx: Tx, school: SchoolSource, today: CivilDate): Promise<boolean> {
  return atHand(school, `officer ${today}`, () => readWhetherOfficer(tx, today))
}

async function readWhetherOfficer(tx: Tx, today: CivilDate): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select youju.has_officer(${today}::date) as has`.execute(tx)
  return rows[0]?.has ?? false
}
