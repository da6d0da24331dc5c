import { sql } from 'kysely'
import { weekAt } from '#core/calendar/school-calendar'
import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import type { RecordRow } from '../_shared/store/record'
import { summarise } from '../_shared/store/record-summary'
import { opened } from '../_shared/store/sealed'
import { findReport, type KeptReport } from './frozen'

export const later = operation('report.later', async ({ id, cursor }, context) => {
  const { tx, caller } = context
  const report = await findReport(tx, caller, id)
  if (!report) throw problem('notFound')
  let query = lateRecords(report, context)
    .leftJoin('recordPrivate', (join) =>
      join
        .onRef('recordPrivate.districtId', '=', 'record.districtId')
        .onRef('recordPrivate.recordId', '=', 'record.id'),
    )
    .selectAll('record')
    .select('recordPrivate.payload as privatePayload')
    .select(
      sql<string>`to_char(record.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place'),
    )
    .orderBy('record.changedAt', 'desc')
    .orderBy('record.id', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [INSTANT_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(
      sql<boolean>`(record.changed_at, record.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
    )
  }
  const { items: found, next } = pageOf(await query.execute(), (row) => [row.place, row.id])
  const items = await opened(found, context)
  const calendar = (await findTerm(tx, caller, report.document.to))?.calendar
  const weekOf = (on: string) => (calendar && weekAt(calendar, on)?.number) ?? null
  const lines = await summarise(tx, caller, items, weekOf)
  return {
    items: items.flatMap((row, index) => {
      const record = lines[index]
      return record ? [{ record, what: whatOf(row, report), at: row.changedAt.toISOString() }] : []
    }),
    next,
  }
})

/** Records of the term, of days that the report looks at, that came or changed after it was frozen. */
export function lateRecords(report: KeptReport, { tx, caller }: SignedInContext) {
  const { document, frozenAt } = report
  return tx
    .selectFrom('record')
    .where('record.districtId', '=', caller.districtId)
    .where('record.schoolId', '=', caller.schoolId)
    .where('record.happenedOn', '>=', document.termFrom)
    .where('record.happenedOn', '<=', document.to)
    .where('record.changedAt', '>', frozenAt)
}

function whatOf(
  { state, receivedAt }: Pick<RecordRow, 'state' | 'receivedAt'>,
  { frozenAt }: KeptReport,
): Output<'report.later'>['items'][number]['what'] {
  if (state === 'withdrawn' || state === 'returned') return 'removed'
  return receivedAt > frozenAt ? 'added' : 'changed'
}
