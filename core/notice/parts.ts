/** A stretch of an announcement's words that is looked at in one go; `from` and `to` count its characters from 1. */
export interface Part {
  readonly words: string
  readonly from: number
  readonly to: number
}

/** How many characters WeChat's content check takes at a time. */
export const PART_LENGTH = 2500

/** Words that are parted at a sentence's end, where there is one, so that what belongs together is looked at together. */
export function partsOf(words: string, length: number = PART_LENGTH): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < words.length; ) {
    const end = at + length >= words.length ? words.length : at + breakWithin(words.slice(at, at + length))
    parts.push({ words: words.slice(at, end), from: at + 1, to: end })
    at = end
  }
  return parts
}

/** Looked for in the last fifth only: parts would become too many. */
function breakWithin(words: string): number {
  const last = Math.max(...['\n', '。', '！', '？', '；'].map((mark) => words.lastIndexOf(mark)))
  if (last + 1 >= words.length * 0.8) return last + 1
  // Never between the halves of one character.
  return /[\uD800-\uDBFF]$/.test(words) ? words.length - 1 : words.length
}
