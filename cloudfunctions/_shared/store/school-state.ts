import { type CivilDate, civilDateAt } from '#core/calendar/civil-date'
import { type SchoolCalendar, type Week, weekNumbered } from '#core/calendar/school-calendar'
import type { PersonFacts } from '#core/org/person'
import { looksBack } from '#core/plan/looks-back'
import { PLAN_DEFAULTS, type Plan, SETTING_DEFAULTS } from '#core/plan/plan'
import { problem } from '#core/problem'
import type { SchoolState } from '#core/standing/school-state'
import type { Caller } from '../endpoint/caller'
import type { AtHand, SchoolSource } from './at-hand'
import { loadTerm } from './calendar'
import { loadHistory } from './history'
import { loadAllStaff, loadStaff, loadToldStaff, loadUnits } from './people'
import { type IssuedPlan, loadVersions, plansOn } from './plan'
import type { SchoolKey } from './school-key'
import type { Tx } from './store'
import { loadSheet, loadSheetKnown } from './tallies'

export interface LoadedSchool {
  /** Under the first of its plans. */
  readonly state: SchoolState
  /** The school's own plan, and the district's that holds beside it; each is judged by itself. */
  readonly plans: readonly IssuedPlan[]
  readonly week: Week
  /** The running week of the term, or null outside it. */
  readonly current: number | null
  readonly planVersion: number
}

/** What the standings of a week are computed from; `week` is the running or last one unless asked otherwise. */
export function loadSchool(
  tx: Tx,
  caller: Caller,
  today: CivilDate,
  asked: number | undefined,
): Promise<LoadedSchool> {
  return load(tx, { source: own(caller), staff: () => loadStaff(tx, caller), today, asked })
}

/** As `loadSchool`, for trying a plan out: a school may have none of its own yet. */
export function loadSchoolFor(
  tx: Tx,
  caller: Caller,
  plan: Plan,
  today: CivilDate,
  asked: number | undefined,
): Promise<LoadedSchool> {
  return load(tx, { source: own(caller), staff: () => loadStaff(tx, caller), today, asked, plan })
}

interface ToldBy {
  /** What is about to be tried out. */
  readonly plan?: Plan
  /** What the office has at hand of the school. */
  readonly atHand?: AtHand | undefined
}

/** As `loadSchool`, of a school of the caller's district: with what its office is told of it. */
export function loadToldSchool(
  tx: Tx,
  { districtId }: Caller,
  schoolId: string,
  today: CivilDate,
  asked: number | undefined,
  { plan, atHand }: ToldBy = {},
): Promise<LoadedSchool> {
  const source = { districtId, schoolId, told: true, atHand } as const
  return load(tx, { source, staff: () => loadToldStaff(tx, source), today, asked, plan })
}

/** As `loadSchool`, of all its people and as the owner of the database; a school without a plan has an empty one. */
export function loadWholeSchool(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  today: CivilDate,
): Promise<LoadedSchool> {
  const source = { districtId, schoolId }
  const staff = () => loadAllStaff(tx, source)
  return load(tx, { source, staff, today, asked: undefined, plan: NO_PLAN })
}

const NO_PLAN: Plan = {
  id: '',
  title: '',
  settings: { ...SETTING_DEFAULTS, proration: true, lateEntryDays: 7, milestones: [] },
  clauses: [],
  rules: [],
  ...PLAN_DEFAULTS,
}

/**
 * As `loadSchool`, with what was known at a moment: the records that had come by then, as they read then, and the plans that were
 * published; who works where is dated and read as the roster has it now. Look at it on the moment's own day.
 */
export function loadSchoolAsKnownAt(
  tx: Tx,
  caller: Caller,
  knownAt: Date,
  asked: number | undefined,
): Promise<LoadedSchool> {
  const today = civilDateAt(knownAt.getTime())
  return load(tx, { source: own(caller), staff: () => loadStaff(tx, caller), today, asked, knownAt })
}

const own = ({ districtId, schoolId, atHand }: Caller): SchoolSource => ({ districtId, schoolId, atHand })

interface Loading {
  readonly source: SchoolSource
  readonly staff: () => Promise<PersonFacts[]>
  readonly today: CivilDate
  readonly asked: number | undefined
  readonly knownAt?: Date
  /** What is about to be tried out. */
  readonly plan?: Plan | undefined
}

async function load(tx: Tx, { source, staff, today, asked, knownAt, plan }: Loading): Promise<LoadedSchool> {
  const { calendar } = await loadTerm(tx, source, today)
  const { week, current } = weekIn(calendar, today, asked)
  const asOf = today < week.sunday ? today : week.sunday
  const plans = await plansOn(tx, await loadVersions(tx, source, knownAt), asOf)
  const first = plans[0]?.plan ?? plan
  if (!first) throw problem('noPlan')
  const units = await loadUnits(tx, source, calendar.term, asOf)
  const school = units.find(({ id }) => id === source.schoolId)
  if (!school) throw problem('notFound')
  const looked = [...plans.map((issued) => issued.plan), ...(plan ? [plan] : [])]
  return {
    state: {
      plan: first,
      calendar,
      school,
      units,
      people: await staff(),
      tallies: knownAt
        ? await loadSheetKnown(tx, calendar, knownAt, week.number)
        : await loadSheet(tx, source, calendar, week.number),
      ...(looked.some(looksBack) && { history: await loadHistory(tx, source, calendar.term) }),
    },
    plans,
    week,
    current,
    planVersion: plans[0]?.version ?? 0,
  }
}

/** The running week of a term or its last one, unless another is asked for. */
export function weekIn(
  calendar: SchoolCalendar,
  today: CivilDate,
  asked: number | undefined,
): Pick<LoadedSchool, 'week' | 'current'> {
  const begun = calendar.weeks.filter((each) => each.monday <= today).at(-1)
  const week = asked === undefined ? (begun ?? calendar.weeks[0]) : weekNumbered(calendar, asked)
  if (!week)
    throw calendar.weeks.length === 0
      ? problem('noTerm')
      : problem('unknownWeek', { lastWeek: calendar.weeks.length })
  return { week, current: today <= calendar.term.endOn ? (begun?.number ?? null) : null }
}
