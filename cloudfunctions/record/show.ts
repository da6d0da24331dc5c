import type { Output } from '#core/contract/contract'
import { operation } from '../_shared/endpoint/operation'
import { namesOf, unitNamesOf } from '../_shared/store/people'
import { contentOf, loadRecord } from '../_shared/store/record'
import { receiptNow } from './receipt'

const HISTORY_LIMIT = 50

export const show = operation('record.show', async ({ id }, context) => {
  const { tx, caller } = context
  const row = await loadRecord(tx, caller, id)
  const acts = await tx
    .selectFrom('journal')
    .select(['at', 'actorId', 'did', 'reason'])
    .where('districtId', '=', caller.districtId)
    .where('rowId', '=', id)
    .where('rowKind', '=', 'record')
    .orderBy('seq')
    .limit(HISTORY_LIMIT)
    .execute()
  const aboutId = row.aboutId ?? ''
  const people = await namesOf(tx, caller, [
    row.authorId,
    ...acts.map((act) => act.actorId),
    ...(row.aboutId ? [aboutId] : []),
  ])
  const units = await unitNamesOf(tx, caller, row.aboutId ? [aboutId] : [])
  const content = contentOf(row)
  const own = row.authorId === caller.personId
  const checks = caller.rights.checkRecords && !own
  return {
    id,
    revision: row.revision,
    state: row.state,
    late: row.late,
    author: { id: row.authorId, name: people.get(row.authorId) ?? '' },
    content: content as Output<'record.show'>['content'],
    names: {
      teacher: content.kind === 'observation' ? content.payload.teacherName : (people.get(aboutId) ?? ''),
      class: content.kind === 'observation' ? content.payload.className : '',
      unit: units.get(aboutId) ?? '',
    },
    receipt: await receiptNow(row, context),
    history: acts.map((act) => ({
      at: act.at.toISOString(),
      who: people.get(act.actorId) ?? '',
      did: act.did,
      reason: act.reason,
    })),
    may: {
      correct: own && row.state !== 'withdrawn',
      withdraw: own && row.state !== 'withdrawn',
      approve: checks && row.state === 'awaiting',
      return: checks && (row.state === 'counted' || row.state === 'awaiting'),
    },
  }
})
