import { expect, test } from 'vitest'
import type { GroupMode } from '#core/plan/plan'
import { person } from '../sample/people'
import { rule } from '../sample/plan'
import { observed, sheetsOf } from '../sample/school'

const asks = (id: string, amount: number) =>
  rule(id, { group: '听课', bound: { kind: 'atLeast', amount, unit: '节' } })

/** Done, target and status of 王老师 under two rules that both match: 5 periods first, 20 second. */
const under = (mode: GroupMode, periods: number) =>
  sheetsOf({
    rules: [asks('一', 5), asks('二', 20)],
    people: [person('王老师', '1990-01-01', 'teacher')],
    settings: { groups: { 听课: mode } },
    tallies: [observed('王老师', 3, periods)],
    weekNumber: 21,
    today: '2027-02-01',
  }).map(({ standings }) => standings.map(({ done, target, status }) => [done, target, status]))

test('取高 owes 20 under the second rule and nothing under the first', () => {
  expect(under('max', 20)).toEqual([[], [[20, 20, 'met']]])
})

test('取首个匹配 owes 5 under the first, though its number is smaller', () => {
  expect(under('first', 20)).toEqual([[[20, 5, 'met']], []])
})

test('相加 owes 25 under the first', () => {
  expect(under('sum', 24)).toEqual([[[24, 25, 'missed']], []])
})

test('不叠加: the first takes its 5, the second has the 19 that are left of 24', () => {
  expect(under('exclusive', 24)).toEqual([[[5, 5, 'met']], [[19, 20, 'missed']]])
  expect(under('exclusive', 25)).toEqual([[[5, 5, 'met']], [[20, 20, 'met']]])
})

test('二选一: 5 are enough, and 4 are for neither', () => {
  expect(under('either', 5)).toEqual([[[5, 5, 'met']], [[5, 20, 'waived']]])
  expect(under('either', 4)).toEqual([[[4, 5, 'missed']], [[4, 20, 'missed']]])
})
