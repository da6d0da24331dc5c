import { describe, expect, test } from 'vitest'
import { timeIn, timesIn } from '../../../bench/compare/figures'
import { median, type Pair, seeded, verdictOn } from '../../../bench/compare/paired'

/** Pairs on a machine whose speed swings twofold, and within a pair by a few per cent. */
function pairs(count: number, ratio: number, seed: number): Pair[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const machine = 100 * (1 + random())
    const noise = () => 0.97 + 0.06 * random()
    return { before: machine * noise(), after: machine * ratio * noise() }
  })
}
const wordsOf = (ratio: number, seed: number, count = 9) =>
  verdictOn(pairs(count, ratio, seed), seeded(7)).words
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed)

describe('of two commits on a machine that swings twofold', () => {
  test('a tenth more time is told as slower, a tenth less as faster', () => {
    for (const seed of SEEDS) expect([wordsOf(1.1, seed), wordsOf(0.9, seed)]).toEqual(['slower', 'faster'])
  })

  test('the same program is told as no different', () => {
    for (const seed of SEEDS) expect(wordsOf(1, seed)).toBe('no difference seen')
  })

  test('a difference of a hundredth is not told, however often it is measured', () => {
    expect(wordsOf(1.01, 1, 400)).toBe('no difference seen')
  })

  test('one slow pair among nine is not told', () => {
    const measured = pairs(9, 1, 3).map((pair, index) =>
      index === 4 ? { ...pair, after: pair.after * 5 } : pair,
    )
    expect(verdictOn(measured, seeded(7)).words).toBe('no difference seen')
  })
})

test('where nothing was measured nothing is told', () => {
  expect(() => verdictOn([], seeded(1))).toThrow('nothing was measured')
  expect(() => verdictOn([{ before: 0, after: 1 }], seeded(1))).toThrow('nothing was measured')
})

test('the median of an even number lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([3, 1, 2])).toBe(2)
})

test('a line tells its first time, a rate the time of one', () => {
  expect(timeIn('p50 12.5 ms, p95 19 ms')).toBe(12.5)
  expect(timeIn('1.5 s')).toBe(1_500)
  expect(timeIn('500,000/s (200 ms)')).toBe(0.002)
  expect(timeIn('1.04')).toBeUndefined()
})

test('lines of a run are known by what they measured', () => {
  const printed =
    '2 cores\n| a page | p50 2.0 ms, p95 3 ms | | 15 ms | `npm run bench -- x` |\n| a ratio | 1.04 | | | |\n'
  expect([...timesIn(printed)]).toEqual([['a page', 2]])
})
