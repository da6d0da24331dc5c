import { sql } from 'kysely'
import { addDays, daysBetween } from '#core/calendar/civil-date'
import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { calendarOf, loadTerms } from '../_shared/store/calendar'
import { actOf, earliestDay, waitForTurn } from '../_shared/store/keeping'
import { keptIn, requireSameWeeks } from './kept'

type Asked = Parsed<'term.save'>

/** Longer than any term, and short enough to be laid out day by day. */
const LONGEST_DAYS = 250

export const save = operation('term.save', async (asked, context) => {
  const { timetableOf, ...said } = asked
  const term = { ...said, name: said.name.trim(), bell: [...said.bell].sort((a, b) => a.period - b.period) }
  await waitForTurn(context)
  requireInOrder(term)
  const { tx, caller } = context
  const terms = await loadTerms(tx, caller)
  const before = terms.find(({ id }) => id === term.id)
  const other = terms.find(
    ({ id, startOn, endOn }) => id !== term.id && startOn <= term.endOn && endOn >= term.startOn,
  )
  if (other) throw problem('termOverlaps', { startOn: other.startOn, endOn: other.endOn })
  if (timetableOf !== null && !terms.some(({ id }) => id === timetableOf)) throw problem('notFound')
  if (before) await requireNothingCutOff(before, term, context)
  await requireOpen(before, term, context)
  await sql`select youju.keep_term(${JSON.stringify(term)}::jsonb, ${timetableOf}::uuid,
    ${actOf(before ? 'changed' : 'founded', '', context)}::jsonb)`.execute(tx)
  return { id: term.id }
})

function requireInOrder({ startOn, endOn, bell }: Asked | Omit<Asked, 'timetableOf'>): void {
  if (endOn <= startOn) throw fault('endOn', '学期的最后一天要在第一天之后')
  if (daysBetween(startOn, endOn) > LONGEST_DAYS) throw fault('endOn', `一个学期最长 ${LONGEST_DAYS} 天`)
  for (const [index, { period, startsAt, endsAt }] of bell.entries()) {
    const next = bell[index + 1]
    if (endsAt <= startsAt) throw fault('bell', `第 ${period} 节的下课时间要在上课时间之后`)
    if (next?.period === period) throw fault('bell', `第 ${period} 节写了两次`)
    if (next && next.startsAt < endsAt) throw fault('bell', `第 ${next.period} 节和前一节的时间重叠`)
  }
}

/** What is recorded in the term stays in it, and in its week. */
async function requireNothingCutOff(
  before: Awaited<ReturnType<typeof loadTerms>>[number],
  term: Omit<Asked, 'timetableOf'>,
  context: SignedInContext,
): Promise<void> {
  const { tx, caller } = context
  const kept = await keptIn(before.id, context)
  if (!kept) return
  const { firstOn, lastOn } = kept
  if (firstOn < term.startOn || lastOn > term.endOn) throw problem('termHasRecords', { firstOn, lastOn })
  requireSameWeeks(await calendarOf(tx, caller, before), await calendarOf(tx, caller, term), kept)
  const rings = new Set(term.bell.map(({ period }) => period))
  const gone = before.bell.find(({ period }) => !rings.has(period))
  if (gone) throw fault('bell', `这个学期已经有记录，第 ${gone.period} 节不能去掉`)
}

/** A term that is closed stays as it was, but for its name; none begins in one. */
async function requireOpen(
  before: Awaited<ReturnType<typeof loadTerms>>[number] | undefined,
  term: Omit<Asked, 'timetableOf'>,
  context: SignedInContext,
): Promise<void> {
  const earliest = await earliestDay(context)
  if (earliest === null || !before) return
  if (addDays(before.endOn, 1) > earliest) return
  if (before.startOn !== term.startOn || before.endOn !== term.endOn)
    throw problem('rosterClosed', { earliest })
}

function fault(field: keyof Asked, message: string) {
  return problem('badInput', { fields: [{ path: `/${field}`, message }] })
}
