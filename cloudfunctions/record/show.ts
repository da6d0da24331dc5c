import type { Output } from '#core/contract/contract'
import type { RecordContent } from '#core/record/record'
import { mayState } from '#core/record/statement'
import { reaches } from '#core/rights/reach'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { namesOf, unitNamesOf } from '../_shared/store/people'
import { contentOf, loadRecord } from '../_shared/store/record'
import { checkOf } from '../_shared/store/record-check'
import { schoolsTold } from '../_shared/store/record-summary'
import { opened } from '../_shared/store/sealed'
import { statementsOn } from '../_shared/store/statement'
import { isAccepted, mayAccept } from './accept-handed-in'
import { receiptNow } from './receipt'
import { partIn, statementShape } from './respond'

const HISTORY_LIMIT = 50

export const show = operationAtHand('record.show', async ({ id }, context) => {
  const { tx, caller } = context
  const found = await loadRecord(tx, caller, id)
  const [row = found] = await opened([found], context)
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
  const content = contentOf(row)
  const marked = markedIn(content)
  const aboutId = row.aboutId ?? ''
  const people = await namesOf(tx, caller, [
    row.authorId,
    ...acts.map((act) => act.actorId),
    ...said.map((statement) => statement.personId),
    ...(check ? [check.checkerId] : []),
    ...(row.aboutId ? [aboutId] : []),
    ...marked,
  ])
  const nameOf = (personId: string) => people.get(personId) ?? ''
  const units = await unitNamesOf(tx, caller, row.aboutId ? [aboutId] : [])
  const own = row.authorId === caller.personId
  const checks = reaches('record.sample', caller.roles, 'school') && !own
  const accepts = await mayAccept(row, context)
  const accepted = isAccepted(row)
  const open = row.state === 'counted' || row.state === 'awaiting'
  return {
    id,
    revision: row.revision,
    state: row.state,
    late: row.late,
    author: { id: row.authorId, name: nameOf(row.authorId) },
    content: told(content) as Output<'record.show'>['content'],
    names: {
      teacher: content.kind === 'observation' ? content.payload.teacherName : nameOf(aboutId),
      class: content.kind === 'observation' ? content.payload.className : '',
      unit: units.get(aboutId) ?? (await schoolsTold(tx, caller, [row])).get(row.schoolId) ?? '',
    },
    people: marked.map((personId) => ({ id: personId, name: nameOf(personId) })),
    ownMark: await ownMark(id, context),
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
      accept: accepts && open && !accepted,
      return: open && (accepts || (checks && !accepted)),
      state: [...mayState(partIn(row, context), said.at(-1)?.stance)],
    },
  }
})

/** What the roster calls the observed teacher is kept for counting, not for reading. */
function told(content: RecordContent): RecordContent {
  return content.kind === 'observation'
    ? { ...content, payload: { ...content.payload, known: null } }
    : content
}

const markedIn = ({ kind, payload }: RecordContent): string[] =>
  kind === 'research' ? payload.attendance.map(({ personId }) => personId) : []

/** Also for whom the other marks are kept from: everybody may know their own. */
async function ownMark(
  recordId: string,
  { tx, caller }: SignedInContext,
): Promise<Output<'record.show'>['ownMark']> {
  const own = await tx
    .selectFrom('involvement')
    .select('mark')
    .where('districtId', '=', caller.districtId)
    .where('recordId', '=', recordId)
    .where('personId', '=', caller.personId)
    .where('role', '=', 'attendance')
    .executeTakeFirst()
  return (own?.mark as Output<'record.show'>['ownMark'] | undefined) ?? null
}
