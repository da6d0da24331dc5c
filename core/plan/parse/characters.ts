/**
 * Text for comparing with the plan language's own words: full-width letters, digits and punctuation become ordinary ones,
 * white space is gone. `at[i]` is where character i stood in `original`, so that a fault can point at what was typed.
 */
export interface PlainText {
  readonly original: string
  readonly text: string
  readonly at: readonly number[]
}

export function plainText(original: string): PlainText {
  let text = ''
  const at: number[] = []
  for (let i = 0; i < original.length; i += 1) {
    const unit = foldUnit(original.charAt(i))
    if (unit.trim() === '') continue
    text += unit
    at.push(i)
  }
  return { original, text, at }
}

export function plain(original: string): string {
  return plainText(original).text
}

/** A part of it, which still knows where it stood in what was typed. */
export function sliceOf({ original, text, at }: PlainText, from: number, to?: number): PlainText {
  return { original, text: text.slice(from, to), at: at.slice(from, to) }
}

/** What was typed, without the blanks around it. */
export function typed({ original, at }: PlainText): string {
  return original.slice(at[0] ?? 0, (at.at(-1) ?? -1) + 1).replace(/\s+/g, ' ')
}

/** Folds one UTF-16 unit to one; what would grow (⑩, Ⅳ) is left alone, so that positions hold. */
function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) return unit
  const folded = unit.normalize('NFKC')
  return folded.length === 1 ? folded : unit
}

/** Takes out what nobody sees: zero-width marks and control characters that come along with pasted text. */
export function visible(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim()
}

/** What stands between the two ends of a range, in a regular expression over plain text. */
export const RANGE_MARK = '(?:[-~\u2010-\u2015\u2212\u301c]+|至|到)'
