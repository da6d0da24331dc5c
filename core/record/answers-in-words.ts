import type { FieldValue } from '../form/form'
import { type RegisterEntry, valuesOf } from './register-entry'

type Names = Readonly<Record<string, string>>

/** An answer as people say it; people and units by the names kept in the entry. */
export function answerInWords(value: FieldValue, names: Names): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((each) => named(each, names)).join('、')
  return named(String(value), names)
}

function named(each: string, names: Names): string {
  const name = names[each]
  // Somebody may write `constructor`, which every object answers with something that is no name.
  return typeof name === 'string' ? name : each
}

/** The answers of an entry by field, as far as the reader may see them, in the order in which they were given. */
export function answersInWords(
  entry: Pick<RegisterEntry, 'values' | 'secrets' | 'names'>,
): Record<string, string> {
  const answers = Object.entries(valuesOf(entry))
  return Object.fromEntries(answers.map(([key, value]) => [key, answerInWords(value, entry.names)]))
}
