import type { FieldFault } from '#core/field-fault'
import { faultsOf, isBlank } from '#core/form/check'
import { type Field, type FieldValue, type FieldValues, type Form, isAsked } from '#core/form/form'
import type { ProblemBody } from '#core/problem'

type Asked = Pick<Form, 'fields'>

/** What is wrong, by the key of the field. */
export type FieldFaults = Readonly<Record<string, string>>

/** What was typed as what is sent: answers to what is not asked any more and blanks are none. */
export function answersOf({ fields }: Asked, values: FieldValues): FieldValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.key]
      return value === undefined || isBlank(value) || !isAsked(field, values) ? [] : [[field.key, value]]
    }),
  )
}

/** What the server would refuse, in its own words and before anything is sent. */
export function missingIn(form: Asked, values: FieldValues): FieldFaults {
  return byKey(form, faultsOf(form, answersOf(form, values)), '/')
}

/** Where an entry's values stand in what is submitted: a register's under `values`, other kinds' in the payload itself. */
const PREFIXES = ['/content/payload/values/', '/content/payload/secrets/', '/content/payload/'] as const

/** The server's refusal at the fields it speaks of; empty when it speaks of none. `keys` are asked beside the form's. */
export function faultsIn(form: Asked, problem: ProblemBody, keys: readonly string[] = []): FieldFaults {
  if (problem.code !== 'badInput') return {}
  const faults = (problem.details.fields ?? []) as readonly FieldFault[]
  return Object.assign({}, ...PREFIXES.map((prefix) => byKey(form, faults, prefix, keys)))
}

function byKey(
  { fields }: Asked,
  faults: readonly FieldFault[],
  prefix: string,
  keys: readonly string[] = [],
): FieldFaults {
  const known = [...keys, ...fields.map(({ key }) => key)]
  const found = faults.flatMap(({ path, message }) => {
    const rest = path.startsWith(prefix) ? path.slice(prefix.length) : ''
    // A key may hold a slash; a path goes on below it where the value is a list.
    const key = known.find((each) => rest === each || rest.startsWith(`${each}/`))
    return key === undefined ? [] : [[key, message] as const]
  })
  return Object.fromEntries(found.reverse())
}

/** Digits as the number they mean; anything else stays as typed and is told about. */
export function numberTyped(text: string): FieldValue {
  const plain = text.trim()
  if (plain === '') return null
  if (/^-?\d{1,12}$/.test(plain)) return Number(plain)
  return /^-?\d{1,12}\.\d{1,3}$/.test(plain) && String(Number(plain)) === plain ? Number(plain) : text
}

export const textIn = (value: FieldValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const listIn = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value : []

/** The names of those that the answers name, of all that were ever picked. */
export function namesUsed(
  { fields }: Asked,
  values: FieldValues,
  names: Readonly<Record<string, string>>,
): Record<string, string> {
  const ids = fields.flatMap(({ key, type }) =>
    NAMED.includes(type) ? [textIn(values[key]), ...listIn(values[key])] : [],
  )
  return Object.fromEntries(ids.flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]])))
}

const NAMED: readonly Field['type'][] = ['person', 'people', 'class', 'grade', 'group']
