/** What two ways of doing the same were measured as, one right after the other, so that both saw the same machine. */
export interface Pair {
  readonly before: number
  readonly after: number
}

export interface Verdict {
  readonly words: 'slower' | 'faster' | 'no difference seen'
  /** The median of after ÷ before, and what lies around it in 95 of 100 redrawings. */
  readonly ratio: number
  readonly from: number
  readonly to: number
}

const REDRAWN = 2_000
/** Smaller differences than this tell nothing even where they are certain: other memory, another order of files. */
const TOO_SMALL = 0.03

/**
 * A bootstrap over the pairs. A difference is told only where the whole interval lies on one side of 1 and the median is further from it
 * than what nobody would act on. `random` gives numbers from 0 up to 1.
 */
export function verdictOn(pairs: readonly Pair[], random: () => number): Verdict {
  const ratios = pairs.map(({ before, after }) => after / before)
  if (ratios.length === 0 || ratios.some((ratio) => !Number.isFinite(ratio) || ratio <= 0))
    throw new Error('nothing was measured')
  const redrawn = Array.from({ length: REDRAWN }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? 1)),
  ).sort((a, b) => a - b)
  const at = (share: number) => redrawn[Math.floor(share * (REDRAWN - 1))] ?? 1
  const [ratio, from, to] = [median(ratios), at(0.025), at(0.975)]
  if (from > 1 && ratio > 1 + TOO_SMALL) return { words: 'slower', ratio, from, to }
  if (to < 1 && ratio < 1 - TOO_SMALL) return { words: 'faster', ratio, from, to }
  return { words: 'no difference seen', ratio, from, to }
}

export function median(values: readonly number[]): number {
  const inOrder = [...values].sort((a, b) => a - b)
  const middle = Math.floor(inOrder.length / 2)
  const upper = inOrder[middle] ?? Number.NaN
  return inOrder.length % 2 === 1 ? upper : ((inOrder[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The same numbers from the same beginning (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
