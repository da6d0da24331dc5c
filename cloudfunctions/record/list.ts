import { sql } from 'kysely'
import { weekAt } from '#core/calendar/school-calendar'
import type { Parsed } from '#core/contract/contract'
import { answersInWords } from '#core/record/answers-in-words'
import type { Caller } from '../_shared/endpoint/caller'
import { operationAtHand } from '../_shared/endpoint/operation'
import { refuseBeyond } from '../_shared/endpoint/refuse-beyond'
import { findTerm } from '../_shared/store/calendar'
import { DATE_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { contentOf, type RecordRow, selectRecords } from '../_shared/store/record'
import { summarise } from '../_shared/store/record-summary'
import { opened } from '../_shared/store/sealed'
import { hasOpenObjection } from '../_shared/store/statement'
import type { Tx } from '../_shared/store/store'
import { toBeAccepted } from '../_shared/store/to-accept'

type Asked = Parsed<'record.list'>

export const list = operationAtHand('record.list', async (asked, context) => {
  const { tx, caller, today } = context
  const { whose, form } = asked
  if (whose === 'awaiting') refuseBeyond('record.sample', caller, 'school')
  if (whose === 'objected') refuseBeyond('standing.school', caller, 'unit')
  if (whose === 'toAccept') refuseBeyond('record.decide', caller, 'school')
  let query = narrowed(
    whose === 'toAccept' ? selectRecords(tx).where(await toBeAccepted(context)) : ofSchool(tx, caller),
    asked,
    caller,
  )
  const place = placeOf(asked.cursor, [DATE_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(sql<boolean>`(happened_on, id) < (${place[0]}::date, ${place[1]}::uuid)`)
  }
  const { items: found, next } = pageOf(await query.execute(), (row) => [row.happenedOn, row.id])
  const items = await opened(found, context)
  const term = await findTerm(tx, caller, today)
  const weekOf = (on: string) => (term && weekAt(term.calendar, on)?.number) ?? null
  const summaries = await summarise(tx, caller, items, weekOf)
  if (form === undefined) return { items: summaries, next }
  const answers = new Map(items.map((row) => [row.id, answersOf(row)]))
  return { items: summaries.map((each) => ({ ...each, answers: answers.get(each.id) ?? {} })), next }
})

const ofSchool = (tx: Tx, { districtId, schoolId }: Caller) =>
  selectRecords(tx).where('record.districtId', '=', districtId).where('record.schoolId', '=', schoolId)

/** The records asked for; row security narrows them further to those the caller may read. */
function narrowed(
  among: ReturnType<typeof selectRecords>,
  { whose, kind, form, aboutId, from, to }: Asked,
  { personId }: Caller,
) {
  let query = among
    .orderBy('happenedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
  if (whose === 'mine' || whose === 'returned' || whose === 'toAnswer')
    query = query.where('authorId', '=', personId)
  if (whose === 'returned') query = query.where('state', '=', 'returned')
  if (whose === 'aboutMe') query = query.where('aboutId', '=', personId).where('state', '=', 'counted')
  if (whose === 'awaiting') query = query.where('state', '=', 'awaiting').where('authorId', '<>', personId)
  if (whose === 'toAnswer' || whose === 'objected') query = query.where(hasOpenObjection)
  if (whose === 'readable') query = query.where('state', 'in', ['counted', 'awaiting'])
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (form !== undefined)
    query = query.where('kind', '=', 'register').where(sql<boolean>`record.payload ->> 'form' = ${form}`)
  if (aboutId !== undefined) query = query.where('aboutId', '=', aboutId)
  if (from !== undefined) query = query.where('happenedOn', '>=', from)
  if (to !== undefined) query = query.where('happenedOn', '<=', to)
  return query
}

function answersOf(row: RecordRow): Record<string, string> {
  const content = contentOf(row)
  return content.kind === 'register' ? answersInWords(content.payload) : {}
}
