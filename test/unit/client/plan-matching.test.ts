import { describe, expect, test } from 'vitest'
import { countsInWords } from '@/pages/plan/counts-in-words'
import type { PlanShown } from '@/pages/plan/matching'
import { chaptersOf, EVERYTHING, type Filter } from '@/pages/plan/matching'

const NONE = { met: 0, onTrack: 0, behind: 0, missed: 0, waived: 0, logOnly: 0 }

const rule = (id: string, name: string, status: 'behind' | 'met' | null) => ({
  rule: { id, name, demand: '每学期 ≥ 30 节' },
  live: status && { rollUp: { status }, words: '' },
})

const clause = (number: string, title: string, rules: ReturnType<typeof rule>[]) => ({
  number,
  parent: number.includes('.') ? number.slice(0, number.lastIndexOf('.')) : null,
  depth: number.split('.').length,
  title,
  text: `${title}的内容`,
  department: '教导处',
  rules,
  counts: NONE,
})

const PLAN = {
  clauses: [
    clause('1', '党建工作', []),
    clause('3', '教师发展', []),
    clause('3.1', '校本教研', [rule('JY1', '大教研', 'met')]),
    clause('3.3', '全员听课', [rule('TK1', '校长听课', 'behind'), rule('TK4', '教师听课', null)]),
  ],
} as unknown as PlanShown

const found = (some: Partial<Filter>) =>
  chaptersOf(PLAN, { ...EVERYTHING, ...some }).flatMap((chapter) =>
    chapter.found.map(({ clause: { number }, rules }) =>
      [number, ...rules.map((each) => each.rule.id)].join(' '),
    ),
  )

describe('a plan', () => {
  test('is shown whole at first', () => {
    expect(found({})).toEqual(['1', '3', '3.1 JY1', '3.3 TK1 TK4'])
  })

  test('is searched: a clause found by its own words keeps all its promises, else those found are shown', () => {
    expect(found({ words: '全员' })).toEqual(['3.3 TK1 TK4'])
    expect(found({ words: '校长听' })).toEqual(['3.3 TK1'])
    expect(found({ words: '食堂' })).toEqual([])
  })

  test('is narrowed to a status, and to what the reader sees the progress of', () => {
    expect(found({ status: 'behind' })).toEqual(['3.3 TK1'])
    expect(found({ own: true })).toEqual(['3.1 JY1', '3.3 TK1'])
  })
})

test('how a clause’s promises stand is said in words', () => {
  expect(countsInWords({ ...NONE, met: 2, onTrack: 4 })).toBe('6 项都在进度上')
  expect(countsInWords({ ...NONE, met: 2, behind: 1, missed: 1 })).toBe('4 项，2 项要跟进')
  expect(countsInWords({ ...NONE, logOnly: 3 })).toBe('3 项只记录')
  expect(countsInWords(NONE)).toBe('')
})
