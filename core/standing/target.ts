import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import { holdsOn, type PersonFacts } from '../org/person'
import { asksAge, belongsTo } from '../plan/audience'
import type { Rule } from '../plan/plan'

/** What a person owes under the rules of one group: one number, with the arithmetic behind it. */
export interface PersonTarget {
  /** The rule the person stands under on the day judged at: the maximum matching target of the group. */
  readonly rule: Rule
  /** Null when the rule sets no number. */
  readonly amount: number | null
  /** The number in the plan's words, before proration. */
  readonly literal: number | null
  /** Present when the number was prorated (折算). */
  readonly proration: Proration | null
  readonly exempt: boolean
  readonly missingBirthDate: boolean
}

export interface Proration {
  readonly teachingWeeks: number
  readonly segments: readonly { readonly ruleId: string; readonly literal: number; readonly weeks: number }[]
}

/** Under this many teaching weeks of service nothing is owed (domain.md section 4). */
const EXEMPT_UNDER_WEEKS = 2

/**
 * The target of a person under one rule group, undefined when no rule of it ever matches in the term.
 * Each teaching week goes to the rule with the largest target on its middle teaching day; the sum of the segments,
 * each literal × weeks ÷ teaching weeks, is rounded up once.
 */
export function personTarget(
  rules: readonly Rule[],
  person: PersonFacts,
  calendar: SchoolCalendar,
  asOf: CivilDate,
  prorate: boolean,
): PersonTarget | undefined {
  const byWeek = ruleByWeek(rules, person, calendar)
  const current = currentRule(byWeek, calendar.teachingWeeks, asOf)
  if (!current) return undefined
  const literal = literalOf(current)
  const missingBirthDate =
    person.birthDate === null &&
    rules.some((rule) => rule.audience.level === 'person' && asksAge(rule.audience.who))
  const whole: PersonTarget = {
    rule: current,
    amount: literal,
    literal,
    proration: null,
    exempt: false,
    missingBirthDate,
  }
  if (!prorate || literal === null) return whole

  const segments = segmentsOf(byWeek)
  const served = segments.reduce((weeks, segment) => weeks + segment.weeks, 0)
  const teachingWeeks = calendar.teachingWeeks.length
  if (segments.length === 1 && served === teachingWeeks) return whole
  const owed = segments.reduce((sum, segment) => sum + segment.literal * segment.weeks, 0)
  const exempt = served < EXEMPT_UNDER_WEEKS && teachingWeeks >= EXEMPT_UNDER_WEEKS
  return {
    ...whole,
    amount: exempt ? 0 : Math.ceil(owed / teachingWeeks),
    proration: { teachingWeeks, segments },
    exempt,
  }
}

function literalOf(rule: Rule): number | null {
  return rule.bound.kind === 'none' ? null : rule.bound.amount
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
  calendar: SchoolCalendar,
): (Rule | undefined)[] {
  const weeks = calendar.teachingWeeks
  const { startOn, endOn } = calendar.term
  const steady = person.appointments.every(
    (held) =>
      (holdsOn(held, startOn) && holdsOn(held, endOn)) || held.from > endOn || (held.to ?? endOn) < startOn,
  )
  if (steady) {
    const rule = largestMatching(rules, person, startOn, startOn)
    return weeks.map(() => rule)
  }
  return weeks.map((week) => largestMatching(rules, person, middleDay(week), startOn))
}

function middleDay(week: Week): CivilDate {
  return week.teachingDays[Math.floor((week.teachingDays.length - 1) / 2)]?.on ?? week.monday
}

/** The rule of the week judged at; before it begins to match the next one that will, after it ends the last. */
function currentRule(
  byWeek: readonly (Rule | undefined)[],
  weeks: readonly Week[],
  asOf: CivilDate,
): Rule | undefined {
  const begun = byWeek.filter((rule, index) => rule && (weeks[index]?.monday ?? '') <= asOf)
  return begun.at(-1) ?? byWeek.find((rule) => rule)
}

function segmentsOf(byWeek: readonly (Rule | undefined)[]): Proration['segments'] {
  const segments: { ruleId: string; literal: number; weeks: number }[] = []
  for (const rule of byWeek) {
    if (!rule) continue
    const last = segments.at(-1)
    if (last?.ruleId === rule.id) last.weeks += 1
    else segments.push({ ruleId: rule.id, literal: literalOf(rule) ?? 0, weeks: 1 })
  }
  return segments
}
