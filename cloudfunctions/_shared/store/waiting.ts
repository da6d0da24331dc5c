import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { scopeOf } from '#core/rights/reach'
import type { Caller } from '../endpoint/caller'
import type { Tx } from './store'

/** The caller's own records of a term that were returned, and wait to be put right. */
export async function countReturned(tx: Tx, caller: Caller, termId: string): Promise<number> {
  const row = await tx
    .selectFrom('record')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('authorId', '=', caller.personId)
    .where('schoolId', '=', caller.schoolId)
    .where('termId', '=', termId)
    .where('state', '=', 'returned')
    .executeTakeFirstOrThrow()
  return row.count
}

/** Other people's records that the caller may approve or return; to be asked for in one statement with others. */
export function awaiting({ rights }: Caller): RawBuilder<number> {
  return rights.checkRecords ? sql<number>`youju.count_awaiting()` : sql<number>`0`
}

export const DAYS_OF_THE_CLASS_TEACHER = 3

/**
 * Parents who wait to be admitted: to a class teacher those of the own classes; to the office those that no class teacher
 * looks after, or has not within three days.
 */
export async function countParents(tx: Tx, caller: Caller, today: CivilDate, now: number): Promise<number> {
  const scope = scopeOf('parent.decide', caller.roles)
  if (scope === null) return 0
  const row = await tx
    .selectFrom('guardianship')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('state', '=', 'asked')
    .where((where) =>
      where.or([
        where('classId', '=', sql<string>`any (${caller.classes}::uuid[])`),
        ...(scope === 'school'
          ? [
              where('askedAt', '<', new Date(now - DAYS_OF_THE_CLASS_TEACHER * 86_400_000)),
              where.not(
                where.exists(
                  where
                    .selectFrom('appointment as held')
                    .select('held.id')
                    .whereRef('held.districtId', '=', 'guardianship.districtId')
                    .whereRef('held.unitId', '=', 'guardianship.classId')
                    .where('held.post', '=', 'classTeacher')
                    .where('held.fromOn', '<=', today)
                    .where((still) =>
                      still.or([still('held.toOn', 'is', null), still('held.toOn', '>=', today)]),
                    ),
                ),
              ),
            ]
          : []),
      ]),
    )
    .executeTakeFirstOrThrow()
  return row.count
}

/** Suggestions and complaints that the caller answers and nobody has. */
export async function countSuggestions(tx: Tx, caller: Caller): Promise<number> {
  if (scopeOf('suggestion.answer', caller.roles) === null) return 0
  const { rows } = await sql<{ count: number }>`select youju.suggestions_waiting() as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Announcements that wait for the caller: one's own that were returned, and for leaders colleagues' to be approved. */
export async function countNoticesWaiting(tx: Tx, caller: Caller): Promise<number> {
  if (scopeOf('notice.save', caller.roles) === null) return 0
  const decides = scopeOf('notice.decide', caller.roles) !== null
  const row = await tx
    .selectFrom('notice')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where((where) =>
      where.or([
        where.and([where('publisherId', '=', caller.personId), where('state', '=', 'returned')]),
        ...(decides
          ? [where.and([where('publisherId', '<>', caller.personId), where('state', '=', 'awaiting')])]
          : []),
      ]),
    )
    .executeTakeFirstOrThrow()
  return row.count
}
