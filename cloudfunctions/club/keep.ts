import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { instructorsOf, loadClub, loadInstructing } from '../_shared/store/club'

/** Changes to a school's clubs come one after the other: what follows may look before it writes. */
export async function waitForTurn({ tx, caller }: SignedInContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('youju.club/' || ${caller.schoolId}, 0))`.execute(
    tx,
  )
}

/**
 * From today exactly these instruct the club; those who are new, since a day. Posts are dated and never overwritten: who
 * stops held it until yesterday, or, having begun today, for today only.
 */
export async function appoint(
  clubId: string,
  wanted: readonly string[],
  since: CivilDate,
  { tx, caller, today }: SignedInContext,
): Promise<void> {
  const { districtId, schoolId } = caller
  const held = (await loadInstructing(tx, caller, [clubId])).filter(({ to }) => to === null || to >= today)
  const yesterday = addDays(today, -1)
  for (const { personId, from, to } of held) {
    const stays = wanted.includes(personId)
    if (stays === (to === null)) continue
    const toOn = stays ? null : from > yesterday ? from : yesterday
    await tx
      .updateTable('appointment')
      .set({ toOn })
      .where('districtId', '=', districtId)
      .where('unitId', '=', clubId)
      .where('post', '=', 'instructor')
      .where('personId', '=', personId)
      .where('fromOn', '=', from)
      .execute()
  }
  const added = wanted.filter((id) => !held.some(({ personId }) => personId === id))
  if (added.length === 0) return
  const post = { districtId, schoolId, unitId: clubId, post: 'instructor', fromOn: since, toOn: null }
  await tx
    .insertInto('appointment')
    .values(added.map((personId) => ({ ...post, id: uuidv7(), personId })))
    .execute()
}

/** With the club end the posts of those who instruct it: nobody owes what is asked of instructors for a closed club. */
export async function endInstructing(
  clubId: string,
  lastDay: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<void> {
  await tx
    .updateTable('appointment')
    .set({ toOn: lastDay })
    .where('districtId', '=', caller.districtId)
    .where('unitId', '=', clubId)
    .where('post', '=', 'instructor')
    .where('toOn', 'is', null)
    .where('fromOn', '<=', lastDay)
    .execute()
}

/** Writes down what happened to a club, with its row and its instructors before and after. */
export async function keepJournal(
  did: 'founded' | 'changed' | 'closed' | 'reopened',
  id: string,
  reason: string,
  before: object | null,
  context: SignedInContext,
): Promise<void> {
  const { tx, caller, now, requestId } = context
  const after = await stateOf(id, context)
  const act = { actorId: caller.personId, at: new Date(now), did, reason, requestId }
  await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, 'club', ${id}::uuid,
    ${JSON.stringify(act)}::jsonb, ${before && JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`.execute(
    tx,
  )
}

/** A club as its journal keeps it. */
export async function stateOf(id: string, { tx, caller }: SignedInContext): Promise<object> {
  const club = await loadClub(tx, caller, id)
  const instructing = await loadInstructing(tx, caller, [id])
  const { districtId: _, schoolId: __, contentHash: ___, ...told } = club
  return { ...told, instructorIds: instructorsOf(instructing, club).map(({ personId }) => personId) }
}
