import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { pageWithin } from '../_shared/store/paging'

/** Lines hold names, so they are kept only as long as an import may be taken back. */
export const changes = operation('roster.changes', async ({ id, cursor }, { tx, caller }) => {
  const found = await tx
    .selectFrom('rosterImport')
    .select('lines')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw problem('notFound')
  return pageWithin(found.lines ?? [], cursor)
})
