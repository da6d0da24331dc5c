/** A field of a subscribe message of WeChat's type `thing` holds so many characters; what is longer it refuses. */
export const MESSAGE_LENGTH = 20

/** One thing to do, in words that stand alone in a message, and the page where it is done. */
export interface Phrase {
  readonly words: string
  readonly page: string
}

/** More would be read by nobody; the page shows the rest. */
const MOST_PHRASES = 3
const BETWEEN = '；'

/** The first of them leads, for a message may show nothing else; null when there is nothing to say. */
export function lineOf(phrases: readonly Phrase[]): { line: string; page: string } | null {
  const [first] = phrases
  if (!first) return null
  const line = phrases
    .slice(0, MOST_PHRASES)
    .map(({ words }) => words)
    .join(BETWEEN)
  return { line, page: first.page }
}

/** As much of a line as a message holds: whole phrases, and never a part of one. */
export function messageOf(line: string): string {
  let message = ''
  for (const phrase of line.split(BETWEEN)) {
    const longer = message === '' ? phrase : message + BETWEEN + phrase
    if (lengthOf(longer) > MESSAGE_LENGTH) break
    message = longer
  }
  return message === '' ? cut(line, MESSAGE_LENGTH) : message
}

type Way = (name: string) => string

/** The first of some ways to say it that a message holds. Where none does, the last one with the name shortened. */
export function fitting(name: string, first: Way, ...others: readonly Way[]): string {
  const fits = [first, ...others].find((way) => lengthOf(way(name)) <= MESSAGE_LENGTH)
  if (fits) return fits(name)
  const shortest = others.at(-1) ?? first
  return shortest(cut(name, Math.max(2, MESSAGE_LENGTH - lengthOf(shortest('')))))
}

function cut(words: string, most: number): string {
  const letters = Array.from(words)
  return letters.length <= most ? words : `${letters.slice(0, most - 1).join('')}…`
}

const lengthOf = (words: string) => Array.from(words).length
