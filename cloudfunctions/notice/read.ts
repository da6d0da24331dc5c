import { isOver, isUnfinished, noticeState } from '#core/notice/notice'
import { problem } from '#core/problem'
import { scopeOf } from '#core/rights/reach'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { linkedFiles } from '../_shared/store/file'
import { needsApproval } from './approval'
import { countsOf } from './counts'
import { figuresShown } from './figures-told'
import { conditions, type Hearing, loadHearing } from './heard'
import { audienceLabels } from './labels'
import { manages } from './manage'
import { momentOf, type NoticeRow } from './notice-row'
import { markRead, receiptOf } from './receipt'

export const read = operation('notice.read', async ({ id }, context) => {
  const { tx, caller, now, today } = context
  const hearing = await loadHearing(context)
  const where = conditions(hearing, context)
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .select(where.heard.as('heard'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .where(where.readable)
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  const isOwn = row.publisherId === caller.personId
  if (row.heard && !isOwn) await markRead(row, context)
  const state = noticeState(row, now)
  const counts = await countsOf(row, context)
  const writes = caller.rights.publishNotice || isOwn
  const may = await mayDo(row, hearing, context)
  const receipt = await receiptOf(row, context)
  return {
    id,
    title: row.title,
    text: row.body,
    publishedAt: momentOf(row).toISOString(),
    publisher: row.publisherName,
    audience: (await audienceLabels([row], hearing, context)).get(id) ?? '',
    toParents: row.audience.some(({ who }) => who === 'parents'),
    withdrawn: state === 'withdrawn',
    state,
    revision: row.revision,
    pinnedUntil: row.pinnedUntil,
    lastOn: row.lastOn,
    over: isOver(row.lastOn, today),
    contentChecked: writes ? row.contentCheck === 'passed' : null,
    figures: await figuresShown(row, context),
    files: (await linkedFiles({ noticeId: id }, row.publisherId, context)).map(
      ({ keptAt: _, ...file }) => file,
    ),
    corrections: row.corrections.map((correction) => ({ ...correction })),
    receipt: { ...receipt, owed: row.heard && !isOwn && receipt.asked && receipt.given === null },
    readers: writes ? (counts?.read ?? null) : null,
    counts,
    returned: writes && state === 'returned' ? row.returnedBecause : null,
    may,
    mayWithdraw: may.withdraw,
  }
})

async function mayDo(row: NoticeRow, { ofClasses }: Hearing, context: SignedInContext) {
  const { caller, now } = context
  const state = noticeState(row, now)
  const isOwn = row.publisherId === caller.personId
  const isOpen = isUnfinished(state)
  const speaks = manages(row, caller)
  const hasClass = row.hears.some((key) => ofClasses.includes(key))
  const follows =
    scopeOf('notice.readers', caller.roles) !== null && (caller.rights.publishNotice || hasClass)
  return {
    edit: isOwn && isOpen,
    approve: state === 'awaiting' && !isOwn && scopeOf('notice.decide', caller.roles) !== null,
    correct: state === 'published' && speaks && !(await needsApproval(context)),
    withdraw: state !== 'withdrawn' && (isOwn && isOpen ? true : speaks && row.state === 'issued'),
    readers: state === 'published' && follows,
  }
}
