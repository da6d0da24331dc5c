const WIDEST = 60
const NARROWEST = 8

/** Of the longest line; Chinese characters take two places. */
export function widthOf(texts: readonly string[]): number {
  let widest = NARROWEST
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    const places = Array.from(line).reduce((sum, each) => sum + (each > '\u00ff' ? 2 : 1), 0)
    if (places > widest) widest = places
  }
  return Math.min(WIDEST, widest + 2)
}
