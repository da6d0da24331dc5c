import { problem } from '#core/problem'
import { type Complete, seenByConcerned } from './completed'
import { nameOfTeacher, nameOfUnit } from './roster'

export const completeResearch: Complete<'research'> = async ({ kind, payload }, context) => {
  const { rights, posts } = context.caller
  const { groupId, leaderId } = payload
  await nameOfUnit(groupId, 'group', context)
  const leads = posts.some((held) => held.post === 'groupLead' && held.unitId === groupId)
  if (!leads && !rights.checkRecords) throw problem('notAllowed')
  const leaderName = leaderId === null ? payload.leaderName : await nameOfTeacher(leaderId, context)
  return { content: { kind, payload: { ...payload, leaderName } }, aboutId: groupId, ...seenByConcerned }
}
