import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { askedBy } from '#core/record/asked'
import type { Caller } from '../endpoint/caller'
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
  const { caller } = context
  const open = (where: ExpressionBuilder<Tables, 'record'>) => [
    where('record.districtId', '=', caller.districtId),
    where('record.kind', '=', 'deliverable'),
    where('record.state', 'in', ['counted', 'awaiting']),
    where('record.authorId', '<>', caller.personId),
    sql<boolean>`record.payload ->> 'acceptedOn' is null`,
  ]
  if (isOffice(caller)) {
    return (where) => where.and([...open(where), sql<boolean>`record.payload ->> 'accepting' = 'true'`])
  }
  const titles = await titlesToAccept(context)
  return (where) =>
    where.and([
      ...open(where),
      where('record.schoolId', '=', caller.schoolId),
      sql<boolean>`(record.payload ->> 'level') || '/' || (record.payload ->> 'title') = any (${titles}::text[])`,
    ])
}

/** How many, to be asked for in one statement with others. */
export async function toAccept(context: SignedInContext): Promise<RawBuilder<number>> {
  if (!context.caller.rights.acceptHandedIn) return sql<number>`0`
  const titles = isOffice(context.caller) ? null : await titlesToAccept(context)
  return titles?.length === 0 ? sql<number>`0` : sql<number>`youju.count_to_accept(${titles}::text[])`
}

/** Of what is handed in, what the school's leaders accept; what goes up to the office is accepted there. */
async function titlesToAccept({ tx, caller, today }: SignedInContext): Promise<string[]> {
  const handsUp = await hasOfficer(tx, caller, today)
  return askedBy(await plansAsking(tx, caller, today)).flatMap(({ accepting, title, level }) =>
    accepting && !(handsUp && level === 'school') ? [`${level}/${title}`] : [],
  )
}

const isOffice = ({ schoolId, districtId }: Caller) => schoolId === districtId
