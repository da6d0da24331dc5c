import { type Expressed, type Expression, expressionsIn } from './expressions'
import {
  type Reason,
  readReasons,
  readSourceRules,
  readTemplate,
  type SourceRule,
  TEMPLATES,
} from './sources'

export type Outcome = Expressed | 'left out'
export const OUTCOMES: readonly Outcome[] = ['judged', 'counted', 'kept', 'left out']

/** What became of one rule of the source documents. */
export interface Covered extends SourceRule {
  readonly document: string
  readonly file: string
  readonly outcome: Outcome
  readonly how: readonly string[]
}

/** What covers a source rule, each way once; more than one kind of way or none at all is for the test to refuse. */
export interface Coverage {
  readonly rules: readonly Covered[]
  /** In no plan and without a reason, or with both. */
  readonly unclear: readonly string[]
}

export function coverage(): Coverage {
  const reasons = new Map(readReasons().map((reason) => [reason.id, reason]))
  const expressed = new Map(TEMPLATES.map(({ file }) => [file, expressionsOf(file)] as const))
  const unclear: string[] = []
  const rules = readSourceRules().flatMap((rule): Covered[] => {
    const document = rule.id.slice(0, rule.id.indexOf('-'))
    const template = TEMPLATES.find(({ documents }) => documents.some((each) => each === document))
    const expressions = (template && expressed.get(template.file)?.get(rule.id)) ?? []
    const reason = reasons.get(rule.id)
    if (!template || (expressions.length === 0) === (reason === undefined)) {
      unclear.push(rule.id)
      return []
    }
    const { outcome, how } = reason ? withoutRule(reason) : withExpressions(expressions)
    return [{ ...rule, document, file: template.file, outcome, how }]
  })
  return { rules, unclear }
}

function expressionsOf(file: string): ReadonlyMap<string, readonly Expression[]> {
  const { plan } = readTemplate(file)
  return plan ? expressionsIn(plan) : new Map()
}

function withoutRule({ how, why }: Reason): Pick<Covered, 'outcome' | 'how'> {
  return { outcome: how === '不表达' ? 'left out' : 'kept', how: [`${how}: ${why}`] }
}

/** The strongest of several ways counts: a workflow that is kept may have its papers counted. */
function withExpressions(expressions: readonly Expression[]): Pick<Covered, 'outcome' | 'how'> {
  const outcome = OUTCOMES.find((each) => expressions.some(({ as }) => as === each)) ?? 'kept'
  return { outcome, how: [...new Set(expressions.map(({ text }) => text))] }
}

/** How many rules came out how, in the order of OUTCOMES. */
export function totals(rules: readonly Covered[]): readonly number[] {
  return OUTCOMES.map((outcome) => rules.filter((rule) => rule.outcome === outcome).length)
}
