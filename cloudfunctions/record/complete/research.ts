import type { CivilDate } from '#core/calendar/civil-date'
import { weekAt } from '#core/calendar/school-calendar'
import { holdsOn } from '#core/org/person'
import { problem } from '#core/problem'
import type { Research } from '#core/record/research'
import { faultOfAttendance } from '#core/research/attendance'
import { expectedOn, type Member } from '#core/research/expected'
import { reaches } from '#core/rights/reach'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { refuseBeyond } from '../../_shared/endpoint/refuse-beyond'
import type { Counting } from '../../_shared/store/counting'
import { loadMembers } from '../../_shared/store/group-members'
import { isThereOn, unitsKnown } from '../../_shared/store/units-known'
import { leads } from '../../research/groups'
import { type Complete, seenByConcerned } from './completed'
import { nameOfTeacher, nameOfUnit, namesOfStaff } from './roster'

export const completeResearch: Complete<'research'> = async ({ kind, payload }, context, counting) => {
  const { tx, caller } = context
  const { groupId, leaderId, on } = payload
  await nameOfUnit(groupId, 'group', on, context)
  const groups = await groupsStoodFor(payload, context)
  const members = await loadMembers(tx, caller, groups.length > 0 ? groups : [groupId])
  const leadsIt = leads(caller, groupId) || ledBy(caller.personId, members, groupId, on)
  if (!leadsIt) refuseBeyond('record.sample', caller, 'school')
  const expected = new Set(
    (groups.length > 0 ? groups : [groupId]).flatMap((id) =>
      expectedOn(members, id, on).map((who) => who.id),
    ),
  )
  const fault = faultOfAttendance(payload, expected)
  if (fault) throw fault
  await requireStaff(payload, expected, context)
  const completed = {
    ...payload,
    ...(await slotOf(payload, context, counting)),
    leaderName: leaderId === null ? payload.leaderName : await nameOfTeacher(leaderId, context),
    partners: partnersOf(payload),
    groups,
  }
  return { content: { kind, payload: completed }, aboutId: groupId, ...seenByConcerned }
}

/** Whoever led the group on the day writes its session down, and so does who leads it now, or stands in for its lead. */
function ledBy(personId: string, members: readonly Member[], groupId: string, day: CivilDate): boolean {
  const held = members.find(({ id }) => id === personId)?.appointments ?? []
  return held.some(
    (post) =>
      post.unitId === groupId &&
      (post.post === 'groupLead' || post.post === 'gradeLead') &&
      holdsOn(post, day),
  )
}

/** A session that the school's leaders hold for the whole school stands for all groups of the kind. */
async function groupsStoodFor(
  { scope, groupId, on }: Research,
  { tx, caller }: SignedInContext,
): Promise<string[]> {
  if (scope !== 'school' || !reaches('record.sample', caller.roles, 'school')) return []
  const units = (await unitsKnown(tx, caller)).filter((unit) => unit.kind === 'group' && isThereOn(unit, on))
  const kind = units.find(({ id }) => id === groupId)?.groupKind
  return units.filter(({ groupKind }) => groupKind === kind).map(({ id }) => id)
}

async function requireStaff(
  { attendance }: Research,
  expected: ReadonlySet<string>,
  context: SignedInContext,
): Promise<void> {
  const others = attendance.flatMap(({ personId }) => (expected.has(personId) ? [] : [personId]))
  const known = await namesOfStaff(others, context)
  if (others.some((id) => !known.has(id))) {
    throw faulty('attendance', '名单里有人不在本校教职工之中，请重新选择；校外的人请写在「校外来宾」里')
  }
}

/** A session fills a slot of its own week only; held on another day, the reason is kept with it. */
async function slotOf(
  { slotOn, on, groupId, movedBecause }: Research,
  { tx, caller }: SignedInContext,
  { calendar }: Counting,
): Promise<Pick<Research, 'slotOn' | 'movedBecause'>> {
  if (slotOn === null || slotOn === on) return { slotOn, movedBecause }
  if (weekAt(calendar, slotOn)?.number !== weekAt(calendar, on)?.number) {
    throw faulty('slotOn', '只能算作同一周里的那次活动；不在同一周的，请作为另外一次记录')
  }
  if (movedBecause.trim() !== '') return { slotOn, movedBecause }
  const slot = await tx
    .selectFrom('researchSlot')
    .select(['toOn', 'reason'])
    .where('districtId', '=', caller.districtId)
    .where('groupId', '=', groupId)
    .where('slotOn', '=', slotOn)
    .executeTakeFirst()
  if (slot?.toOn !== on) throw faulty('movedBecause', '没有按计划的日子开，请写明调整原因')
  return { slotOn, movedBecause: slot.reason }
}

function partnersOf({ scope, partners }: Research): string {
  if (scope !== 'cluster') return ''
  if (partners.trim() === '') throw faulty('partners', '请填写联合的学校')
  return partners
}

function faulty(key: keyof Research, message: string) {
  return problem('badInput', { fields: [{ path: `/content/payload/${key}`, message }] })
}
