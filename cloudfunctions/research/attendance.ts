import { sql } from 'kysely'
import type { AttendanceMark } from '#core/record/research'
import { type MarkCounts, rateOf } from '#core/research/attendance'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { DATE_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { unitNamesOf } from '../_shared/store/people'

export const attendance = operation('research.attendance', async ({ cursor }, context) => {
  const { tx, caller, today } = context
  const { calendar } = await loadTerm(tx, caller, today)
  let rows = ownMarks(context, calendar.term.id)
    .select(['own.recordId', 'own.onDate', 'own.mark', 'record.aboutId', 'record.payload', 'record.state'])
    .where('record.state', 'in', ['counted', 'awaiting'])
    .orderBy('own.onDate', 'desc')
    .orderBy('own.recordId', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [DATE_SHAPE, UUID_SHAPE])
  if (place) {
    rows = rows.where(sql<boolean>`(own.on_date, own.record_id) < (${place[0]}::date, ${place[1]}::uuid)`)
  }
  const { items, next } = pageOf(await rows.execute(), (row) => [row.onDate, row.recordId])
  const names = await unitNamesOf(
    tx,
    caller,
    items.flatMap(({ aboutId }) => aboutId ?? []),
  )
  const counts = await ownMarks(context, calendar.term.id)
    .select((select) => ['own.mark', select.fn.countAll<number>().as('times')])
    .where('record.state', '=', 'counted')
    .groupBy('own.mark')
    .execute()
  const marks = counts.map(({ mark, times }) => ({ mark: mark as AttendanceMark, times }))
  const byMark: MarkCounts = Object.fromEntries(marks.map(({ mark, times }) => [mark, times]))
  return {
    items: items.map(({ recordId, onDate, mark, aboutId, payload, state }) => ({
      recordId,
      on: onDate,
      groupName: names.get(aboutId ?? '') ?? '',
      theme: (payload as { theme?: string }).theme ?? '',
      mark: mark as AttendanceMark,
      counted: state === 'counted',
    })),
    next,
    sum: { ...rateOf(byMark), marks },
  }
})

/** The caller's own marks of a term; row security shows nobody else's. */
function ownMarks({ tx, caller }: SignedInContext, termId: string) {
  return tx
    .selectFrom('involvement as own')
    .innerJoin('record', (join) =>
      join.onRef('record.districtId', '=', 'own.districtId').onRef('record.id', '=', 'own.recordId'),
    )
    .where('own.districtId', '=', caller.districtId)
    .where('own.personId', '=', caller.personId)
    .where('own.kind', '=', 'research')
    .where('own.role', '=', 'attendance')
    .where('record.termId', '=', termId)
}
