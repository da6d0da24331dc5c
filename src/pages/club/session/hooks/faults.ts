import type { FieldFault } from '#core/field-fault'
import type { ProblemBody } from '#core/problem'

const FIELDS = ['on', 'headcount', 'content', 'highlights', 'movedBecause', 'roll', 'instructors'] as const

export type Field = (typeof FIELDS)[number]
export type Faults = Readonly<Partial<Record<Field, string>>>

const FIELD_OF: Partial<Record<ProblemBody['code'], Field>> = {
  outOfTerm: 'on',
  termClosed: 'on',
  noTerm: 'on',
  inFuture: 'on',
  clubNotRunning: 'on',
}

/** The server's refusal at the fields it speaks of; empty when it speaks of none. */
export function faultsIn({ code, message, details }: ProblemBody): Faults {
  if (code !== 'badInput') return FIELD_OF[code] ? { [FIELD_OF[code]]: message } : {}
  const fields = (details.fields ?? []) as readonly FieldFault[]
  return Object.fromEntries(
    fields.flatMap(({ path, message: words }) => {
      const field = FIELDS.find((each) => path.split('/').includes(each))
      return field ? [[field, words]] : []
    }),
  )
}
