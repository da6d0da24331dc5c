import { type AgePhrase, ageAtStart } from './age'
import type { AudienceWords, Said, WordKind } from './audience-words'
import type { PlainText } from './characters'
import { type Comparison, ComparisonReader } from './comparison'

export type AudienceToken = {
  readonly text: string
  /** The character's place in what was typed, from 1. */
  readonly at: number
} & TokenKind

type TokenKind =
  | WordKind
  | { readonly kind: 'age'; readonly phrase: AgePhrase }
  | { readonly kind: 'years'; readonly of: 'teaching' | 'inPost'; readonly comparison: Comparison }
  | { readonly kind: 'fact'; readonly fact: string; readonly comparison: Comparison }

interface Span {
  readonly from: number
  readonly to: number
  readonly kind: TokenKind | 'filler'
}

/** Cuts 对象 into words, the longest known first. What was typed in one piece with an unknown word is unknown with it. */
export function tokensOf(cell: PlainText, words: AudienceWords): AudienceToken[] {
  const spans: Span[] = []
  for (let i = 0; i < cell.text.length; ) {
    const known = knownAt(cell, i, words)
    const span = { from: i, to: i + (known?.length ?? 1), kind: known?.kind ?? UNKNOWN }
    const last = spans.at(-1)
    if (last && isTypo(last, span) && cell.at[i - 1] === (cell.at[i] ?? 0) - 1) {
      spans[spans.length - 1] = { from: last.from, to: span.to, kind: UNKNOWN }
    } else spans.push(span)
    i = span.to
  }
  return spans.flatMap(({ from, to, kind }) =>
    kind === 'filler' ? [] : [{ text: cell.text.slice(from, to), at: (cell.at[from] ?? 0) + 1, ...kind }],
  )
}

const UNKNOWN: TokenKind = { kind: 'unknown' }

function isTypo(a: Span, b: Span): boolean {
  return (a.kind === UNKNOWN && isWord(b)) || (isWord(a) && b.kind === UNKNOWN)
}

function isWord({ kind }: Span): boolean {
  return kind !== 'filler' && ['unknown', 'says', 'unit'].includes(kind.kind)
}

function knownAt(
  cell: PlainText,
  from: number,
  words: AudienceWords,
): { length: number; kind: TokenKind | 'filler' } | null {
  const rest = cell.text.slice(from)
  const age = ageAtStart(rest)
  if (age) {
    const kind: TokenKind =
      age.phrase === 'range' ? { kind: 'ageRange' } : { kind: 'age', phrase: age.phrase }
    return { length: age.length, kind }
  }
  return comparisonAt(rest) ?? namesAt(cell, from) ?? words.atStart(rest)
}

const TEACHING = ['教龄', '任教', '从教', '工龄']
const IN_POST = ['任现职年限', '任现职', '任职年限', '任职']
const YEARS = new ComparisonReader([...TEACHING, ...IN_POST], ['周年', '年'])
/** Numbers that the roster keeps of units. */
export const FACTS = ['人数', '学生数', '班额', '班数', '教师数'] as const
const FACT_WORDS: Record<string, string> = { 学生人数: '人数', 班级数: '班数', 教职工数: '教师数' }
const FACT = new ComparisonReader(
  [...FACTS, ...Object.keys(FACT_WORDS)],
  ['个教学班', '个班', '人', '名', '个', '班'],
)

export const factNamed = (word: string) => FACT_WORDS[word] ?? word

function comparisonAt(rest: string): { length: number; kind: TokenKind } | null {
  const years = YEARS.atStart(rest)
  if (years) {
    const of = TEACHING.includes(years.word) ? 'teaching' : 'inPost'
    return { length: years.length, kind: { kind: 'years', of, comparison: years.comparison } }
  }
  const fact = FACT.atStart(rest)
  return (
    fact && {
      length: fact.length,
      kind: { kind: 'fact', fact: factNamed(fact.word), comparison: fact.comparison },
    }
  )
}

const NAME = '(?:「[^「」]+」|(?:(?!除外|并且)[^「」且或非的除(),&/、;=])+)'
const NAMES = new RegExp(`^(学科|任教学科|年级|任教年级|名称)(?:=|为|是)(${NAME}(?:[、/]${NAME})*)`)

/** 学科=语文、数学, 名称=「实验小学(东校区)」. The names are kept as they were typed. */
function namesAt(cell: PlainText, from: number): { length: number; kind: TokenKind } | null {
  const [whole, key = '', listed = ''] = NAMES.exec(cell.text.slice(from)) ?? []
  if (whole === undefined) return null
  let at = from + whole.length - listed.length
  const names = (listed.match(new RegExp(NAME, 'g')) ?? []).map((name) => {
    const begin = cell.text.indexOf(name, at)
    at = begin + name.length
    const typed = cell.original.slice(cell.at[begin], (cell.at[at - 1] ?? 0) + 1)
    return typed.replace(/^「|」$/g, '').trim()
  })
  const unique = [...new Set(names)]
  const said: Said = key.endsWith('学科')
    ? { of: 'both', predicate: { is: 'subject', subjects: unique } }
    : key.endsWith('年级')
      ? { of: 'both', predicate: { is: 'grade', grades: unique } }
      : { of: 'unit', predicate: { is: 'named', names: unique } }
  return { length: whole.length, kind: { kind: 'says', said } }
}
