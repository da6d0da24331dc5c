import type { CivilDate } from '#core/calendar/civil-date'
import type { GroupKind } from '#core/org/person'
import type { Post } from '#core/org/post'
import { problem } from '#core/problem'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { thereOn } from '../_shared/store/there-on'

export interface ResearchGroup {
  readonly id: string
  readonly name: string
  readonly groupKind: GroupKind | undefined
  readonly may: { readonly arrange: boolean; readonly record: boolean }
}

const LEADS: readonly Post[] = ['groupLead', 'gradeLead']

export function leads({ posts }: Caller, groupId: string): boolean {
  return posts.some(({ post, unitId }) => unitId === groupId && LEADS.includes(post))
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
  if (caller.reach !== 'school') {
    const own = await unitsBelongedTo(context, today)
    if (own.length === 0) return []
    units = units.where('id', 'in', own)
  }
  const rows = await units.execute()
  return rows.map(({ id, name, groupKind }) => ({
    id,
    name,
    groupKind: groupKind ?? undefined,
    may: {
      arrange: caller.reach === 'school' || leads(caller, id),
      record: caller.rights.checkRecords || leads(caller, id),
    },
  }))
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
