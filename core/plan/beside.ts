import type { Plan } from './plan'

/**
 * What is filled in at a school: its own plan's registers, rubrics and lists, and those of the district's plan that it has
 * none of that name for. The promises stay apart: each plan is judged by itself.
 */
export function filledInBy(own: Plan, base: Plan | undefined): Plan {
  if (!base) return own
  return {
    ...own,
    forms: [...own.forms, ...base.forms.filter(isNewTo(own.forms))],
    rubrics: [...own.rubrics, ...base.rubrics.filter(isNewTo(own.rubrics))],
    options: { ...base.options, ...own.options },
  }
}

const isNewTo = (known: readonly { readonly name: string }[]) => {
  const names = new Set(known.map(({ name }) => name))
  return ({ name }: { readonly name: string }) => !names.has(name)
}
