import type { CivilDate } from '#core/calendar/civil-date'
import type { GroupKind } from '#core/org/person'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { mayOn, relationToUnit } from '#core/rights/relation'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { thereOn } from '../_shared/store/there-on'

export interface ResearchGroup {
  readonly id: string
  readonly name: string
  readonly groupKind: GroupKind | undefined
  readonly may: { readonly arrange: boolean; readonly record: boolean }
}

export function leads({ led }: Caller, groupId: string): boolean {
  return led.includes(groupId)
}

/** The groups whose research concerns the caller, in the clerk's order: all of the school for those who see it. */
export async function groupsOf(context: SignedInContext): Promise<ResearchGroup[]> {
  const { tx, caller, today } = context
  let units = tx
    .selectFrom('orgUnit')
    .select(['id', 'name', 'groupKind'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'group')
    .where('groupKind', 'is distinct from', 'office')
    .where(thereOn('orgUnit', today))
    .orderBy('position')
    .orderBy('id')
  if (!reaches('research.agenda', caller.roles, 'school')) {
    const own = await unitsBelongedTo(context, today)
    if (own.length === 0) return []
    units = units.where('id', 'in', own)
  }
  const rows = await units.execute()
  return rows.map(({ id, name, groupKind }) => {
    const relation = relationToUnit(caller, { unitId: id, schoolId: caller.schoolId })
    return {
      id,
      name,
      groupKind: groupKind ?? undefined,
      may: {
        arrange: mayOn('research.move', caller, relation),
        // Who was absent is for the group's lead and the school's leaders (domain.md section 6).
        record: mayOn('research.rates', caller, relation),
      },
    }
  })
}

/** One of them; any other is unknown to the caller. */
export async function groupOf(id: string, context: SignedInContext): Promise<ResearchGroup> {
  const group = (await groupsOf(context)).find((each) => each.id === id)
  if (!group) throw problem('unknownUnit')
  return group
}

/** Where somebody is a member or holds a post on a day. */
export async function unitsBelongedTo({ tx, caller }: SignedInContext, today: CivilDate): Promise<string[]> {
  const rows = await tx
    .selectFrom('appointment')
    .select('unitId')
    .distinct()
    .where('districtId', '=', caller.districtId)
    .where('personId', '=', caller.personId)
    .where('fromOn', '<=', today)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', today)]))
    .execute()
  return rows.map(({ unitId }) => unitId)
}
