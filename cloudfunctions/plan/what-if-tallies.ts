import { weekdayOf } from '#core/calendar/civil-date'
import { recordKindOf, type Tallied, tallyKey } from '#core/plan/basic-measure'
import type { Plan } from '#core/plan/plan'
import { talliedOf } from '#core/plan/rules'
import { type Credit, creditsOf } from '#core/record/credits'
import { type Tally, TallySheet } from '#core/standing/tally'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadCounted } from '../_shared/store/counting'
import { countable, selectRecords } from '../_shared/store/record'
import type { LoadedSchool } from '../_shared/store/school-state'
import { opened } from '../_shared/store/sealed'
import { loadTallies } from '../_shared/store/tallies'

/**
 * The term's tallies as they would be under a plan: what is tallied anyway, and what only this plan asks for, counted from the
 * records. Row security holds: of an attendance or a sealed register that the caller may not read nothing new is counted.
 */
export async function talliesUnder(
  plan: Plan,
  { state: { calendar }, week }: LoadedSchool,
  context: SignedInContext,
): Promise<TallySheet> {
  const { tx, caller } = context
  const kept = await loadTallies(tx, caller, calendar.term.id, week.number)
  const { tallied } = await loadCounted(tx, caller, calendar.term)
  const known = new Set(tallied.map((each) => tallyKey(each)))
  const news = talliedOf(plan).filter((each) => !known.has(tallyKey(each)))
  if (news.length === 0) return new TallySheet(calendar, kept)
  const rows = await selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.schoolId', '=', caller.schoolId)
    .where('record.termId', '=', calendar.term.id)
    .where('record.kind', 'in', kindsOf(news))
    .where('record.state', '=', 'counted')
    .where('record.happenedOn', '<=', week.sunday)
    .execute()
  const counted = (await opened(rows, context)).flatMap((row) =>
    creditsOf(countable(row), news, calendar).map(tallyOf),
  )
  return new TallySheet(calendar, [...kept, ...counted])
}

const kindsOf = (tallied: readonly Tallied[]) => [
  ...new Set(tallied.map(({ measure }) => recordKindOf(measure))),
]

function tallyOf({ measure, subjectId, week, on, quantity }: Credit): Tally {
  const days = [0, 0, 0, 0, 0, 0, 0]
  days[weekdayOf(on) - 1] = quantity
  return { measure, subjectId, week, quantity, days }
}
