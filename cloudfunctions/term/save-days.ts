import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import type { SchoolSource } from '../_shared/store/at-hand'
import { calendarOf, loadTerms } from '../_shared/store/calendar'
import { toldSchools } from '../_shared/store/district'
import { actOf, earliestDay, waitForTurn } from '../_shared/store/keeping'
import { keptIn, requireSameWeeks } from './kept'

export const saveDays = operation('term.saveDays', async ({ days }, context) => {
  await waitForTurn(context)
  const earliest = await earliestDay(context)
  const dates = days.map(({ on }) => on)
  if (new Set(dates).size < dates.length) throw fault('同一天写了两次，请检查')
  if (earliest !== null && dates.some((on) => on < earliest)) throw problem('rosterClosed', { earliest })
  if (days.some(({ day }) => day && !day.teaching && day.timetableOf !== null))
    throw fault('不上课的日子不用选上哪一天的课')
  const said = days.map(({ on, day }) => ({ on, day: day && { ...day, reason: day.reason.trim() } }))
  const lived = await weeksLived(context)
  const { rows } = await sql<{ changed: number }>`
    select youju.keep_days(${JSON.stringify(said)}::jsonb, ${actOf('changed', '', context)}::jsonb) as changed`.execute(
    context.tx,
  )
  for (const each of lived) {
    const after = await calendarOf(context.tx, each.school, each.before.term)
    requireSameWeeks(each.before, after, each.kept)
  }
  return { changed: rows[0]?.changed ?? 0 }
})

/** Terms that something is recorded in, of the school, or from the office of all schools: their weeks stay where they are. */
async function weeksLived(context: SignedInContext) {
  const { tx, caller } = context
  const own: SchoolSource = { districtId: caller.districtId, schoolId: caller.schoolId }
  const beside =
    caller.reach === 'district'
      ? (await toldSchools(tx)).map(({ id }): SchoolSource => ({ ...own, schoolId: id, told: true }))
      : []
  const lived = []
  for (const school of [own, ...beside]) {
    for (const term of await loadTerms(tx, school)) {
      const kept = await keptIn(term.id, context)
      if (kept) lived.push({ school, kept, before: await calendarOf(tx, school, term) })
    }
  }
  return lived
}

function fault(message: string) {
  return problem('badInput', { fields: [{ path: '/days', message }] })
}
