import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { tallyKey } from '#core/plan/basic-measure'
import type { Plan } from '#core/plan/plan'
import { talliedFor } from '#core/plan/rules'
import { Problem, problem } from '#core/problem'
import { type RuleSheet, standSchool } from '#core/standing/school-sheet'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadCounted } from '../_shared/store/counting'
import { toldSchools } from '../_shared/store/district'
import { type LoadedSchool, loadToldSchool } from '../_shared/store/school-state'
import { differences, rewordedIn } from './what-if-differences'

/**
 * A district's draft in all its schools together, by what they count already. Schools are named and people are not; rules over
 * what nobody counts yet are said to be so.
 */
export async function tryInSchools(draft: Plan, context: SignedInContext): Promise<Output<'plan.whatIf'>> {
  const { tx, caller, today } = context
  const schools: LoadedSchool[] = []
  for (const { id } of await toldSchools(tx)) {
    const loaded = await loadToldSchool(tx, caller, id, today, undefined, { plan: draft }).catch(withoutTerm)
    if (loaded) schools.push(loaded)
  }
  const [first] = schools
  if (!first) throw problem('noTerm')
  const base = first.plans.find(({ issuer }) => issuer === 'district')
  const under = (plan: Plan) =>
    together(schools.map(({ state, week }) => standSchool({ ...state, plan }, week, today)))
  const units = schools.map(({ state }) => state.school)
  return {
    term: first.state.calendar.term.name,
    week: first.week.number,
    asOf: today < first.week.sunday ? today : first.week.sunday,
    records: await recordsOf(context),
    before: base ? { title: base.plan.title, version: base.version } : null,
    after: { title: draft.title },
    notYetCounted: await notYetCounted(draft, schools, context),
    ...differences(
      base ? under(base.plan) : [],
      under(draft),
      rewordedIn(base?.plan, draft),
      { people: [], units },
      caller,
    ),
  }
}

function withoutTerm(error: unknown): null {
  if (error instanceof Problem && error.body.code === 'noTerm') return null
  throw error
}

function together(sheets: readonly (readonly RuleSheet[])[]): RuleSheet[] {
  const rules = new Map<string, RuleSheet>()
  for (const sheet of sheets.flat()) {
    const known = rules.get(sheet.rule.id)?.standings ?? []
    rules.set(sheet.rule.id, { ...sheet, standings: [...known, ...sheet.standings] })
  }
  return [...rules.values()]
}

async function notYetCounted(
  draft: Plan,
  schools: readonly LoadedSchool[],
  { tx, caller: { districtId } }: SignedInContext,
): Promise<string[]> {
  const missing = new Set<string>()
  for (const { state } of schools) {
    const school = { districtId, schoolId: state.school.id, told: true } as const
    const { tallied } = await loadCounted(tx, school, state.calendar.term)
    const known = new Set(tallied.map((each) => tallyKey(each)))
    for (const rule of draft.rules)
      if (talliedFor(rule).some((each) => !known.has(tallyKey(each)))) missing.add(rule.id)
  }
  return draft.rules.map(({ id }) => id).filter((id) => missing.has(id))
}

/** The office's own: those of schools are theirs. */
async function recordsOf({ tx, caller }: SignedInContext): Promise<number> {
  const { count } = await tx
    .selectFrom('record')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .executeTakeFirstOrThrow()
  return count
}
