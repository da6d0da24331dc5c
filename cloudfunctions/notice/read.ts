import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { readableBy } from './addressed'
import { audienceLabels } from './labels'

export const read = operation('notice.read', async ({ id }, context) => {
  const { tx, caller } = context
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .where(readableBy(caller))
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  if (row.publisherId !== caller.personId) {
    await tx
      .insertInto('receipt')
      .values({ districtId: caller.districtId, noticeId: id, personId: caller.personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  const publishes = caller.rights.publishNotice
  const readers = publishes
    ? await tx
        .selectFrom('receipt')
        .select(sql<number>`count(*)`.as('count'))
        .where('districtId', '=', caller.districtId)
        .where('noticeId', '=', id)
        .executeTakeFirstOrThrow()
    : undefined
  return {
    id,
    title: row.title,
    text: row.body,
    publishedAt: row.publishedAt.toISOString(),
    publisher: row.publisherName,
    audience: (await audienceLabels([id], context)).get(id) ?? '',
    withdrawn: row.withdrawnAt !== null,
    readers: readers?.count ?? null,
    mayWithdraw: publishes && row.withdrawnAt === null,
    state: row.withdrawnAt === null ? ('published' as const) : ('withdrawn' as const),
    revision: 1,
    pinnedUntil: null,
    lastOn: null,
    figures: [],
    files: [],
    corrections: [],
    receipt: { asked: false, given: null },
    counts: null,
    returned: null,
    may: {
      edit: false,
      approve: false,
      correct: false,
      withdraw: publishes && row.withdrawnAt === null,
      readers: false,
    },
  }
})
