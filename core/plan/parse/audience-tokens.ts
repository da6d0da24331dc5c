import type { Post } from '../../org/post'
import type { Audience } from '../plan'
import { type AgePhrase, ageAtStart } from './age'
import type { PlainText } from './characters'
import { NOT_YET, POST_WORDS, UNIT_WORDS } from './vocabulary'

type Mark = 'and' | 'or' | 'not' | 'except' | 'open' | 'close' | 'comma'

export type AudienceToken = {
  readonly text: string
  /** The character's place in what was typed, from 1. */
  readonly at: number
} & TokenKind

type TokenKind =
  | { readonly kind: Mark | 'vagueJoin' | 'notYet' | 'parent' | 'ageRange' | 'unknown' }
  | { readonly kind: 'post'; readonly post: Post }
  | { readonly kind: 'age'; readonly phrase: AgePhrase }
  | { readonly kind: 'unit'; readonly unit: Exclude<Audience, { level: 'person' }> }

const MARKS: Record<string, Mark | 'vagueJoin'> = {
  且: 'and',
  并且: 'and',
  同时: 'and',
  的: 'and',
  '&': 'and',
  或: 'or',
  或者: 'or',
  非: 'not',
  不是: 'not',
  除外: 'except',
  '(': 'open',
  ')': 'close',
  ',': 'comma',
  和: 'vagueJoin',
  与: 'vagueJoin',
  及: 'vagueJoin',
  以及: 'vagueJoin',
  '、': 'vagueJoin',
  '/': 'vagueJoin',
}

/** 各年级, 全体教师: words that change nothing, an audience always means everyone in it. */
const FILLERS = ['各', '每个', '全体', '所有']

const KINDS: ReadonlyMap<string, TokenKind | 'filler'> = new Map<string, TokenKind | 'filler'>([
  ...Object.entries(MARKS).map(([word, kind]) => [word, { kind }] as const),
  ...FILLERS.map((word) => [word, 'filler'] as const),
  ...NOT_YET.audience.map((word) => [word, { kind: 'notYet' }] as const),
  ...[...UNIT_WORDS].map(([word, unit]) => [word, { kind: 'unit', unit }] as const),
  ...[...POST_WORDS].map(([word, post]) => [word, { kind: 'post', post }] as const),
  ['家长', { kind: 'parent' }],
])

const LONGEST_FIRST = [...KINDS.keys()].sort((a, b) => b.length - a.length)

interface Span {
  readonly from: number
  readonly to: number
  readonly kind: TokenKind | 'filler'
}

/** Cuts 对象 into words, the longest known first. What was typed in one piece with an unknown word is unknown with it. */
export function tokensOf(cell: PlainText): AudienceToken[] {
  const spans: Span[] = []
  for (let i = 0; i < cell.text.length; ) {
    const known = knownAt(cell.text.slice(i))
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
  return kind !== 'filler' && ['unknown', 'post', 'unit'].includes(kind.kind)
}

function knownAt(rest: string): { length: number; kind: TokenKind | 'filler' } | null {
  const age = ageAtStart(rest)
  if (age) {
    const kind: TokenKind =
      age.phrase === 'range' ? { kind: 'ageRange' } : { kind: 'age', phrase: age.phrase }
    return { length: age.length, kind }
  }
  const word = LONGEST_FIRST.find((candidate) => rest.startsWith(candidate))
  const kind = word === undefined ? undefined : KINDS.get(word)
  return word === undefined || kind === undefined ? null : { length: word.length, kind }
}
