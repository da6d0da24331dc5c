import { type PlainText, sliceOf } from './characters'

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '【': ']', '〔': ']', '「': '」' }
const OPENING = /[[【〔(「]/
const ENDS: Readonly<Record<string, string>> = { ')': ')', ']': ']', '】': ']', '〕': ']', '」': '」' }

/** A word with what stands in brackets behind it: 覆盖(听课节数, 每位教师)[已反馈]. */
export interface Phrase {
  readonly word: string
  /** In round brackets; null when there are none. */
  readonly inside: PlainText | null
  /** In square brackets; null when there are none. */
  readonly filters: PlainText | null
}

/** Null when the brackets are not in pairs, or when something stands behind them. */
export function phraseOf(text: PlainText): Phrase | null {
  const open = text.text.search(/[[【〔(]/)
  if (open < 0) return ENDING.test(text.text) ? null : { word: text.text, inside: null, filters: null }
  const word = text.text.slice(0, open)
  const close = closingOf(text.text, open)
  if (close === null || ENDING.test(word)) return null
  const first = sliceOf(text, open + 1, close)
  if (text.text[open] !== '(') {
    return close === text.text.length - 1 ? { word, inside: null, filters: first } : null
  }
  const rest = sliceOf(text, close + 1)
  if (rest.text === '') return { word, inside: first, filters: null }
  const behind = phraseOf(rest)
  return behind?.word === '' && behind.filters !== null
    ? { word, inside: first, filters: behind.filters }
    : null
}

const ENDING = /[\])】〕]/

/** Where the bracket at `open` closes; null when it does not. */
function closingOf(text: string, open: number): number | null {
  const waiting: string[] = []
  for (let i = open; i < text.length; i += 1) {
    const character = text.charAt(i)
    const quoted = waiting.at(-1) === '」'
    if (quoted ? character === '」' : ENDS[character] !== undefined) {
      if (waiting.pop() !== ENDS[character]) return null
      if (waiting.length === 0) return i
    } else if (!quoted && OPENING.test(character)) waiting.push(CLOSING[character] ?? '')
  }
  return null
}

/** Cuts at the separators that stand in no brackets. */
export function partsOf(text: PlainText, separators: RegExp): PlainText[] {
  const parts: PlainText[] = []
  let from = 0
  for (let i = 0; i < text.text.length; i += 1) {
    const character = text.text.charAt(i)
    if (OPENING.test(character)) i = closingOf(text.text, i) ?? i
    else if (separators.test(character)) {
      parts.push(sliceOf(text, from, i))
      from = i + 1
    }
  }
  return [...parts, sliceOf(text, from)]
}
