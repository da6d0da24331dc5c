import { describe, expect, test } from 'vitest'
import { type Family, familyOf, isLogOnly } from '#core/plan/family'
import type { Rule } from '#core/plan/plan'
import { summaryOf } from '#core/plan/summary'
import { quotaPlan } from '../../../api/school/test-plan'

const quota = quotaPlan().rules.find(({ id }) => id === 'TK4') as Rule

describe('a promise', () => {
  test.each<[string, Partial<Rule>, Family]>([
    ['of so many a term', {}, 'F1'],
    ['of every week', { cadence: { every: 'week' } }, 'F2'],
    ['of not more than so many', { bound: { kind: 'atMost', amount: 3, unit: '次' } }, 'F12'],
    ['of none', { bound: { kind: 'exactly', amount: 0, unit: '次' } }, 'F12'],
    ['of exactly one', { bound: { kind: 'exactly', amount: 1, unit: '次' } }, 'F1'],
    [
      'after every assessment',
      {
        cadence: { every: 'event', after: { name: 'assessments', filters: [] }, within: 7, before: false },
      },
      'F5',
    ],
    [
      'to hand in by a date',
      {
        measure: { name: 'deliverable', title: '规划', accepted: false, credits: 'school', unit: '份' },
      },
      'F3',
    ],
    ['about the size of classes', { measure: { name: 'fact', fact: '班额', unit: '人' } }, 'F10'],
  ])('%s is of its family', (_, changes, family) => {
    expect(familyOf({ ...quota, ...changes })).toBe(family)
  })

  test('without a number, with an unclear one and without a cadence is for the log only', () => {
    expect(isLogOnly(quota)).toBe(false)
    expect(isLogOnly({ ...quota, bound: { kind: 'none' } })).toBe(true)
    expect(isLogOnly({ ...quota, bound: { kind: 'undecided' } })).toBe(true)
    expect(isLogOnly({ ...quota, cadence: { every: 'unset' } })).toBe(true)
  })
})

test('a summary counts each rule once by family and once by level', () => {
  const { byFamily, byLevel, rules } = summaryOf(quotaPlan())
  for (const counts of [byFamily, byLevel])
    expect(counts.reduce((sum, each) => sum + each.rules, 0)).toBe(rules)
})
