import type { SchoolCalendar } from '#core/calendar/school-calendar'
import type { Output } from '#core/contract/contract'
import { OrgTree } from '#core/org/org-tree'
import type { Rule } from '#core/plan/plan'
import { type Asked, askedBy, asks } from '#core/record/asked'
import { firstDue, type ServingRule } from '#core/record/owed'
import { isOver, type Speaker, speakersOf } from '#core/record/serving'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { plansAsking } from '../_shared/store/asked'
import { type Counting, loadCounting } from '../_shared/store/counting'
import { loadPerson, loadUnits } from '../_shared/store/people'
import { contentOf, type RecordRow } from '../_shared/store/record'
import { isHandedIn, loadHandedIn } from './handed-in'

type Item = Output<'agenda.owed'>['items'][number]

export const owed = operationAtHand('agenda.owed', async (_, context) => {
  const counting = await loadCounting(context.tx, context.caller, context.today)
  return { on: context.today, items: await owedBy(context, counting) }
})

/** All that the caller hands in or declares: what is due first, the rest as the plans have it. */
export async function owedBy(context: SignedInContext, { calendar }: Counting): Promise<Item[]> {
  const plans = await plansAsking(context.tx, context.caller, context.today)
  const rules = plans.flatMap((plan) =>
    plan.rules.map((rule) => ({ rule, milestones: plan.settings.milestones })),
  )
  const asked = askedBy(plans)
  if (asked.length === 0) return []
  const owes = await audienceFor(context, calendar)
  const speakers = speakersOf(context.caller.posts)
  const rows = await loadHandedIn(context, calendar.term.id, speakers)
  const items = asked.flatMap((each) =>
    speakers.flatMap((speaker) => {
      if (speaker.level !== each.level) return []
      const serving = rules.filter(({ rule }) => asks(rule, each) && owes(rule, speaker))
      const handedIn = rows.filter((row) => isHandedIn(row, each, speaker))
      return serving.length > 0 ? [itemOf(each, speaker, serving, handedIn, calendar)] : []
    }),
  )
  const dueOn = ({ due }: Item) => due?.on ?? '9999-12-31'
  return items.sort((a, b) => (dueOn(a) < dueOn(b) ? -1 : dueOn(a) > dueOn(b) ? 1 : 0))
}

function itemOf(
  asked: Asked,
  { unitId, unitName }: Speaker,
  serving: readonly ServingRule[],
  handedIn: readonly RecordRow[],
  calendar: SchoolCalendar,
): Item {
  const days = handedIn.flatMap((row) => (row.state === 'returned' ? [] : [row.happenedOn]))
  const due = firstDue(asked, serving, days, calendar)
  return {
    ...asked,
    unitId,
    unitName,
    rules: [...new Set(serving.map(({ rule }) => rule.name))],
    due: due ? { on: due.dueOn, label: due.label } : null,
    last: lastOf(handedIn),
  }
}

/** Whether a rule is over the caller, or over the unit that the caller speaks for. */
async function audienceFor(
  { tx, caller, today }: SignedInContext,
  { term }: SchoolCalendar,
): Promise<(rule: Rule, speaker: Speaker) => boolean> {
  const units = await loadUnits(tx, caller, term, today)
  const top = units.find(({ id }) => id === caller.schoolId)
  const person = await loadPerson(tx, caller, caller.personId)
  if (!top) return () => false
  const place = { org: new OrgTree(top, units), today, termStart: term.startOn }
  return (rule, speaker) => isOver(rule, speaker, person, place)
}

function lastOf(rows: readonly RecordRow[]): Item['last'] {
  const row = rows.at(-1)
  if (!row) return null
  const { kind, payload } = contentOf(row)
  return {
    recordId: row.id,
    on: row.happenedOn,
    state: row.state as 'counted' | 'awaiting' | 'returned',
    acceptedOn: kind === 'deliverable' ? payload.acceptedOn : null,
    amount: kind === 'declared' ? payload.amount : null,
  }
}
