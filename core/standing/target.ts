import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import { holdsOn, type PersonFacts } from '../org/person'
import { belongsTo, hingesOnAge } from '../plan/audience'
import type { Rule } from '../plan/plan'

/** What the rules of one group ask of a person over a term. */
export interface PersonDemand {
  /** The rule the person stands under on the day judged at: the maximum matching target of the group. */
  readonly rule: Rule
  /** The rule of each teaching week in which one matches, by week number. */
  readonly byWeek: ReadonlyMap<number, Rule>
  readonly missingBirthDate: boolean
}

/**
 * Undefined when no rule of the group ever matches in the term, or none has yet although the term has begun.
 * Each teaching week goes to the rule with the largest target on its middle teaching day.
 */
export function personDemand(
  rules: readonly Rule[],
  person: PersonFacts,
  calendar: SchoolCalendar,
  asOf: CivilDate,
): PersonDemand | undefined {
  const byWeek = ruleByWeek(rules, person, calendar)
  const rule = currentRule(rules, byWeek, person, calendar, asOf)
  if (!rule) return undefined
  const { startOn } = calendar.term
  const missingBirthDate = rules.some(
    (each) => each.audience.level === 'person' && hingesOnAge(each.audience.who, person, asOf, startOn),
  )
  return { rule, byWeek, missingBirthDate }
}

export function literalOf(rule: Rule): number | null {
  return 'amount' in rule.bound ? rule.bound.amount : null
}

function largestMatching(
  rules: readonly Rule[],
  person: PersonFacts,
  date: CivilDate,
  ageDate: CivilDate,
): Rule | undefined {
  let largest: Rule | undefined
  for (const rule of rules) {
    if (rule.audience.level !== 'person' || !belongsTo(rule.audience.who, person, date, ageDate)) continue
    if (!largest || (literalOf(rule) ?? -1) > (literalOf(largest) ?? -1)) largest = rule
  }
  return largest
}

function ruleByWeek(
  rules: readonly Rule[],
  person: PersonFacts,
  { term, teachingWeeks }: SchoolCalendar,
): ReadonlyMap<number, Rule> {
  const { startOn, endOn } = term
  const steady = person.appointments.every(
    (held) =>
      (holdsOn(held, startOn) && holdsOn(held, endOn)) || held.from > endOn || (held.to ?? endOn) < startOn,
  )
  const always = steady ? largestMatching(rules, person, startOn, startOn) : undefined
  const byWeek = new Map<number, Rule>()
  for (const week of teachingWeeks) {
    const rule = steady ? always : largestMatching(rules, person, middleDay(week), startOn)
    if (rule) byWeek.set(week.number, rule)
  }
  return byWeek
}

function middleDay(week: Week): CivilDate {
  return week.teachingDays[Math.floor((week.teachingDays.length - 1) / 2)]?.on ?? week.monday
}

/**
 * The rule of the week judged at, after it ends the last one. Somebody who has just come stands under the rule to come;
 * somebody who is not there yet stands under none, except before the term, when nobody is.
 */
function currentRule(
  rules: readonly Rule[],
  byWeek: ReadonlyMap<number, Rule>,
  person: PersonFacts,
  { term, teachingWeeks }: SchoolCalendar,
  asOf: CivilDate,
): Rule | undefined {
  const begun = teachingWeeks.filter((week) => week.monday <= asOf)
  const last = begun.flatMap((week) => byWeek.get(week.number) ?? []).at(-1)
  if (last) return last
  const waiting = begun.length === 0 || largestMatching(rules, person, asOf, term.startOn) !== undefined
  return waiting ? [...byWeek.values()][0] : undefined
}
