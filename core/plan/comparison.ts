import type { Compare } from './predicate'

export function holdsFor(left: number, by: Compare, right: number): boolean {
  switch (by) {
    case '<=':
      return left <= right
    case '>=':
      return left >= right
    case '<':
      return left < right
    case '>':
      return left > right
    case '=':
      return left === right
  }
}

/** True, false, or undefined where a fact that nobody has entered decides. */
export type Answer = boolean | undefined

export const notOf = (answer: Answer): Answer => (answer === undefined ? undefined : !answer)

export function allOf(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
}

export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false
}
