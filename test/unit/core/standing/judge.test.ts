import { describe, expect, test } from 'vitest'
import { type Facts, judge, type Status } from '#core/standing/judge'

const hard = (kind: Parameters<typeof judge>[0], facts: Facts) => judge(kind, 'hard', facts)

type Case = [done: number, expected: number, over: boolean, Status]

describe('at least 20', () => {
  test.each<Case>([
    [20, 10, false, 'met'],
    [21, 10, false, 'met'],
    [19, 19, false, 'onTrack'],
    [10, 10, false, 'onTrack'],
    [9, 10, false, 'behind'],
    [0, 0, false, 'onTrack'],
    [0, 20, false, 'behind'],
    [20, 20, true, 'met'],
    [19, 20, true, 'missed'],
  ])('%i done of %i expected, over %s: %s', (done, expected, over, status) => {
    expect(hard('atLeast', { done, target: 20, expected, over })).toBe(status)
  })
})

describe('at most 3', () => {
  test.each<Case>([
    [0, 0, false, 'onTrack'],
    [3, 0, false, 'onTrack'],
    [4, 0, false, 'behind'],
    [3, 3, true, 'met'],
    [4, 3, true, 'missed'],
  ])('%i done of %i expected, over %s: %s', (done, expected, over, status) => {
    expect(hard('atMost', { done, target: 3, expected, over })).toBe(status)
  })
})

describe('exactly 3', () => {
  test.each<Case>([
    [2, 2, false, 'onTrack'],
    [1, 2, false, 'behind'],
    [3, 2, false, 'met'],
    [4, 2, false, 'behind'],
    [2, 3, true, 'missed'],
    [3, 3, true, 'met'],
    [4, 3, true, 'missed'],
  ])('%i done of %i expected, over %s: %s', (done, expected, over, status) => {
    expect(hard('exactly', { done, target: 3, expected, over })).toBe(status)
  })
})

describe('a soft rule is never red', () => {
  test.each(['atLeast', 'exactly'] as const)('%s 3 with 2 done when it is over is behind', (kind) => {
    expect(judge(kind, 'soft', { done: 2, target: 3, expected: 3, over: true })).toBe('behind')
  })

  test('at most 3 with 4 done when it is over is behind', () => {
    expect(judge('atMost', 'soft', { done: 4, target: 3, expected: 3, over: true })).toBe('behind')
  })
})

test('without a number it is log only, over or not', () => {
  expect(hard('none', { done: 0, target: 0, expected: 0, over: true })).toBe('logOnly')
  expect(hard('none', { done: 9, target: 0, expected: 0, over: false })).toBe('logOnly')
})
