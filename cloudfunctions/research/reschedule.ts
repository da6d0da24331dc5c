import { sql } from 'kysely'
import { mondayOf } from '#core/calendar/civil-date'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { groupOf } from './groups'
import { loadPlanning, ownSchedules } from './slots'

export const reschedule = operation('research.reschedule', async ({ groupId, from, ...when }, context) => {
  const { tx, caller, now, today, requestId } = context
  const group = await groupOf(groupId, context)
  if (!group.may.arrange) throw problem('notAllowed')
  const { bell } = await loadPlanning(context)
  const { period } = when
  if (period !== null && !bell.some((each) => each.period === period)) {
    throw problem('unknownPeriod', { lastPeriod: bell.at(-1)?.period ?? 0 })
  }
  // From the week's first day, so that no week has the slots of two schedules; what is past stays as it was.
  const fromOn = mondayOf(from)
  if (fromOn < mondayOf(today)) throw problem('scheduleInPast')
  const before = (await ownSchedules(tx, caller, [groupId])).get(groupId) ?? []
  await tx
    .deleteFrom('researchSchedule')
    .where('districtId', '=', caller.districtId)
    .where('groupId', '=', groupId)
    .where('fromOn', '>=', fromOn)
    .execute()
  const { to: toOn, ...where } = when
  const by = { setBy: caller.personId, setAt: new Date(now) }
  await tx
    .insertInto('researchSchedule')
    .values({
      districtId: caller.districtId,
      groupId,
      schoolId: caller.schoolId,
      fromOn,
      toOn,
      ...where,
      ...by,
    })
    // Of two at once the later one holds.
    .onConflict((conflict) =>
      conflict.columns(['districtId', 'groupId', 'fromOn']).doUpdateSet({ toOn, ...where, ...by }),
    )
    .execute()
  const own = (await ownSchedules(tx, caller, [groupId])).get(groupId) ?? []
  const journal = { actorId: caller.personId, at: by.setAt, did: 'rescheduled', reason: '', requestId }
  await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, 'researchSchedule', ${groupId}::uuid,
    ${JSON.stringify(journal)}::jsonb, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(own)}::jsonb)`.execute(
    tx,
  )
  return { own: [...own] }
})
