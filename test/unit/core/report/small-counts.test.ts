import { describe, expect, test } from 'vitest'
import { countsPupils, tellsOfFew } from '#core/report/small-counts'

describe('what is kept back from the district', () => {
  test('is a count of one to four pupils', () => {
    expect([0, 1, 4, 5].map(tellsOfFew)).toEqual([false, true, true, false])
  })

  test('counts pupils where a club’s participants or the roster’s pupils are counted', () => {
    expect(countsPupils({ name: 'clubParticipants', filters: [] })).toBe(true)
    expect(countsPupils({ name: 'fact', fact: '班额', unit: '人' })).toBe(true)
    expect(countsPupils({ name: 'observationPeriods', filters: [] })).toBe(false)
  })

  test('counts pupils where either side of a ratio does', () => {
    const numerator = { name: 'clubParticipants', filters: [] } as const
    const denominator = { name: 'number', amount: 2 } as const
    const ratio = { name: 'ratio', label: '人均', numerator, denominator, as: 'average', unit: '人' } as const
    expect(countsPupils(ratio)).toBe(true)
  })
})
