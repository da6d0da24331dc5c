export interface Timing {
  readonly p50: number
  readonly p95: number
}

/** Milliseconds of `times` runs after `warmUp` runs that are not counted, one after the other; `before` each run, uncounted. */
export async function timed(
  times: number,
  warmUp: number,
  run: () => Promise<unknown>,
  before?: () => Promise<unknown>,
): Promise<Timing> {
  for (let index = 0; index < warmUp; index += 1) await run()
  const taken: number[] = []
  for (let index = 0; index < times; index += 1) {
    await before?.()
    const begun = performance.now()
    await run()
    taken.push(performance.now() - begun)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

export const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
