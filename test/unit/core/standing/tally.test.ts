import { describe, expect, test } from 'vitest'
import { TallySheet } from '#core/standing/tally'
import { observed, researched } from '../sample/school'

const sheet = new TallySheet([
  observed('王老师', 3, 2),
  observed('王老师', 5, 1),
  observed('王老师', 5, 4),
  researched('数学组', 5),
])
const between = (from: number, to: number) => sheet.between('observationPeriods', '王老师', from, to)

describe('the sum of a stretch of weeks', () => {
  test('has both ends in it', () => {
    expect(between(3, 5)).toBe(7)
    expect(between(4, 5)).toBe(5)
    expect(between(3, 4)).toBe(2)
  })

  test('is 0 where nothing was counted and from a later to an earlier week', () => {
    expect(between(6, 20)).toBe(0)
    expect(between(5, 3)).toBe(0)
    expect(sheet.between('observationPeriods', '李老师', 1, 21)).toBe(0)
    expect(sheet.between('inspections', '王老师', 1, 21)).toBe(0)
  })
})
