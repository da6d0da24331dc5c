/** The word of a closed vocabulary that was most likely meant; undefined when none is near. */
export function nearestWord(found: string, vocabulary: Iterable<string>): string | undefined {
  if (found.length === 0 || found.length > 24) return undefined
  const allowed = found.length <= 3 ? 1 : 2
  let best: string | undefined
  let bestDistance = allowed + 1
  let containing: string | undefined
  for (const word of vocabulary) {
    if (Math.abs(word.length - found.length) <= allowed) {
      const distance = editDistance(found, word)
      if (distance < bestDistance && distance < word.length) {
        best = word
        bestDistance = distance
      }
    }
    if (
      !containing &&
      found.length >= 2 &&
      (word.includes(found) || (word.length >= 2 && found.includes(word)))
    ) {
      containing = word
    }
  }
  return best ?? containing
}

/** Characters to insert, drop or replace to turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? a.length
}
