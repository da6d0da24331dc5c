import { expect, test } from 'vitest'
import { faultOfPeriods } from '#core/record/periods'
import { inspection, observation } from '../sample/records'

const codeOf = (periods: number[], before?: number[]) =>
  faultOfPeriods(observation({ periods }), before && observation({ periods: before }))?.body.code

test('one period, and two that follow on each other in either order, are in order', () => {
  expect([codeOf([3]), codeOf([3, 4]), codeOf([4, 3])]).toEqual([undefined, undefined, undefined])
})

test('periods 2 and 4 are no double period', () => {
  expect(codeOf([2, 4])).toBe('notAdjacent')
})

test('a correction may leave 2 and 4 as they were kept, and not make them of 2 and 3', () => {
  expect(codeOf([2, 4], [2, 4])).toBeUndefined()
  expect(codeOf([4, 2], [2, 4])).toBeUndefined()
  expect(codeOf([2, 4], [2, 3])).toBe('notAdjacent')
  expect(codeOf([2, 5], [2, 4])).toBe('notAdjacent')
  expect(codeOf([2, 4], [2])).toBe('notAdjacent')
})

test('what has no periods has nothing to answer for', () => {
  expect(faultOfPeriods(inspection(null), undefined)).toBeUndefined()
})
