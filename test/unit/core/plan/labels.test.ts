import { describe, expect, test } from 'vitest'
import { measureKey } from '#core/plan/basic-measure'
import { cadenceLabel } from '#core/plan/cadence-label'
import { audienceLabel, boundLabel } from '#core/plan/labels'
import { measureLabel } from '#core/plan/measure-label'
import type { PersonPredicate } from '#core/plan/predicate'
import { measuresOf } from '#core/plan/rules'
import {
  age,
  all,
  any,
  measure,
  not,
  OBSERVATION_QUOTAS,
  people,
  plan,
  post,
  THURSDAY_RESEARCH,
} from '../sample/plan'

describe('an audience reads as a clerk writes it', () => {
  test.each<[string, PersonPredicate]>([
    ['校长', post('principal')],
    ['业务校长 或 教导主任', any(post('teachingPrincipal'), post('director'))],
    ['任课教师 且 年龄≤45', all(post('teacher'), age('<=', 45))],
    ['非 教务员 且 （年龄<30 或 年龄=60）', all(not(post('clerk')), any(age('<', 30), age('=', 60)))],
    ['非 （任课教师 且 年龄>50）', not(all(post('teacher'), age('>', 50)))],
  ])('%s', (words, who) => {
    expect(audienceLabel(people(who))).toBe(words)
  })

  test('groups by their kind, grades and the school by their name', () => {
    expect(audienceLabel({ level: 'group', groupKind: 'subject' })).toBe('学科教研组')
    expect(audienceLabel({ level: 'grade' })).toBe('年级')
    expect(audienceLabel({ level: 'school' })).toBe('学校')
  })
})

describe('a cadence', () => {
  test('Thursday is 每周四, Sunday 每周日 and any week 每周', () => {
    expect(cadenceLabel({ every: 'weekday', weekday: 4 })).toBe('每周四')
    expect(cadenceLabel({ every: 'weekday', weekday: 7 })).toBe('每周日')
    expect(cadenceLabel({ every: 'week' })).toBe('每周')
  })

  test('windows are named in their order', () => {
    expect(cadenceLabel({ every: 'milestone', names: ['期初', '期中', '期末'] })).toBe('期初、期中、期末')
  })
})

describe('a bound', () => {
  test('is at least, at most, exactly or nothing', () => {
    expect(boundLabel({ kind: 'atLeast', amount: 30, unit: '节' })).toBe('≥30节')
    expect(boundLabel({ kind: 'atMost', amount: 3, unit: '次' })).toBe('≤3次')
    expect(boundLabel({ kind: 'exactly', amount: 3, unit: '次' })).toBe('=3次')
    expect(boundLabel({ kind: 'none' })).toBe('不设数')
  })
})

describe('a measure', () => {
  test('is written with its filters in brackets', () => {
    expect(measureLabel(measure('inspections', 'feedback'))).toBe('教学检查次数[已反馈]')
    expect(measureLabel(measure('observationPeriods'))).toBe('听课节数')
  })

  test('has one key whatever the order of its filters', () => {
    expect(measureKey(measure('observationPeriods', 'withRecordings', 'feedback'))).toBe(
      measureKey(measure('observationPeriods', 'feedback', 'withRecordings')),
    )
  })

  test('with a filter is another measure than without', () => {
    expect(measureKey(measure('inspections', 'feedback'))).not.toBe(measureKey(measure('inspections')))
  })

  test('that five rules count is one measure of the plan', () => {
    expect(measuresOf(plan([...OBSERVATION_QUOTAS, THURSDAY_RESEARCH])).map(measureKey)).toEqual([
      'observationPeriods',
      'researchSessions',
    ])
  })
})
