import { sql } from 'kysely'
import { comparePlans } from '#core/plan/compare'
import { problem } from '#core/problem'
import { standSchool } from '#core/standing/school-sheet'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadTerms } from '../_shared/store/calendar'
import { loadSchool } from '../_shared/store/school-state'
import { cleanPlanOf, loadDraft } from './draft-row'
import { differences } from './what-if-differences'
import { talliesUnder } from './what-if-tallies'

export const whatIf = operation('plan.whatIf', async ({ draftId, term, week }, context) => {
  const { tx, caller } = context
  const draft = await cleanPlanOf(await loadDraft(tx, caller, draftId))
  const day = term === 'last' ? await endOfLastTerm(context) : context.today
  const loaded = await loadSchool(tx, caller, day, week)
  const tallies = await talliesUnder(draft, loaded, context)
  const own = loaded.plans.find(({ issuer }) => issuer === 'own')
  const asOf = day < loaded.week.sunday ? day : loaded.week.sunday
  const before = own ? standSchool({ ...loaded.state, plan: own.plan }, loaded.week, day) : []
  const after = standSchool({ ...loaded.state, plan: draft, tallies }, loaded.week, day)
  const rules = own ? comparePlans(own.plan, draft).rules : []
  const reworded = new Set(rules.map(({ id }) => id))
  return {
    term: loaded.state.calendar.term.name,
    week: loaded.week.number,
    asOf,
    records: await recordsOf(loaded.state.calendar.term.id, context),
    before: own ? { title: own.plan.title, version: own.version } : null,
    after: { title: draft.title },
    ...differences(before, after, reworded, loaded.state, caller),
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
