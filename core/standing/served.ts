import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar } from '../calendar/school-calendar'
import type { PersonFacts } from '../org/person'
import { MEASURES } from '../plan/measure'
import type { Plan, Rule } from '../plan/plan'
import { contributionOf, LEFT_OUT } from '../record/credits'
import type { CountableRecord } from '../record/record'
import { personRuleGroups } from './rule-groups'
import { personDemand } from './target'

/** Which promises a record serves: record once, count many. */
export interface Served {
  readonly credits: readonly { ruleId: string; ruleName: string; quantity: number; unit: string }[]
  /** Promises that look at this kind of record but leave this one out. */
  readonly leftOut: readonly { ruleId: string; ruleName: string; reason: string }[]
}

/** `author` decides which of the rules over persons is meant; without one only rules over units are listed. */
export function servedBy(
  record: CountableRecord,
  plan: Plan,
  calendar: SchoolCalendar,
  author: PersonFacts | undefined,
): Served {
  const credits: Served['credits'][number][] = []
  const leftOut: Served['leftOut'][number][] = []
  for (const rule of rulesConcerning(plan, calendar, author, record.payload.on)) {
    const contribution = contributionOf(record, rule.measure, calendar)
    if (!contribution) continue
    const named = { ruleId: rule.id, ruleName: rule.name }
    if ('credit' in contribution) {
      credits.push({
        ...named,
        quantity: contribution.credit.quantity,
        unit: MEASURES[rule.measure.name].unit,
      })
    } else leftOut.push({ ...named, reason: LEFT_OUT[contribution.leftOut] })
  }
  return { credits, leftOut }
}

function rulesConcerning(
  plan: Plan,
  calendar: SchoolCalendar,
  author: PersonFacts | undefined,
  on: CivilDate,
): Rule[] {
  const owed = new Set(
    author && personRuleGroups(plan).map((rules) => personDemand(rules, author, calendar, on)?.rule.id),
  )
  return plan.rules.filter((rule) => rule.audience.level !== 'person' || owed.has(rule.id))
}
