import { sql } from 'kysely'
import { problem } from '#core/problem'
import { type MarkCounts, rateOf } from '#core/research/attendance'
import { isMemberOn } from '#core/research/expected'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { loadMembers } from '../_shared/store/group-members'
import { pageWithin } from '../_shared/store/paging'
import { groupOf } from './groups'

export const rates = operation('research.rates', async ({ groupId, cursor }, context) => {
  const { tx, caller, today } = context
  const group = await groupOf(groupId, context)
  // Who was absent is for the group's lead and the school's leaders (domain.md section 6).
  if (!group.may.record) throw problem('notAllowed')
  const { calendar } = await loadTerm(tx, caller, today)
  const counts = await countMarks(groupId, calendar.term.id, context)
  const members = (await loadMembers(tx, caller, [groupId])).filter(
    (member) => counts.has(member.id) || isMemberOn(member, groupId, today),
  )
  const rows = members.map(({ id, name }) => {
    const marks = counts.get(id) ?? {}
    const excused = (marks.excused ?? 0) + (marks.official ?? 0)
    return { personId: id, name, ...rateOf(marks), late: marks.late ?? 0, excused }
  })
  const sum = (of: 'attended' | 'expected') => rows.reduce((total, row) => total + row[of], 0)
  return {
    ...pageWithin(rows, cursor),
    groupName: group.name,
    whole: { attended: sum('attended'), expected: sum('expected') },
  }
})

/** How often each person was marked with what, at sessions of the group that count. */
async function countMarks(
  groupId: string,
  termId: string,
  { tx, caller }: SignedInContext,
): Promise<ReadonlyMap<string, MarkCounts>> {
  const rows = await tx
    .selectFrom('involvement as involved')
    .innerJoin('record', (join) =>
      join
        .onRef('record.districtId', '=', 'involved.districtId')
        .onRef('record.id', '=', 'involved.recordId'),
    )
    .select((select) => ['involved.personId', 'involved.mark', select.fn.countAll<number>().as('times')])
    .where('involved.districtId', '=', caller.districtId)
    .where('involved.kind', '=', 'research')
    .where('involved.role', '=', 'attendance')
    .where('record.schoolId', '=', caller.schoolId)
    .where('record.termId', '=', termId)
    .where('record.state', '=', 'counted')
    .where((where) =>
      where.or([
        where('record.aboutId', '=', groupId),
        sql<boolean>`record.payload -> 'groups' ? ${groupId}`,
      ]),
    )
    .groupBy(['involved.personId', 'involved.mark'])
    .execute()
  const byPerson = new Map<string, Record<string, number>>()
  for (const { personId, mark, times } of rows) {
    byPerson.set(personId, { ...byPerson.get(personId), [mark]: times })
  }
  return byPerson
}
