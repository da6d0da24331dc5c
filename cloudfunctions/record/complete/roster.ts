import type { CivilDate } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import { problem } from '#core/problem'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { atHand } from '../../_shared/store/at-hand'
import { staffKnown } from '../../_shared/store/staff-known'
import { isThereOn, unitsKnown } from '../../_shared/store/units-known'

type UnitOfSchool = Extract<UnitKind, 'class' | 'group' | 'grade' | 'club'>

export function nameOfSchool({ tx, caller }: SignedInContext): Promise<string | undefined> {
  return atHand(caller, 'name of the school', async () => {
    const row = await tx
      .selectFrom('orgUnit')
      .select('name')
      .where('districtId', '=', caller.districtId)
      .where('id', '=', caller.schoolId)
      .executeTakeFirst()
    return row?.name
  })
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
  const staff = await staffKnown(tx, caller)
  const names = new Map<string, string>()
  for (const id of ids) {
    const person = staff.get(id)
    if (person) names.set(id, person.name)
  }
  return names
}

/** The name of a unit of the school that was there on the day, which must be of the kind. */
export async function nameOfUnit(
  id: string,
  kind: UnitOfSchool,
  on: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<string> {
  const unit = (await unitsKnown(tx, caller)).find((each) => each.id === id && each.kind === kind)
  if (!unit || !isThereOn(unit, on)) throw problem(kind === 'class' ? 'unknownClass' : 'unknownUnit')
  return unit.name
}
