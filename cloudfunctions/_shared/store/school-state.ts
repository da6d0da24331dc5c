import type { CivilDate } from '#core/calendar/civil-date'
import { type Week, weekNumbered } from '#core/calendar/school-calendar'
import { problem } from '#core/problem'
import type { SchoolState } from '#core/standing/school-sheet'
import { type Tally, TallySheet } from '#core/standing/tally'
import type { Caller } from '../endpoint/caller'
import { loadTerm } from './calendar'
import { loadStaff, loadUnits } from './people'
import { loadPlan } from './plan'
import type { Tx } from './store'

export interface LoadedSchool {
  readonly state: SchoolState
  readonly week: Week
  /** The running week of the term, or null outside it. */
  readonly current: number | null
  readonly planVersion: number
}

/** What the standings of a week are computed from; `week` is the running or last one unless asked otherwise. */
export async function loadSchool(
  tx: Tx,
  caller: Caller,
  today: CivilDate,
  asked: number | undefined,
): Promise<LoadedSchool> {
  const { calendar } = await loadTerm(tx, caller, today)
  const begun = calendar.weeks.filter((each) => each.monday <= today).at(-1)
  const week = asked === undefined ? (begun ?? calendar.weeks[0]) : weekNumbered(calendar, asked)
  if (!week)
    throw calendar.weeks.length === 0
      ? problem('noTerm')
      : problem('unknownWeek', { lastWeek: calendar.weeks.length })
  const asOf = today < week.sunday ? today : week.sunday
  const { plan, version } = await loadPlan(tx, caller, asOf)
  const units = await loadUnits(tx, caller, calendar.term.id, asOf)
  const school = units.find((unit) => unit.kind === 'school')
  if (!school) throw problem('notFound')
  return {
    state: {
      plan,
      calendar,
      school,
      units,
      people: await loadStaff(tx, caller),
      tallies: new TallySheet(calendar, await loadTallies(tx, caller, calendar.term.id, week.number)),
    },
    week,
    current: today <= calendar.term.endOn ? (begun?.number ?? null) : null,
    planVersion: version,
  }
}

function loadTallies(tx: Tx, caller: Caller, termId: string, throughWeek: number): Promise<Tally[]> {
  return tx
    .selectFrom('tally')
    .select(['measure', 'subjectId', 'week', 'quantity', 'days'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('termId', '=', termId)
    .where('week', '<=', throughWeek)
    .where('quantity', '<>', 0)
    .execute()
}
