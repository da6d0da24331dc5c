import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { type SchoolCalendar, weekAt } from '#core/calendar/school-calendar'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'

export interface Kept {
  readonly firstOn: CivilDate
  readonly lastOn: CivilDate
}

/** From when to when something is recorded in a term; undefined when nothing is. */
export async function keptIn(termId: string, { tx }: SignedInContext): Promise<Kept | undefined> {
  const { rows } = await sql<{ firstOn: CivilDate | null; lastOn: CivilDate | null }>`
    select first_on as "firstOn", last_on as "lastOn" from youju.kept_in_term(${termId}::uuid)`.execute(tx)
  const { firstOn = null, lastOn = null } = rows[0] ?? {}
  return firstOn === null || lastOn === null ? undefined : { firstOn, lastOn }
}

/** Records are counted in the week they lie in: week 1 stays where it is as long as there are any. */
export function requireSameWeeks(
  before: SchoolCalendar,
  after: SchoolCalendar,
  { firstOn, lastOn }: Kept,
): void {
  const same = (on: CivilDate) => weekAt(before, on)?.number === weekAt(after, on)?.number
  const monday = before.weeks[0]?.monday
  if (monday !== undefined && !(same(firstOn) && same(lastOn))) throw problem('weeksWouldShift', { monday })
}
