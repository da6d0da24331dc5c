import { sql } from 'kysely'
import { problem } from '#core/problem'
import { standSchool } from '#core/standing/school-sheet'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerms } from '../_shared/store/calendar'
import { loadSchoolFor } from '../_shared/store/school-state'
import { cleanPlanOf, loadDraft } from './draft-row'
import { differences, rewordedIn } from './what-if-differences'
import { tryInSchools } from './what-if-district'
import { talliesUnder } from './what-if-tallies'

export const whatIf = operation('plan.whatIf', async ({ draftId, term, week }, context) => {
  const { tx, caller } = context
  const draft = await cleanPlanOf(await loadDraft(tx, caller, draftId), context)
  // A district's plan is for its schools: each is looked at with what the office is told of it.
  if (caller.reach === 'district') return tryInSchools(draft, context)
  const day = term === 'last' ? await endOfLastTerm(context) : context.today
  const loaded = await loadSchoolFor(tx, caller, draft, day, week)
  const own = loaded.plans.find(({ issuer }) => issuer === 'own')
  const tallies = await talliesUnder(draft, loaded, context)
  const before = own ? standSchool({ ...loaded.state, plan: own.plan }, loaded.week, day) : []
  const after = standSchool({ ...loaded.state, plan: draft, tallies }, loaded.week, day)
  return {
    term: loaded.state.calendar.term.name,
    week: loaded.week.number,
    asOf: day < loaded.week.sunday ? day : loaded.week.sunday,
    records: await recordsOf(loaded.state.calendar.term.id, context),
    before: own ? { title: own.plan.title, version: own.version } : null,
    after: { title: draft.title },
    notYetCounted: [],
    ...differences(before, after, rewordedIn(own?.plan, draft), loaded.state, caller),
  }
})

async function endOfLastTerm({ tx, caller, today }: SignedInContext): Promise<string> {
  const terms = await loadTerms(tx, caller)
  const running = terms.filter(({ startOn }) => startOn <= today).at(-1)
  const last = terms.filter(({ endOn }) => running && endOn < running.startOn).at(-1)
  if (!last) throw problem('noTerm')
  return last.endOn
}

async function recordsOf(termId: string, { tx, caller }: SignedInContext): Promise<number> {
  const { count } = await tx
    .selectFrom('record')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('termId', '=', termId)
    .executeTakeFirstOrThrow()
  return count
}
