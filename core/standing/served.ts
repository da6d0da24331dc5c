import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar } from '../calendar/school-calendar'
import type { OrgTree } from '../org/org-tree'
import type { PersonFacts } from '../org/person'
import { measureKey, measureLooksAt } from '../plan/basic-measure'
import { isBasic, measureUnit } from '../plan/measure'
import type { Plan, Rule } from '../plan/plan'
import { contributionOf } from '../record/credits'
import { isMeant, LEFT_OUT } from '../record/kind'
import type { CountableRecord } from '../record/record'
import { Adjustments } from './adjustments'
import { personRuleGroups } from './rule-groups'
import { type Demand, Employed, personDemand, type RuleGroup } from './target'

export interface ServedRule {
  readonly ruleId: string
  readonly ruleName: string
  /** What each of them is credited with. */
  readonly quantity: number
  readonly unit: string
  /** How many people it counts for besides the author. */
  readonly others: number
}

/** Which promises a record serves: record once, count many. */
export interface Served {
  readonly credits: readonly ServedRule[]
  /** Promises with a number that this record was meant for and that leave it out. */
  readonly leftOut: readonly { ruleId: string; ruleName: string; reason: string }[]
}

/**
 * `author` decides which of the rules over persons is meant; without one only rules over units are listed. Without `org`
 * nobody is left out for the grade or group they are in.
 */
export function servedBy(
  record: CountableRecord,
  plan: Plan,
  calendar: SchoolCalendar,
  author: PersonFacts | undefined,
  org?: OrgTree,
): Served {
  const credits: ServedRule[] = []
  const leftOut: Served['leftOut'][number][] = []
  const looking = new Set(
    plan.rules
      .filter(({ measure }) => isBasic(measure) && measureLooksAt(measure, record))
      .map(({ id }) => id),
  )
  const own = rulesOwedBy(author, plan, calendar, record.payload.on, org, looking)
  const named = new Set(
    plan.rules.flatMap(({ id, measure }) => (own.has(id) && isBasic(measure) ? [measureKey(measure)] : [])),
  )
  for (const rule of plan.rules) {
    if (!looking.has(rule.id) || !isBasic(rule.measure)) continue
    const contribution = contributionOf(record, rule.measure, calendar)
    if (!contribution) continue
    const title = { ruleId: rule.id, ruleName: rule.name }
    const personal = rule.audience.level === 'person'
    if ('leftOut' in contribution) {
      const owed = rule.bound.kind !== 'none' && (!personal || own.has(rule.id))
      if (owed && isMeant(contribution.leftOut)) {
        leftOut.push({ ...title, reason: LEFT_OUT[contribution.leftOut] })
      }
      continue
    }
    const unit = measureUnit(rule.measure)
    const [first] = contribution.credits
    if (!first) continue
    const key = measureKey(rule.measure)
    const mine = contribution.credits.find((credit) => credit.subjectId === record.authorId)
    const others = contribution.credits.length - (mine ? 1 : 0)
    if (!personal) credits.push({ ...title, quantity: first.quantity, unit, others: 0 })
    else if (mine && own.has(rule.id)) credits.push({ ...title, quantity: mine.quantity, unit, others })
    else if (author && others > 0 && !named.has(key)) {
      // Which of a group's rules each of them stands under is their own matter: the measure is named once.
      named.add(key)
      credits.push({ ...title, quantity: first.quantity, unit, others })
    }
  }
  return { credits, leftOut }
}

/** Those rules over persons that look at the record and that the author stands under on the day. */
function rulesOwedBy(
  author: PersonFacts | undefined,
  plan: Plan,
  calendar: SchoolCalendar,
  on: CivilDate,
  org: OrgTree | undefined,
  looking: ReadonlySet<string>,
): ReadonlySet<string> {
  if (!author) return new Set()
  const terms = {
    calendar,
    org,
    asOf: on,
    adjustments: new Adjustments(plan, calendar.term),
    amountOf: ({ bound }: Rule) => ('amount' in bound ? bound.amount : null),
  }
  const employed = new Employed(author, terms)
  const groups = groupsOverPersons(plan).filter(({ rules }) => rules.some(({ id }) => looking.has(id)))
  const demands = groups.flatMap((group) => personDemand(group, employed, terms) ?? [])
  return new Set(demands.flatMap(rulesIn).filter((id) => looking.has(id)))
}

/** A plan is asked for every record that is handed in, and does not change. */
const overPersons = new WeakMap<Plan, readonly RuleGroup[]>()

function groupsOverPersons(plan: Plan): readonly RuleGroup[] {
  const known = overPersons.get(plan) ?? personRuleGroups(plan)
  overPersons.set(plan, known)
  return known
}

const rulesIn = ({ current }: Demand) => current.rules.map(({ id }) => id)
