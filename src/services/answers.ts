import { DISPOSABLE, keysUnder, read, remove, write } from './storage'

/** A last known answer of the server, so that a page opens with no network and says from when it is. */
export interface Answer<T> {
  readonly data: T
  /** By the server's clock. */
  readonly asOf: string
}

interface Kept<T> extends Answer<T> {
  readonly build: string
}

const MOST_ANSWERS = 60
/** A plan of 200 promises with its text and how they stand: the plan is read with no network too. */
const LARGEST_ANSWER = 200_000

const underPerson = (personId: string) => `${DISPOSABLE}${personId}.`
const keyOf = (personId: string, question: string) => underPerson(personId) + question

export function lastAnswer<T>(personId: string, question: string): Answer<T> | undefined {
  const kept = read<Kept<T>>(keyOf(personId, question))
  return kept?.build === YOUJU_BUILD ? { data: kept.data, asOf: kept.asOf } : undefined
}

export function keepAnswer<T>(personId: string, question: string, answer: Answer<T>): void {
  const kept: Kept<T> = { ...answer, build: YOUJU_BUILD }
  if (JSON.stringify(kept).length > LARGEST_ANSWER) {
    forgetAnswer(personId, question)
    return
  }
  write(keyOf(personId, question), kept)
  const all = keysUnder(underPerson(personId))
  if (all.length > MOST_ANSWERS) dropOldest(all)
}

export function forgetAnswer(personId: string, question: string): void {
  remove(keyOf(personId, question))
}

export function forgetAnswersOf(personId: string): void {
  for (const key of keysUnder(underPerson(personId))) remove(key)
}

function dropOldest(keys: readonly string[]): void {
  const age = new Map(keys.map((key) => [key, read<Kept<unknown>>(key)?.asOf ?? '']))
  const newestFirst = [...age].sort(([, a], [, b]) => (a < b ? 1 : -1))
  for (const [key] of newestFirst.slice(MOST_ANSWERS / 2)) remove(key)
}
