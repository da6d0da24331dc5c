import type { FormMeasure } from '../plan/basic-measure'
import type { Plan } from '../plan/plan'

/** The fields of a form that some measure of a plan goes by: these are never deleted while the entry counts. */
export function countedFields(plan: Plan, form: string): string[] {
  return measuresIn(plan.rules).flatMap((measure) =>
    measure.form === form
      ? [measure.to, measure.quantity, ...measure.when.map(({ key }) => key)].flatMap((key) => key ?? [])
      : [],
  )
}

/** Measures of registers stand in rules, and inside of rates and sums there. */
function measuresIn(value: unknown): FormMeasure[] {
  if (Array.isArray(value)) return value.flatMap(measuresIn)
  if (value === null || typeof value !== 'object') return []
  if ('name' in value && value.name === 'register' && 'form' in value) return [value as FormMeasure]
  return Object.values(value).flatMap(measuresIn)
}
