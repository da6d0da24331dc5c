import { describe, expect, test } from 'vitest'
import { type DeclaredMeasure, givenKey, type Tallied, tallyKey } from '#core/plan/basic-measure'
import { TallySheet } from '#core/standing/tally'
import { autumn } from '../sample/calendar'
import { measure } from '../sample/plan'
import { observed, researched, tally } from '../sample/school'

// Week 3 is 2026-09-14 to 20, week 5 is 2026-09-28 to 10-04; each quantity is on the Wednesday.
const sheet = new TallySheet(autumn, [
  observed('王老师', 3, 2),
  observed('王老师', 5, 1),
  observed('王老师', 5, 4),
  researched('数学组', 5),
])
const between = (from: string, to: string) => sheet.between('observationPeriods', '王老师', from, to)

describe('the sum of a stretch of days', () => {
  test('has both ends in it', () => {
    expect(between('2026-09-16', '2026-09-30')).toBe(7)
    expect(between('2026-09-17', '2026-09-30')).toBe(5)
    expect(between('2026-09-16', '2026-09-29')).toBe(2)
  })

  test('reaches over the ends of the term without a difference', () => {
    expect(between('2020-01-01', '2030-01-01')).toBe(7)
  })

  test('is 0 where nothing was counted, outside the term and from a later to an earlier day', () => {
    expect(between('2026-10-01', '2027-01-22')).toBe(0)
    expect(between('2026-09-30', '2026-09-16')).toBe(0)
    expect(between('2026-01-01', '2026-08-30')).toBe(0)
    expect(between('2027-02-01', '2027-03-01')).toBe(0)
    expect(sheet.between('observationPeriods', '李老师', '2026-09-01', '2027-01-22')).toBe(0)
    expect(sheet.between('inspections', '王老师', '2026-09-01', '2027-01-22')).toBe(0)
  })
})

describe('a measure split by a field', () => {
  const split: Tallied = { measure: measure('observationPeriods'), by: '学科' }
  const other: Tallied = { measure: measure('observationPeriods'), by: '学科=' }
  const values = new TallySheet(autumn, [
    tally(tallyKey(split, '语文'), '王老师', 3, 2),
    tally(tallyKey(split, '数/学=一'), '王老师', 5, 1),
    tally(tallyKey(other, '体育'), '王老师', 5, 1),
    observed('王老师', 3, 3),
  ])

  test('gives back its values as they were, whatever marks they hold', () => {
    expect([...values.valuesOf(split, '王老师', '2026-09-01', '2027-01-22')]).toEqual([
      ['语文', 2],
      ['数/学=一', 1],
    ])
  })

  test('gives those of the stretch only', () => {
    expect([...values.valuesOf(split, '王老师', '2026-09-17', '2027-01-22').keys()]).toEqual(['数/学=一'])
  })
})

test('a declared 0 is known by what counts declarations', () => {
  const pupils: DeclaredMeasure = { name: 'declared', title: '人数', credits: 'school', unit: '人' }
  const declared = new TallySheet(autumn, [tally(givenKey(pupils), '青禾小学', 3, 1)])
  const lastDay = (to: string) => declared.lastDay(givenKey(pupils), '青禾小学', '2026-09-01', to)
  expect(lastDay('2026-09-16')).toBe('2026-09-16')
  expect(lastDay('2026-09-15')).toBeUndefined()
})
