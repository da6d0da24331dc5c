import type { PersonPredicate, UnitPredicate } from '../predicate'
import { refuseMisplaced, refuseToken, TOO_COMPLEX } from './audience-faults'
import type { AudienceToken } from './audience-tokens'
import type { AudienceWords, Said, UnitAudience } from './audience-words'
import type { Cell } from './cell'
import { LIMITS } from './limits'

/** Nobody on a school's staff is younger or older: outside it the number is a slip. */
const AGES = { youngest: 16, oldest: 80 }
const LONGEST_SERVICE = 60
const LARGEST_FACT = 1_000_000

/** An audience as it is written, before it is known whether it means people or units. */
export type Node =
  | { readonly is: 'said'; readonly said: Said; readonly token: AudienceToken }
  | { readonly is: 'unit'; readonly unit: UnitAudience; readonly token: AudienceToken }
  | { readonly is: 'atSchool'; readonly of: Node; readonly token: AudienceToken }
  | { readonly is: 'all' | 'any'; readonly of: readonly Node[] }
  | { readonly is: 'not'; readonly of: Node; readonly token: AudienceToken }

/**
 * Recursive descent over
 *   exclusion := anyOf { 除外 anyOf | ( anyOf 除外 ) | , anyOf 除外 }
 *   anyOf     := allOf { 或 allOf }
 *   allOf     := one { 且 one }
 *   one       := 非 one | ( exclusion ) | 所在学校 ( exclusion ) | a word | a comparison
 * so 非 binds before 且, 且 before 或, and 除外 takes from all that stands before it. Null once a fault has been said.
 */
export class PredicateReader {
  #next = 0
  #depth = 0
  readonly #cell: Cell
  readonly #tokens: readonly AudienceToken[]
  readonly #words: AudienceWords

  constructor(cell: Cell, tokens: readonly AudienceToken[], words: AudienceWords) {
    this.#cell = cell
    this.#tokens = tokens
    this.#words = words
  }

  read(): Node | null {
    const who = this.#exclusion()
    const left = this.#tokens[this.#next]
    if (!who || !left) return who
    if (left.kind !== 'close') return this.#misplaced(left)
    return refuseToken(this.#cell, left, '多了一个右括号', '请删去它，或在前面补上左括号。')
  }

  #exclusion(): Node | null {
    let who = this.#anyOf()
    while (who && this.#at('except', 'open', 'comma')) {
      const mark = this.#take()
      const without = this.#anyOf()
      if (!without || !mark) return null
      if (mark.kind !== 'except' && !this.#skip('except')) return this.#misplaced(mark)
      if (mark.kind === 'open' && !this.#skip('close')) return this.#neverClosed(mark)
      who = {
        is: 'all',
        of: [...(who.is === 'all' ? who.of : [who]), { is: 'not', of: without, token: mark }],
      }
    }
    return who
  }

  #anyOf(): Node | null {
    return this.#chain('any', 'or', () => this.#allOf())
  }

  #allOf(): Node | null {
    return this.#chain('all', 'and', () => this.#one())
  }

  #chain(is: 'any' | 'all', joint: 'or' | 'and', part: () => Node | null): Node | null {
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

  #one(): Node | null {
    const token = this.#take()
    switch (token?.kind) {
      case 'says':
        return { is: 'said', said: token.said, token }
      case 'unit':
        return { is: 'unit', unit: token.unit, token }
      case 'age':
      case 'years':
      case 'fact':
        return this.#comparison(token)
      case 'not':
        return this.#nested(token, () => {
          const of = this.#one()
          return of && { is: 'not', of, token }
        })
      case 'atSchool': {
        const open = this.#take()
        if (open?.kind !== 'open') {
          return refuseToken(
            this.#cell,
            token,
            '后面要用括号写清是怎样的学校',
            '请写成「所在学校（寄宿）」这样。',
          )
        }
        const of = this.#brackets(open)
        return of && { is: 'atSchool', of, token }
      }
      case 'open':
        return this.#brackets(token)
      default:
        return this.#misplaced(token)
    }
  }

  #brackets(open: AudienceToken): Node | null {
    return this.#nested(open, () => {
      const inside = this.#exclusion()
      if (!inside || this.#skip('close')) return inside
      const next = this.#tokens[this.#next]
      return next ? this.#misplaced(next) : this.#neverClosed(open)
    })
  }

  #nested(token: AudienceToken, inside: () => Node | null): Node | null {
    if (this.#depth >= LIMITS.brackets) return refuseToken(this.#cell, token, '括号套得太深了', TOO_COMPLEX)
    this.#depth += 1
    const result = inside()
    this.#depth -= 1
    return result
  }

  #comparison(token: Extract<AudienceToken, { kind: 'age' | 'years' | 'fact' }>): Node | null {
    const said = this.#compared(token)
    return said && { is: 'said', said, token }
  }

  #compared(token: Extract<AudienceToken, { kind: 'age' | 'years' | 'fact' }>): Said | null {
    switch (token.kind) {
      case 'age': {
        const { compare, years, remark } = token.phrase
        if (!isWhole(years, AGES.youngest, AGES.oldest)) {
          const remedy = `请写 ${AGES.youngest} 到 ${AGES.oldest} 之间的整数，例如「年龄≤45」。`
          return refuseToken(this.#cell, token, '年龄写得不对', remedy)
        }
        this.#remark(token, remark, '如果不是这个意思，请用「年龄≤」「年龄≥」写明。')
        return person({ is: 'age', compare, years })
      }
      case 'years': {
        const { compare, amount, remark } = token.comparison
        const word = token.of === 'teaching' ? '教龄' : '任现职年限'
        if (!isWhole(amount, 0, LONGEST_SERVICE)) {
          const remedy = `请写 0 到 ${LONGEST_SERVICE} 之间的整数，例如「${word}≤3」。`
          return refuseToken(this.#cell, token, '年数写得不对', remedy)
        }
        this.#remark(token, remark, `如果不是这个意思，请用「${word}≤」「${word}≥」写明。`)
        return person({ is: 'years', of: token.of, compare, years: amount })
      }
      case 'fact': {
        const { compare, amount, remark } = token.comparison
        const { fact } = token
        if (!isWhole(amount, 0, LARGEST_FACT)) {
          return refuseToken(this.#cell, token, '数写得不对', `请写整数，例如「${fact}≥500」。`)
        }
        this.#remark(token, remark, `如果不是这个意思，请用「${fact}≤」「${fact}≥」写明。`)
        const predicate: UnitPredicate = { is: 'fact', fact, compare, amount }
        return { of: 'unit', predicate }
      }
    }
  }

  #remark(token: AudienceToken, remark: string | undefined, remedy: string): void {
    if (remark) this.#cell.warn(remark, remedy, { found: token.text })
  }

  #misplaced(token: AudienceToken | undefined): null {
    return refuseMisplaced(this.#cell, token, this.#words)
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

const person = (predicate: PersonPredicate): Said => ({ of: 'person', predicate })

function isWhole(amount: number | null, least: number, most: number): amount is number {
  return amount !== null && Number.isInteger(amount) && amount >= least && amount <= most
}
