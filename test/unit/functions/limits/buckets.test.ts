import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Buckets } from '../../../../cloudfunctions/_shared/limits/buckets'
import { networkOf } from '../../../../cloudfunctions/_shared/limits/network'

const MINUTE = 60_000

describe('so many at once', () => {
  test('five of five go, the sixth waits as long as one takes to come back', () => {
    const buckets = new Buckets({ burst: 5, perMinute: 6 })
    expect([1, 2, 3, 4, 5].map(() => buckets.take('a', 0))).toEqual([0, 0, 0, 0, 0])
    expect(buckets.take('a', 0)).toBe(10)
    expect(buckets.take('a', 9_000)).toBe(1)
    expect(buckets.take('a', 10_000)).toBe(0)
  })
  test('of one take nothing from another', () => {
    const buckets = new Buckets({ burst: 1, perMinute: 1 })
    expect([buckets.take('a', 0), buckets.take('b', 0), buckets.take('a', 0)]).toEqual([0, 0, 60])
  })
  test('who is refused does not wait longer for having asked', () => {
    const buckets = new Buckets({ burst: 1, perMinute: 1 })
    buckets.take('a', 0)
    for (let at = 0; at < MINUTE; at += 1000) expect(buckets.take('a', at)).toBeGreaterThan(0)
    expect(buckets.take('a', MINUTE)).toBe(0)
  })
  test('a clock that goes back lets nobody off', () => {
    const buckets = new Buckets({ burst: 1, perMinute: 1 })
    buckets.take('a', MINUTE)
    expect(buckets.take('a', 0)).toBeGreaterThan(0)
  })
})

test('in any stretch of time no more go than at once and what that time brings', () => {
  const asks = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(
      asks,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 600 }),
      (steps, burst, perMinute) => {
        const buckets = new Buckets({ burst, perMinute })
        let now = 0
        let gone = 0
        for (const step of steps) {
          now += step
          if (buckets.take('a', now) === 0) gone += 1
        }
        expect(gone).toBeLessThanOrEqual(burst + (now * perMinute) / MINUTE + 1e-6)
      },
    ),
    { numRuns: 30 },
  )
})

test('a million strangers take no more memory than the most that are kept, and whoever asked last is known', () => {
  const buckets = new Buckets({ burst: 1, perMinute: 1 }, 1000)
  for (let each = 0; each < 100_000; each += 1) buckets.take(`10.${each}`, 0)
  expect(buckets.size).toBe(1000)
  expect(buckets.take('10.99999', 0)).toBeGreaterThan(0)
})

describe('an address is counted by', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
