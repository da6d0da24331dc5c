import type { Output } from '#core/contract/contract'
import { mayState } from '#core/record/statement'
import { operation } from '../_shared/endpoint/operation'
import { namesOf, unitNamesOf } from '../_shared/store/people'
import { contentOf, loadRecord } from '../_shared/store/record'
import { checkOf } from '../_shared/store/record-check'
import { statementsOn } from '../_shared/store/statement'
import { receiptNow } from './receipt'
import { partIn, statementShape } from './respond'

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
  const said = await statementsOn(tx, caller, id)
  const check = await checkOf(tx, caller, row)
  const aboutId = row.aboutId ?? ''
  const people = await namesOf(tx, caller, [
    row.authorId,
    ...acts.map((act) => act.actorId),
    ...said.map((statement) => statement.personId),
    ...(check ? [check.checkerId] : []),
    ...(row.aboutId ? [aboutId] : []),
  ])
  const nameOf = (personId: string) => people.get(personId) ?? ''
  const units = await unitNamesOf(tx, caller, row.aboutId ? [aboutId] : [])
  const content = contentOf(row)
  const own = row.authorId === caller.personId
  const checks = caller.rights.checkRecords && !own
  const open = row.state === 'counted' || row.state === 'awaiting'
  return {
    id,
    revision: row.revision,
    state: row.state,
    late: row.late,
    author: { id: row.authorId, name: nameOf(row.authorId) },
    content: content as Output<'record.show'>['content'],
    names: {
      teacher: content.kind === 'observation' ? content.payload.teacherName : nameOf(aboutId),
      class: content.kind === 'observation' ? content.payload.className : '',
      unit: units.get(aboutId) ?? '',
    },
    receipt: await receiptNow(row, context),
    history: acts.map((act) => ({
      at: act.at.toISOString(),
      who: nameOf(act.actorId),
      did: act.did,
      reason: act.reason,
    })),
    statements: said.map((statement) => statementShape(statement, row, nameOf(statement.personId))),
    checked: check ? { who: nameOf(check.checkerId), at: check.at.toISOString() } : null,
    may: {
      correct: own && row.state !== 'withdrawn',
      withdraw: own && row.state !== 'withdrawn',
      approve: checks && row.state === 'awaiting',
      pass: checks && row.state === 'counted' && !check,
      return: checks && open,
      state: [...mayState(partIn(row, context), said.at(-1)?.stance)],
    },
  }
})
