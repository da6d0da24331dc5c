import { describe, expect, test } from 'vitest'
import { claimsOf } from '#core/record/claims'
import { assessment, inspection, observation, research, showcase } from '../sample/records'

describe('the same fact under two ids', () => {
  test('an observation holds its observer, date and period: one person is in one room at a time', () => {
    const another = observation({ classId: '二年级1班', teacherId: '孙老师', subject: '语文' })
    expect(claimsOf(another, 'term')).toEqual(claimsOf(observation(), 'term'))
    expect(claimsOf(observation(), 'term')).toEqual(['observation/王老师/2026-11-18/2'])
  })

  test('another period and another date are other facts', () => {
    expect(claimsOf(observation({ periods: [3] }), 'term')).not.toEqual(claimsOf(observation(), 'term'))
    expect(claimsOf(observation({ on: '2026-11-17' }), 'term')).not.toEqual(claimsOf(observation(), 'term'))
  })

  test('a double period holds both of its periods', () => {
    expect(claimsOf(observation({ periods: [2, 3] }), 'term')).toEqual([
      'observation/王老师/2026-11-18/2',
      'observation/王老师/2026-11-18/3',
    ])
  })

  test('a group researches once a day, whatever the theme', () => {
    expect(claimsOf(research('2026-11-19'), 'term')).toEqual(['research/数学组/2026-11-19'])
  })

  test('two inspections of a day differ by their title', () => {
    expect(claimsOf(inspection(null), 'term')).toEqual(['inspection/青禾小学/2026-11-18/作业检查'])
  })

  test('a showcase is one teacher’s one title, on whatever day', () => {
    expect(claimsOf(showcase('圆的认识'), 'term')).toEqual(['showcase/李老师/term/圆的认识'])
  })

  test('a grade is assessed once a day', () => {
    expect(claimsOf(assessment('2026-11-18'), 'term')).toEqual(['assessment/一年级/2026-11-18'])
  })

  test('a record that waits for approval holds its fact', () => {
    expect(claimsOf(observation({}, 'awaiting'), 'term')).toHaveLength(1)
  })

  test('a withdrawn or returned record lets go of it', () => {
    expect(claimsOf(observation({}, 'withdrawn'), 'term')).toEqual([])
    expect(claimsOf(observation({}, 'returned'), 'term')).toEqual([])
  })
})
