import { describe, expect, test, vi } from 'vitest'
import {
  ALL,
  amountOf,
  type District,
  narrowed,
  type SchoolValue,
  withheldInWords,
} from '@/pages/board/district/narrowed'

vi.mock('@tarojs/taro', () => import('../client/device/taro'))

const sum = (words: string) => ({ numerator: 1, denominator: 2, schools: 2, words })
const value = (schoolId: string, status: 'met' | 'behind'): SchoolValue => ({
  schoolId,
  suppressed: false,
  value: { numerator: 1, denominator: 1, done: 3, target: 4, owing: 1, met: 1, status, words: '' },
})

const district = {
  schools: [
    { id: 'a', name: '白鹭小学', clusterIds: ['east'] },
    { id: 'b', name: '青禾小学', clusterIds: [] },
  ],
  clusters: [{ id: 'east', name: '东片', schoolIds: ['a'] }],
  rules: [
    {
      rule: { id: 'TK1', name: '校长听课' },
      values: [value('a', 'behind'), value('b', 'met')],
      clusters: [{ clusterId: 'east', value: sum('东片的和') }],
      total: sum('全学区的和'),
    },
  ],
} as unknown as District

describe('the schools of a district', () => {
  test('stand in the order the server gave, whatever their values', () => {
    expect(narrowed(district, ALL).rules[0]?.values.map(({ schoolId }) => schoolId)).toEqual(['a', 'b'])
  })

  test('of one cluster come with the sum of the cluster', () => {
    const shown = narrowed(district, { ...ALL, cluster: 'east' })
    expect(shown.schools.map(({ id }) => id)).toEqual(['a'])
    expect(shown.rules[0]?.sum.words).toBe('东片的和')
    expect(shown.sumName).toBe('东片')
  })

  test('a state keeps the promises that some shown school has in it', () => {
    expect(narrowed(district, { ...ALL, status: 'behind' }).rules).toHaveLength(1)
    expect(narrowed(district, { ...ALL, status: 'missed' }).rules).toHaveLength(0)
  })
})

describe('a school’s value', () => {
  test('of one that owes is what was done of what was to be', () => {
    expect(amountOf({ ...value('a', 'met').value, done: 3, target: 4 } as never, '节')).toBe('3/4 节')
  })

  test('of several that owe is how many keep it', () => {
    expect(amountOf({ ...value('a', 'met').value, owing: 5, met: 3 } as never, '节')).toBe('3/5 达标')
  })

  test('that tells of few children is kept back and says so', () => {
    expect(withheldInWords({ schoolId: 'a', value: null, suppressed: true })).toBe('少于 5，不列出')
    expect(withheldInWords({ schoolId: 'a', value: null, suppressed: false })).toBe('还没有数')
  })
})
