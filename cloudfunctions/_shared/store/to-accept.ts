import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { askedBy } from '#core/record/asked'
import type { SignedInContext } from '../endpoint/operation'
import { plansAsking } from './asked'
import { hasOfficer } from './officer'
import type { Tables } from './tables'

type Where = (where: ExpressionBuilder<Tables, 'record'>) => Expression<SqlBool>

/**
 * What waits to be accepted by the caller: for leaders what the plan counts only once it is accepted, for officers what
 * schools handed in for that.
 */
export async function toBeAccepted(context: SignedInContext): Promise<Where> {
  const { tx, caller, today } = context
  const open = (where: ExpressionBuilder<Tables, 'record'>) => [
    where('record.districtId', '=', caller.districtId),
    where('record.kind', '=', 'deliverable'),
    where('record.state', 'in', ['counted', 'awaiting']),
    where('record.authorId', '<>', caller.personId),
    sql<boolean>`record.payload ->> 'acceptedOn' is null`,
  ]
  if (caller.schoolId === caller.districtId) {
    return (where) => where.and([...open(where), sql<boolean>`record.payload ->> 'accepting' = 'true'`])
  }
  const handsUp = await hasOfficer(tx, caller, today)
  const titles = askedBy(await plansAsking(tx, caller, today)).flatMap(({ accepting, title, level }) =>
    accepting && !(handsUp && level === 'school') ? [`${level}/${title}`] : [],
  )
  return (where) =>
    where.and([
      ...open(where),
      where('record.schoolId', '=', caller.schoolId),
      sql<boolean>`(record.payload ->> 'level') || '/' || (record.payload ->> 'title') = any (${titles}::text[])`,
    ])
}

export async function countToAccept(context: SignedInContext): Promise<number> {
  if (!context.caller.rights.acceptHandedIn) return 0
  const row = await context.tx
    .selectFrom('record')
    .select(sql<number>`count(*)`.as('count'))
    .where(await toBeAccepted(context))
    .executeTakeFirstOrThrow()
  return row.count
}
