import type { Output } from '#core/contract/contract'
import { belongsTo } from '#core/plan/audience'
import type { CreditLevel } from '#core/plan/measure'
import type { Plan, Rule } from '#core/plan/plan'
import { type Asked, askedBy, handedInFor, speaksForSchool, unitsSpokenFor } from '#core/record/asked'
import { nextDue } from '#core/record/owed'
import { plainTitle } from '#core/record/plain-title'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { plansAsking } from '../_shared/store/asked'
import { type Counting, loadCounting } from '../_shared/store/counting'
import { loadPerson } from '../_shared/store/people'
import { contentOf, type RecordRow } from '../_shared/store/record'
import { loadHandedIn } from './handed-in'

type Item = Output<'agenda.owed'>['items'][number]

export const owed = operation('agenda.owed', async (_, context) => {
  const counting = await loadCounting(context.tx, context.caller, context.today)
  return { on: context.today, items: await owedBy(context, counting) }
})

/** All that the caller hands in or declares: what is due first, the rest as the plans have it. */
export async function owedBy(context: SignedInContext, { calendar }: Counting): Promise<Item[]> {
  const { tx, caller, today } = context
  const plans = await plansAsking(tx, caller, today)
  const asked = askedBy(plans)
  if (asked.length === 0) return []
  const person = await loadPerson(tx, caller, caller.personId)
  const { startOn } = calendar.term
  const owes = ({ audience }: Rule) =>
    audience.level !== 'person' ||
    (person !== undefined && belongsTo(audience.who, { person, date: today, termStart: startOn }))
  const speakers = speakersFor(context)
  const rows = await loadHandedIn(context, calendar.term.id, speakers)
  const items = asked.flatMap((each) =>
    speakers
      .filter(({ level }) => level === each.level)
      .flatMap((speaker): Item[] => {
        const serving = plans.flatMap((plan) =>
          servingIn(plan, each)
            .filter(owes)
            .map((rule) => ({ rule, plan })),
        )
        if (serving.length === 0) return []
        const handedIn = rows.filter((row) => isOf(row, each, speaker))
        const days = handedIn.flatMap((row) => (row.state === 'returned' ? [] : [row.happenedOn]))
        const due = serving
          .flatMap(({ rule, plan }) =>
            handedInFor(rule)
              .filter((measure) => isSame(measure, each))
              .flatMap((measure) => nextDue(rule, measure, days, calendar, plan.settings.milestones) ?? []),
          )
          .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
        return [
          {
            ...each,
            unitId: speaker.unitId,
            unitName: speaker.unitName,
            rules: [...new Set(serving.map(({ rule }) => rule.name))],
            due: due ? { on: due.dueOn, label: due.label } : null,
            last: lastOf(handedIn),
          },
        ]
      }),
  )
  return items.sort((a, b) =>
    (a.due?.on ?? '9') < (b.due?.on ?? '9') ? -1 : a.due?.on === b.due?.on ? 0 : 1,
  )
}

/** In whose name the caller hands things in. */
export interface Speaker {
  readonly level: CreditLevel
  readonly unitId: string | null
  readonly unitName: string
}

function speakersFor({ caller: { posts } }: SignedInContext): Speaker[] {
  const units = unitsSpokenFor(posts).map(({ unitId, unitName, unitKind }) => ({
    level: unitKind as CreditLevel,
    unitId,
    unitName,
  }))
  const school: Speaker[] = speaksForSchool(posts) ? [{ level: 'school', unitId: null, unitName: '' }] : []
  return [...school, ...units, { level: 'person', unitId: null, unitName: '' }]
}

const isSame = (measure: { name: string; title: string; credits: CreditLevel }, asked: Asked) =>
  measure.name === asked.kind &&
  measure.credits === asked.level &&
  plainTitle(measure.title) === plainTitle(asked.title)

const servingIn = ({ rules }: Plan, asked: Asked): Rule[] =>
  rules.filter((rule) => handedInFor(rule).some((measure) => isSame(measure, asked)))

function isOf(row: RecordRow, { kind, title, level }: Asked, { unitId }: Speaker): boolean {
  const content = contentOf(row)
  return (
    content.kind === kind &&
    content.payload.level === level &&
    content.payload.unitId === unitId &&
    plainTitle(content.payload.title) === plainTitle(title)
  )
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
