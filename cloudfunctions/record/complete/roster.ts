import type { CivilDate } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import { problem } from '#core/problem'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { thereOn } from '../../_shared/store/there-on'

type UnitOfSchool = Extract<UnitKind, 'class' | 'group' | 'grade' | 'club'>

export async function nameOfSchool({ tx, caller }: SignedInContext): Promise<string | undefined> {
  const row = await tx
    .selectFrom('orgUnit')
    .select('name')
    .where('districtId', '=', caller.districtId)
    .where('id', '=', caller.schoolId)
    .executeTakeFirst()
  return row?.name
}

/** The name of a member of the school's staff; anybody else is unknown. */
export async function nameOfTeacher(id: string, context: SignedInContext): Promise<string> {
  const name = (await namesOfStaff([id], context)).get(id)
  if (name === undefined) throw problem('unknownTeacher')
  return name
}

/** Names of those of the ids that are the school's staff. */
export async function namesOfStaff(
  ids: readonly string[],
  { tx, caller }: SignedInContext,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The name of a unit of the school that was there on the day, which must be of the kind. */
export async function nameOfUnit(
  id: string,
  kind: UnitOfSchool,
  on: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<string> {
  const row = await tx
    .selectFrom('orgUnit')
    .select('name')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where(thereOn('orgUnit', on))
    .executeTakeFirst()
  if (!row) throw problem(kind === 'class' ? 'unknownClass' : 'unknownUnit')
  return row.name
}
