import type { CivilDate } from '../calendar/civil-date'
import type { Term } from '../calendar/school-calendar'
import type { Adjustment, Plan, Rule } from '../plan/plan'

/** The exceptions of a plan (调整), looked up by rule and by the subject's name. */
export class Adjustments {
  private readonly byRule = new Map<string, Adjustment[]>()

  constructor(
    plan: Plan,
    private readonly term: Term,
  ) {
    for (const adjustment of plan.adjustments) {
      const key = keyOf(adjustment.ruleId, adjustment.subject)
      this.byRule.set(key, [...(this.byRule.get(key) ?? []), adjustment])
    }
  }

  /** None at all for most subjects, and then nothing varies from week to week. */
  has(rules: readonly Pick<Rule, 'id'>[], subjectName: string): boolean {
    if (this.byRule.size === 0) return false
    return rules.some(({ id }) => this.byRule.has(keyOf(id, subjectName)))
  }

  /** Whether the subject owes nothing under the rule on a day, and why. */
  waiverOn(ruleId: string, subjectName: string, on: CivilDate): Adjustment | undefined {
    return this.holding(ruleId, subjectName, on).find(({ change }) => change.kind === 'waive')
  }

  /** The number that takes the place of the plan's on a day; of several the last in the plan. */
  amountOn(ruleId: string, subjectName: string, on: CivilDate): Adjustment | undefined {
    return this.holding(ruleId, subjectName, on).findLast(({ change }) => change.kind === 'amount')
  }

  /** Whether the subject's number is prorated; as the plan says unless it is adjusted for any part of the term. */
  proration(ruleId: string, subjectName: string, usual: boolean): boolean {
    if (this.byRule.size === 0) return usual
    const switched = (this.byRule.get(keyOf(ruleId, subjectName)) ?? []).findLast(
      ({ change, from, to }) =>
        change.kind === 'proration' &&
        (from ?? this.term.startOn) <= this.term.endOn &&
        (to ?? this.term.endOn) >= this.term.startOn,
    )
    return switched?.change.kind === 'proration' ? switched.change.on : usual
  }

  private holding(ruleId: string, subjectName: string, on: CivilDate): readonly Adjustment[] {
    const all = this.byRule.get(keyOf(ruleId, subjectName)) ?? []
    return all.filter(({ from, to }) => (from ?? this.term.startOn) <= on && on <= (to ?? this.term.endOn))
  }
}

const keyOf = (ruleId: string, subjectName: string) => `${ruleId}/${subjectName}`
