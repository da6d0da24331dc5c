import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { findPlan } from '../_shared/store/plan'
import { groupOf } from './groups'

const SECRET_BYTES = 32
const HOURS = 2

export const openCode = operation('research.openCode', async ({ groupId }, context) => {
  const { tx, caller, now, today } = context
  const group = await groupOf(groupId, context)
  if (!group.may.record) throw problem('notAllowed')
  const plan = (await findPlan(tx, caller, today))?.plan
  if (!plan?.settings.signInCode) throw problem('signInOff')
  const open = await tx
    .selectFrom('researchSignIn')
    .select(['id', 'onDate', 'expiresAt'])
    .where('districtId', '=', caller.districtId)
    .where('groupId', '=', groupId)
    .where('onDate', '=', today)
    .where('closedAt', 'is', null)
    .where('expiresAt', '>', new Date(now))
    .orderBy('openedAt', 'desc')
    .executeTakeFirst()
  if (open) return { id: open.id, on: open.onDate, expiresAt: open.expiresAt.toISOString() }
  const expiresAt = new Date(now + HOURS * 3_600_000)
  const id = uuidv7()
  await tx
    .insertInto('researchSignIn')
    .values({
      districtId: caller.districtId,
      id,
      schoolId: caller.schoolId,
      groupId,
      onDate: today,
      secret: randomBytes(SECRET_BYTES),
      openedBy: caller.personId,
      openedAt: new Date(now),
      expiresAt,
    })
    .execute()
  return { id, on: today, expiresAt: expiresAt.toISOString() }
})
