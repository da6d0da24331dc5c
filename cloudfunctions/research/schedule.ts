import { scheduleOfPlan } from '#core/research/schedule'
import { operation } from '../_shared/endpoint/operation'
import { groupOf } from './groups'
import { loadPlanning, ownSchedules } from './slots'

export const schedule = operation('research.schedule', async ({ groupId }, context) => {
  const { tx, caller, today } = context
  const group = await groupOf(groupId, context)
  const { calendar, plan, bell } = await loadPlanning(context)
  const ofPlan = plan && scheduleOfPlan(plan, group.groupKind, calendar.term.startOn)
  return {
    groupName: group.name,
    own: [...((await ownSchedules(tx, caller, [groupId])).get(groupId) ?? [])],
    ofPlan: ofPlan ?? null,
    bell: [...bell],
    mayBeginOn: calendar.weeks.filter(({ sunday }) => sunday >= today).map(({ monday }) => monday),
    may: { arrange: group.may.arrange },
  }
})
