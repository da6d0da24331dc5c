import type { CivilDate } from '../calendar/civil-date'
import type { Form } from '../form/form'
import { type Measure, measureUnit, type Operand } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { countsPupils, tellsOfFew } from '../report/small-counts'
import { inUnit } from '../standing/amount-words'
import { isCount } from '../standing/fill'
import { type RollUp, rollUp } from '../standing/roll-up'
import { LEVEL_UNITS } from '../standing/roll-up-words'
import type { Standing } from '../standing/standing'
import { demandInWords } from '../standing/words'
import type { Figure } from './notice'

/** What can be told of a promise in public, or why nothing can. */
export type Tellable =
  | { readonly figure: Figure; readonly whyNot: null }
  | { readonly figure: null; readonly whyNot: string }

/** A share of fewer than these tells of each of them. */
const FEWEST = 5

interface Promised {
  readonly rule: Rule
  readonly standings: readonly Standing[]
  readonly clause: string
  /** The plan's rules, and the registers of the plans in force. */
  readonly rules: readonly Rule[]
  readonly forms: readonly Form[]
  readonly asOf: CivilDate
}

/**
 * The result of a promise as the school may make it public (校务公开): values of units. Of persons a share at most, and
 * only where five or more owe it; nothing of one to four pupils (domain.md section 7), nor of sealed registers.
 */
export function publicFigure({ rule, standings, clause, rules, forms, asOf }: Promised): Tellable {
  const rolled = rollUp(standings, rule.strength)
  const sealed = forms.filter((form) => form.sealed).map(({ name }) => name)
  const whyNot = formsOf(rule, rules).some((name) => sealed.includes(name))
    ? '这一项统计的是限定查看的登记表，不能公开。'
    : reasonAgainst(rule, rolled)
  if (whyNot !== null) return { figure: null, whyNot }
  const value = rule.audience.level === 'person' ? shareOf(rolled) : unitsValue(rule, rolled, standings)
  return {
    figure: { clause, words: `${rule.name}：${demandInWords(rule)}`, value, status: rolled.status, asOf },
    whyNot: null,
  }
}

function reasonAgainst(rule: Rule, { owing, status, done, rate }: RollUp): string | null {
  const isOfPersons = rule.audience.level === 'person'
  if (isOfPersons && owing < FEWEST) return `需要完成的不到 ${FEWEST} 人，公开会看出是谁。`
  if (status === 'logOnly' && isOfPersons) return '这一项是个人的记录，不能公开。'
  if (owing === 0 && status !== 'logOnly') return '现在没有需要完成的对象，还没有结果。'
  const counts = [done, ...(rate ? [rate.numerator, rate.denominator] : [])]
  if (countsPupils(rule.measure) && counts.some(tellsOfFew)) return `涉及的学生不到 ${FEWEST} 人，不能公开。`
  return null
}

/** 12 of 15 who owe it: 80%. */
const shareOf = ({ byStatus, owing }: RollUp) => `${Math.round((byStatus.met / owing) * 100)}% 已完成`

function unitsValue(
  rule: Rule,
  { byStatus, owing, done, target, rate, status }: RollUp,
  all: readonly Standing[],
): string {
  const unit = measureUnit(rule.measure)
  if (status === 'logOnly' || rate || (all.length === 1 && !isCount(rule.measure))) return inUnit(done, unit)
  if (rule.audience.level === 'school' || rule.audience.level === 'office')
    return rule.bound.kind === 'atMost' ? inUnit(done, unit) : `${done} / ${inUnit(target, unit)}`
  return `${byStatus.met} / ${owing} ${LEVEL_UNITS[rule.audience.level]}`
}

/** The registers that a rule counts by, by name: also those behind its occasions, and behind the rules its points come from. */
function formsOf({ measure, cadence }: Rule, rules: readonly Rule[]): string[] {
  const scored =
    measure.name === 'points' ? rules.filter(({ id }) => measure.rules.includes(id)) : ([] as readonly Rule[])
  return [
    ...formsIn(measure),
    ...(cadence.every === 'event' ? formsIn(cadence.after) : []),
    ...scored.flatMap((rule) => [
      ...formsIn(rule.measure),
      ...(rule.cadence.every === 'event' ? formsIn(rule.cadence.after) : []),
    ]),
  ]
}

function formsIn(measure: Measure | Operand): string[] {
  switch (measure.name) {
    case 'register':
      return [measure.form]
    case 'distinct':
    case 'coverage':
      return formsIn(measure.of)
    case 'ratio':
      return [...formsIn(measure.numerator), ...formsIn(measure.denominator)]
    case 'due':
      return measure.cadence.every === 'event' ? formsIn(measure.cadence.after) : []
    default:
      return []
  }
}
