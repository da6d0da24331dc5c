import { operation } from '../_shared/endpoint/operation'
import { loadRecord } from '../_shared/store/record'
import { opened } from '../_shared/store/sealed'

/** Long enough to look through a record's photos on a slow network. */
const LINK_SECONDS = 600

export const list = operation('file.list', async ({ recordId }, context) => {
  const { tx, caller, platform } = context
  const record = await loadRecord(tx, caller, recordId)
  await opened([record], context)
  const rows = await tx
    .selectFrom('file')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('recordId', '=', recordId)
    .where('ownerId', '=', record.authorId)
    .where('state', '=', 'kept')
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
  const files = await Promise.all(
    rows.map(async ({ id, name, type, size, keptAt, place }) => ({
      id,
      name,
      type,
      size,
      keptAt: keptAt?.toISOString() ?? '',
      url: await platform.files.link(place ?? '', name, type, LINK_SECONDS),
    })),
  )
  return { files, mayChange: record.authorId === caller.personId && record.state !== 'withdrawn' }
})
