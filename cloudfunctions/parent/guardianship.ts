import { sql } from 'kysely'
import type { OperationName } from '#core/contract/contract'
import { GUARDIAN_STATES, type GuardianState } from '#core/parent/guardian-state'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { keptClass } from './classes-kept'

type Decided = 'joined' | 'refused' | 'removed'

/** Decides on a parent of a class that the caller keeps; what was decided so before stays so. */
export async function decideOn(
  operation: OperationName,
  { id, state, reason = '' }: { readonly id: string; readonly state: Decided; readonly reason?: string },
  context: SignedInContext,
): Promise<{ id: string; state: Decided }> {
  const { tx, caller, requestId } = context
  const row = await tx
    .selectFrom('guardianship')
    .select('classId')
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  await keptClass(operation, row.classId, context)
  const { rows } = await sql<{ state: GuardianState | null }>`
    select youju.decide_guardianship(${id}::uuid, ${state}, ${reason}, ${requestId}) as state`.execute(tx)
  const now = rows[0]?.state
  if (!now) throw problem('notFound')
  if (now !== state) throw problem('decidedMeanwhile', { state: GUARDIAN_STATES[now] })
  return { id, state }
}
