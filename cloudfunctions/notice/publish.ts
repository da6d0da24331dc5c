import { sql } from 'kysely'
import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { audienceUnits } from './units'

export const publish = operation('notice.publish', async (input, context) => {
  const { tx, caller, now, requestId } = context
  await checkAudience(input.audience, context)
  const inserted = await tx
    .insertInto('notice')
    .values({
      districtId: caller.districtId,
      id: input.id,
      schoolId: caller.schoolId,
      title: input.title.trim(),
      body: input.text,
      publisherId: caller.personId,
      publisherName: caller.name,
      publishedAt: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'publishedAt'])
    .executeTakeFirst()
  if (!inserted) return publishedBefore(input, context)
  await tx
    .insertInto('noticeAudience')
    .values(
      input.audience.map(({ who, unitId }) => ({
        districtId: caller.districtId,
        noticeId: input.id,
        who,
        unitId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const act = { actorId: caller.personId, at: new Date(now), did: 'published', requestId }
  await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, 'notice', ${input.id}::uuid,
    ${JSON.stringify(act)}::jsonb, null, ${JSON.stringify(input)}::jsonb)`.execute(tx)
  return { id: inserted.id, revision: 1, state: 'published', publishedAt: inserted.publishedAt.toISOString() }
})

async function checkAudience(
  audience: Parsed<'notice.publish'>['audience'],
  context: SignedInContext,
): Promise<void> {
  const known = new Set((await audienceUnits(context)).map(({ who, unitId }) => `${who}/${unitId}`))
  if (!audience.every(({ who, unitId }) => known.has(`${who}/${unitId}`))) throw problem('noAudience')
}

/** The same announcement sent again, because the reply was lost, gets the same answer. */
async function publishedBefore(
  input: Parsed<'notice.publish'>,
  { tx, caller }: SignedInContext,
): Promise<Output<'notice.publish'>> {
  const row = await tx
    .selectFrom('notice')
    .select(['id', 'title', 'body', 'publisherId', 'publishedAt'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  const audience = await tx
    .selectFrom('noticeAudience')
    .select(['who', 'unitId'])
    .where('districtId', '=', caller.districtId)
    .where('noticeId', '=', input.id)
    .execute()
  const same =
    row?.publisherId === caller.personId &&
    row.title === input.title.trim() &&
    row.body === input.text &&
    inOrder(audience) === inOrder(input.audience)
  if (!row || !same) throw problem('idTaken')
  return { id: row.id, revision: 1, state: 'published', publishedAt: row.publishedAt.toISOString() }
}

function inOrder(audience: Parsed<'notice.publish'>['audience']): string {
  return [...new Set(audience.map(({ who, unitId }) => `${who}/${unitId}`))].sort().join()
}
