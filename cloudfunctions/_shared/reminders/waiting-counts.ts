import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { askedBy } from '#core/record/asked'
import { plansAsking } from '../store/asked'
import type { SchoolKey } from '../store/school-key'
import { hasOpenObjection } from '../store/statement'
import type { Tx } from '../store/store'
import { Counts } from './counts'

/** Records of a school in a state by their authors; of one term, where one is named. */
export async function recordsByAuthor(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  state: 'returned' | 'awaiting',
  termId?: string,
): Promise<Counts> {
  let rows = tx
    .selectFrom('record')
    .select(['authorId as personId', sql<number>`count(*)`.as('count')])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('state', '=', state)
  if (termId !== undefined) rows = rows.where('termId', '=', termId)
  return new Counts(await rows.groupBy('authorId').execute())
}

/** Records with an objection that their authors have not answered. */
export async function objectionsByAuthor(tx: Tx, { districtId, schoolId }: SchoolKey): Promise<Counts> {
  const rows = tx
    .selectFrom('record')
    .select(['record.authorId as personId', sql<number>`count(*)`.as('count')])
    .where('record.districtId', '=', districtId)
    .where('record.schoolId', '=', schoolId)
    .where(hasOpenObjection)
    .groupBy('record.authorId')
  return new Counts(await rows.execute())
}

/** What was handed in and waits to be accepted: at schools by their leaders, at the office by its officers (`toBeAccepted`). */
export async function toAcceptByAuthor(tx: Tx, school: SchoolKey, today: CivilDate): Promise<Counts> {
  const { districtId, schoolId } = school
  let open = tx
    .selectFrom('record')
    .select(['authorId as personId', sql<number>`count(*)`.as('count')])
    .where('districtId', '=', districtId)
    .where('kind', '=', 'deliverable')
    .where('state', 'in', ['counted', 'awaiting'])
    .where(sql<boolean>`payload ->> 'acceptedOn' is null`)
  if (schoolId === districtId) open = open.where(sql<boolean>`payload ->> 'accepting' = 'true'`)
  else {
    const handsUp = await hasOfficer(tx, districtId, today)
    const titles = askedBy(await plansAsking(tx, school, today)).flatMap(({ accepting, title, level }) =>
      accepting && !(handsUp && level === 'school') ? [`${level}/${title}`] : [],
    )
    if (titles.length === 0) return new Counts([])
    open = open
      .where('schoolId', '=', schoolId)
      .where(sql<boolean>`(payload ->> 'level') || '/' || (payload ->> 'title') = any (${titles}::text[])`)
  }
  return new Counts(await open.groupBy('authorId').execute())
}

/** As youju.has_officer(), for whom there is no caller. */
async function hasOfficer(tx: Tx, districtId: string, today: CivilDate): Promise<boolean> {
  const officer = await tx
    .selectFrom('appointment')
    .select('id')
    .where('districtId', '=', districtId)
    .where('schoolId', '=', districtId)
    .where('post', '=', 'officer')
    .where('fromOn', '<=', today)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', today)]))
    .limit(1)
    .executeTakeFirst()
  return officer !== undefined
}

export async function noticesByPublisher(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  state: 'returned' | 'awaiting',
): Promise<Counts> {
  const rows = await tx
    .selectFrom('notice')
    .select(['publisherId as personId', sql<number>`count(*)`.as('count')])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('state', '=', state)
    .groupBy('publisherId')
    .execute()
  return new Counts(rows)
}

/** Those for the school's leaders, or for the officers of the office; who wrote them is not looked at. */
export async function countSuggestions(tx: Tx, { districtId, schoolId }: SchoolKey): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from youju.suggestion
     where district_id = ${districtId}::uuid and recipient_id = ${schoolId}::uuid and answer is null`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
