import { sql } from 'kysely'
import { weekAt } from '#core/calendar/school-calendar'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { DATE_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { selectRecords } from '../_shared/store/record'
import { summarise } from '../_shared/store/record-summary'
import { hasOpenObjection } from '../_shared/store/statement'

export const list = operation('record.list', async ({ whose, kind, cursor }, { tx, caller, today }) => {
  const { rights } = caller
  if (whose === 'awaiting' && !rights.checkRecords) throw problem('notAllowed')
  if (whose === 'objected' && rights.seeWeek === null) throw problem('notAllowed')
  let query = selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.schoolId', '=', caller.schoolId)
    .orderBy('happenedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
  if (whose === 'mine' || whose === 'toAnswer') query = query.where('authorId', '=', caller.personId)
  if (whose === 'aboutMe') query = query.where('aboutId', '=', caller.personId).where('state', '=', 'counted')
  if (whose === 'awaiting')
    query = query.where('state', '=', 'awaiting').where('authorId', '<>', caller.personId)
  if (whose === 'toAnswer' || whose === 'objected') query = query.where(hasOpenObjection)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const place = placeOf(cursor, [DATE_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(sql<boolean>`(happened_on, id) < (${place[0]}::date, ${place[1]}::uuid)`)
  }
  const { items, next } = pageOf(await query.execute(), (row) => [row.happenedOn, row.id])
  const term = await findTerm(tx, caller, today)
  const weekOf = (on: string) => (term && weekAt(term.calendar, on)?.number) ?? null
  return { items: await summarise(tx, caller, items, weekOf), next }
})
