import { cadenceLabel } from '#core/plan/cadence-label'
import { boundLabel } from '#core/plan/labels'
import { measureLabel } from '#core/plan/measure-label'
import type { Plan, Rule } from '#core/plan/plan'

/**
 * judged: a number comes from records and is held against one · counted: a number comes from records, nothing is asked of it
 * yet (不设数, 待定, 定期) · kept: read, checked and kept; nothing is computed from it yet.
 */
export type Expressed = 'judged' | 'counted' | 'kept'

export interface Expression {
  readonly as: Expressed
  readonly text: string
}

const ID = '\\d{3}[a-e]?-\\d{2}'
const LEADING_IDS = new RegExp(`^${ID}(?:、${ID})*(?=；|$)`)

/** The ids of source rules that a note begins with: 001-65、001-66；… */
export function sourceIdsOf(note: string): string[] {
  return LEADING_IDS.exec(note)?.[0].split('、') ?? []
}

/** How a plan expresses the source rules that its notes name, by their ids. */
export function expressionsIn(plan: Plan): ReadonlyMap<string, readonly Expression[]> {
  const found = new Map<string, Expression[]>()
  const add = (note: string, expression: Expression) => {
    for (const id of sourceIdsOf(note)) found.set(id, [...(found.get(id) ?? []), expression])
  }
  for (const rule of plan.rules) add(rule.note, { as: expressedBy(rule), text: inWords(rule) })
  for (const { name, stages } of plan.workflows) {
    for (const { note } of stages) add(note, { as: 'kept', text: `流程「${name}」` })
  }
  for (const { name, items } of plan.checklists) {
    for (const { note } of items) add(note, { as: 'kept', text: `检查表「${name}」` })
  }
  return found
}

export function expressedBy({ measure, cadence, bound }: Rule): Expressed {
  if (measure.name === 'score') return 'kept'
  const asksNothing = bound.kind === 'none' || bound.kind === 'undecided' || cadence.every === 'unset'
  return asksNothing ? 'counted' : 'judged'
}

function inWords({ id, measure, cadence, bound }: Rule): string {
  return `${id} ${measureLabel(measure)}，${cadenceLabel(cadence)}，${boundLabel(bound)}`
}
