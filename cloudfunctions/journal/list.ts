import { sql } from 'kysely'
import { ROWS_ABOUT } from '#core/journal/subjects'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { before, inWords, loadActs } from './acts'

export const list = operation('journal.list', async ({ about, cursor }, context) => {
  const { districtId, schoolId } = context.caller
  const { items, next } = await loadActs(
    sql`select * from youju.journal
         where district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid and row_kind <> 'record'
           and row_kind = any (${ROWS_ABOUT[about]}::text[]) and seq < ${before(cursor)}`,
    context,
  )
  return { acts: { items: [...(await inWords(items, context))], next }, sealed: await sealedOf(context) }
})

async function sealedOf({ tx, caller }: SignedInContext) {
  const head = await tx
    .selectFrom('journalHead')
    .select(['place', 'link', 'sealedAt'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .executeTakeFirst()
  return {
    links: head?.place ?? 0,
    at: head?.sealedAt?.toISOString() ?? null,
    head: head?.link.toString('hex') ?? '',
  }
}
