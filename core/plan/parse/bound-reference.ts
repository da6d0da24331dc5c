import { REFERENCES } from '../labels'
import type { Relative } from '../plan'
import { alternatives, BEFORE, type BoundKind } from './bound-words'
import { NUMBER, readNumber } from './numerals'

const ALIASES: Record<Relative['to'], readonly string[]> = {
  lastTerm: ['上学期', '上一学期', '上一期', '去年同期', '上年'],
  baseline: ['基数', '基准值'],
  peers: ['同组平均', '组均值', '平均水平', '全校均值'],
  classSize: [],
  people: ['在校生数', '学生数', '总人数'],
  weeks: ['教学周数', '周次数'],
}

const WORDS: ReadonlyMap<string, Relative['to']> = new Map(
  (Object.keys(REFERENCES) as Relative['to'][]).flatMap((to) =>
    [REFERENCES[to], ...ALIASES[to]].map((word) => [word, to] as const),
  ),
)

const REFERENCE = alternatives([...WORDS.keys()])
const ANY = new RegExp(REFERENCE)

/** What a text in 要求 refers to; null when it names a plain number. */
export function relativeTo(text: string): Relative['to'] | null {
  return WORDS.get(ANY.exec(text)?.[0] ?? '') ?? null
}

export interface RelativeReading {
  readonly kind: BoundKind
  readonly relative: Relative
  readonly unit: string
  /** Said in percentage points. */
  readonly points: boolean
}

const SIGN = alternatives(Object.values(BEFORE).flat())
const PLUS = '[-+−–—加减]'
const FORMULA = new RegExp(
  `^(${SIGN})(?:\\((${REFERENCE})(?:的)?(${PLUS})(${NUMBER})\\)|(${REFERENCE}))(?:(?:×|x|X|\\*|乘以|乘|的)(${NUMBER})倍?)?(?:(${PLUS})(${NUMBER})%)?(?:(${PLUS})(${NUMBER})(个百分点)?)?\\(?(\\p{L}{0,6}|%)\\)?$`,
  'u',
)
const THAN = new RegExp(
  `^比(${REFERENCE})(提高|增加|增长|上升|多|降低|减少|下降|少)(${NUMBER})(%|个百分点)?(\\p{L}{0,6}?)(?:及?以上)?$`,
  'u',
)
const FALLS = ['降低', '减少', '下降', '少']

const NOTHING = { before: 0, times: 1, percent: 0, plus: 0 }

/** Reads ≥上期+5%, ≥(周数-4)×4节, ≤班额, 比上期提高5%. */
export function relativeIn(text: string): RelativeReading | null {
  return formula(text) ?? comparedWith(text)
}

function formula(text: string): RelativeReading | null {
  const [
    whole,
    sign = '',
    inside,
    before,
    beforeBy,
    alone,
    times,
    per,
    percent,
    plus,
    plusBy,
    points,
    unit = '',
  ] = FORMULA.exec(text) ?? []
  const to = WORDS.get(inside ?? alone ?? '')
  const kind = (Object.keys(BEFORE) as BoundKind[]).find((each) => BEFORE[each].includes(sign))
  if (whole === undefined || to === undefined || kind === undefined) return null
  const relative = {
    to,
    before: signed(before, beforeBy, 0),
    times: signed('+', times, 1),
    percent: signed(per, percent, 0),
    plus: signed(plus, plusBy, 0),
  }
  return isSensible(relative) ? { kind, relative, unit, points: points !== undefined } : null
}

function comparedWith(text: string): RelativeReading | null {
  const [whole, reference = '', verb = '', number, per, unit = ''] = THAN.exec(text) ?? []
  const to = WORDS.get(reference)
  if (whole === undefined || to === undefined) return null
  const falls = FALLS.includes(verb)
  const by = signed(falls ? '-' : '+', number, 0)
  const relative = { ...NOTHING, to, ...(per === '%' ? { percent: by } : { plus: by }) }
  const kind = falls ? 'atMost' : 'atLeast'
  return isSensible(relative) ? { kind, relative, unit, points: per === '个百分点' } : null
}

function signed(mark: string | undefined, number: string | undefined, without: number): number {
  if (number === undefined) return without
  const amount = readNumber(number) ?? Number.NaN
  return mark === undefined || ['+', '加'].includes(mark) ? amount : -amount
}

const MOST = 10_000

/** Whole numbers, and a factor with up to two decimals. */
function isSensible({ before, times, percent, plus }: Relative): boolean {
  const fine = (amount: number) =>
    Number.isInteger(Math.round(amount * 1e6) / 1e4) && Math.abs(amount) <= MOST
  return [before, times, percent, plus].every(fine) && times > 0 && percent > -100 && Number.isInteger(before)
}
