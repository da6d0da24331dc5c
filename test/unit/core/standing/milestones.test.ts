import { describe, expect, test } from 'vitest'
import { ASSESSMENTS } from '../sample/plan'
import { standing, tally } from '../sample/school'

const assessed = (week: number) => tally('assessments', '一年级', week, 1)
const at = (weekNumber: number, today: string, ...weeks: number[]) =>
  standing({ rules: [ASSESSMENTS], tallies: weeks.map(assessed), weekNumber, today }, '一年级')

describe('an assessment in the window 期初, weeks 1 to 3', () => {
  test('is on track on its last teaching day, 2026-09-18, behind on Saturday, missed on Monday', () => {
    expect(at(3, '2026-09-18')).toMatchObject({ expected: 0, status: 'onTrack' })
    expect(at(3, '2026-09-19')).toMatchObject({ expected: 1, status: 'behind' })
    expect(at(4, '2026-09-21')).toMatchObject({ expected: 1, status: 'missed' })
  })

  test('held in week 1 or in week 3 is met', () => {
    expect(at(3, '2026-09-18', 1).status).toBe('met')
    expect(at(4, '2026-09-21', 3).status).toBe('met')
  })

  test('held in week 4 is too late for it', () => {
    expect(at(4, '2026-09-25', 4)).toMatchObject({ done: 0, status: 'missed' })
  })
})

describe('three windows', () => {
  test('two held in 期初 do not make 期中: 1 of 2 due is kept in week 12', () => {
    expect(at(12, '2026-11-18', 1, 2)).toMatchObject({
      period: { label: '期中' },
      done: 0,
      status: 'missed',
      soFar: { filled: 1, due: 2, waived: 0 },
    })
  })

  test('in week 18 the window 期末 has begun and nothing is due in it yet', () => {
    expect(at(18, '2026-12-28', 2, 10)).toMatchObject({
      period: { label: '期末' },
      status: 'onTrack',
      soFar: { filled: 2, due: 2, waived: 0 },
    })
  })
})
