import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { cursorOf, INDEX_SHAPE, PAGE_SIZE, placeOf } from '../_shared/store/paging'
import { conditions, loadHearing } from './heard'

export const readers = operation('notice.readers', async ({ id, show, cursor }, context) => {
  await refuseUnlessFollowed(id, context)
  const from = Number(placeOf(cursor, [INDEX_SHAPE])?.[0] ?? 0)
  const { rows } = await sql<{ personId: string; name: string; unit: string }>`
    select person_id, name, unit
      from youju.notice_missing(${id}::uuid, ${show}, ${from}, ${PAGE_SIZE + 1})`.execute(context.tx)
  return {
    items: rows.slice(0, PAGE_SIZE).map((row) => ({ ...row })),
    next: rows.length > PAGE_SIZE ? cursorOf([from + PAGE_SIZE]) : null,
  }
})

/** Leaders follow up what was ever out at their school, class teachers what the parents of their classes hear. */
async function refuseUnlessFollowed(id: string, context: SignedInContext): Promise<void> {
  const { tx, caller } = context
  const hearing = await loadHearing(context)
  const { readable } = conditions(hearing, context)
  const row = await tx
    .selectFrom('notice')
    .select(['publishedAt', 'hears'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .where(readable)
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  const hasClass = row.hears.some((key) => hearing.ofClasses.includes(key))
  if (!caller.rights.publishNotice && !hasClass) throw problem('notAllowed')
  if (row.publishedAt === null || row.publishedAt.getTime() > context.now) throw problem('notPublishedYet')
}
