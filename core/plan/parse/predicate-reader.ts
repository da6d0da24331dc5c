import type { PersonPredicate } from '../plan'
import { refuseMisplaced, refuseToken, TOO_COMPLEX } from './audience-faults'
import type { AudienceToken } from './audience-tokens'
import type { Cell } from './cell'
import { LIMITS } from './limits'

/** Nobody on a school's staff is younger or older: outside it the number is a slip. */
const AGES = { youngest: 16, oldest: 80 }

/**
 * Recursive descent over
 *   exclusion := anyOf { 除外 anyOf | ( anyOf 除外 ) | , anyOf 除外 }
 *   anyOf     := allOf { 或 allOf }
 *   allOf     := one { 且 one }
 *   one       := 非 one | ( exclusion ) | post | age
 * so 非 binds before 且, 且 before 或, and 除外 takes from all that stands before it. Null once a fault has been said.
 */
export class PredicateReader {
  #next = 0
  #depth = 0
  readonly #cell: Cell
  readonly #tokens: readonly AudienceToken[]

  constructor(cell: Cell, tokens: readonly AudienceToken[]) {
    this.#cell = cell
    this.#tokens = tokens
  }

  read(): PersonPredicate | null {
    const who = this.#exclusion()
    const left = this.#tokens[this.#next]
    if (!who || !left) return who
    if (left.kind !== 'close') return refuseMisplaced(this.#cell, left)
    return refuseToken(this.#cell, left, '多了一个右括号', '请删去它，或在前面补上左括号。')
  }

  #exclusion(): PersonPredicate | null {
    let who = this.#anyOf()
    while (who && this.#at('except', 'open', 'comma')) {
      const mark = this.#take()
      const without = this.#anyOf()
      if (!without) return null
      if (mark?.kind !== 'except' && !this.#skip('except')) return refuseMisplaced(this.#cell, mark)
      if (mark?.kind === 'open' && !this.#skip('close')) return this.#neverClosed(mark)
      who = { is: 'all', of: [...(who.is === 'all' ? who.of : [who]), { is: 'not', of: without }] }
    }
    return who
  }

  #anyOf(): PersonPredicate | null {
    return this.#chain('any', 'or', () => this.#allOf())
  }

  #allOf(): PersonPredicate | null {
    return this.#chain('all', 'and', () => this.#one())
  }

  #chain(is: 'any' | 'all', joint: 'or' | 'and', part: () => PersonPredicate | null): PersonPredicate | null {
    const first = part()
    if (!first) return null
    const of = [first]
    while (this.#skip(joint)) {
      const next = part()
      if (!next) return null
      of.push(next)
    }
    return of.length === 1 ? first : { is, of }
  }

  #one(): PersonPredicate | null {
    const token = this.#take()
    switch (token?.kind) {
      case 'post':
        return { is: 'post', post: token.post }
      case 'age':
        return this.#age(token)
      case 'not':
        return this.#nested(token, () => {
          const of = this.#one()
          return of && { is: 'not', of }
        })
      case 'open':
        return this.#nested(token, () => {
          const inside = this.#exclusion()
          if (!inside || this.#skip('close')) return inside
          const next = this.#tokens[this.#next]
          return next ? refuseMisplaced(this.#cell, next) : this.#neverClosed(token)
        })
      default:
        return refuseMisplaced(this.#cell, token)
    }
  }

  #nested(token: AudienceToken, inside: () => PersonPredicate | null): PersonPredicate | null {
    if (this.#depth >= LIMITS.brackets) return refuseToken(this.#cell, token, '括号套得太深了', TOO_COMPLEX)
    this.#depth += 1
    const result = inside()
    this.#depth -= 1
    return result
  }

  #age(token: Extract<AudienceToken, { kind: 'age' }>): PersonPredicate | null {
    const { compare, years, remark } = token.phrase
    if (years === null || !Number.isInteger(years) || years < AGES.youngest || years > AGES.oldest) {
      const remedy = `请写 ${AGES.youngest} 到 ${AGES.oldest} 之间的整数，例如「年龄≤45」。`
      return refuseToken(this.#cell, token, '年龄写得不对', remedy)
    }
    if (remark) {
      this.#cell.warn(remark, '如果不是这个意思，请用「年龄≤」「年龄≥」写明。', { found: token.text })
    }
    return { is: 'age', compare, years }
  }

  #neverClosed(open: AudienceToken): null {
    return refuseToken(this.#cell, open, '这个括号没有关上', '请补上右括号。')
  }

  #at(...kinds: readonly AudienceToken['kind'][]): boolean {
    const token = this.#tokens[this.#next]
    return token !== undefined && kinds.includes(token.kind)
  }

  #take(): AudienceToken | undefined {
    const token = this.#tokens[this.#next]
    this.#next += 1
    return token
  }

  #skip(kind: AudienceToken['kind']): boolean {
    if (!this.#at(kind)) return false
    this.#next += 1
    return true
  }
}
