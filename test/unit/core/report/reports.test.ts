import { describe, expect, test } from 'vitest'
import { layOutTerm } from '#core/calendar/school-calendar'
import { dueReports, freezesAt } from '#core/report/due-reports'
import { differencesOf } from '#core/report/figures'
import { sheetName } from '#core/report/sheet'

const TERM = { id: 'term', name: '第一学期', startOn: '2026-09-01', endOn: '2026-10-30' }
const holidays = [5, 6, 7, 8, 9].map((day) => ({
  on: `2026-10-0${day}`,
  teaching: false,
  reason: '国庆节',
}))
const titles = (today: string) => dueReports(layOutTerm(TERM, holidays), today).map(({ title }) => title)

describe('a report is due', () => {
  test('on the Monday after its week and not on the Sunday', () => {
    expect(titles('2026-09-06')).toEqual([])
    expect(titles('2026-09-07')).toEqual(['第 1 周周报'])
  })

  test('of a month after the last week that ends in it', () => {
    expect(titles('2026-09-27')).not.toContain('2026 年 9 月月报')
    expect(titles('2026-09-28')).toContain('2026 年 9 月月报')
  })

  test('never of a week in which nothing is taught', () => {
    expect(titles('2026-10-12')).not.toContain('第 6 周周报')
  })

  test('of the term once its last week is over', () => {
    expect(titles('2026-11-01')).not.toContain('第一学期学期报告')
    expect(titles('2026-11-02').at(-1)).toBe('第一学期学期报告')
  })
})

test('a report freezes at the first moment of Monday in China', () => {
  expect(new Date(freezesAt({ to: '2026-11-15' })).toISOString()).toBe('2026-11-15T16:00:00.000Z')
})

test('somebody who only stands in one of two sets of figures is no difference', () => {
  const figure = (subjectId: string, done: number) => ({
    subjectId,
    subjectName: subjectId,
    done,
    status: 'onTrack' as const,
  })
  const rule = { planId: 'own', ruleId: 'TK4', ruleName: '听课', unit: '节' }
  const frozen = [{ ...rule, of: [figure('a', 1), figure('gone', 2)] }]
  const today = [{ ...rule, of: [figure('a', 3), figure('new', 2)] }]
  expect(differencesOf(frozen, today)).toMatchObject([{ subjectId: 'a', was: 1, now: 3 }])
})

test('a sheet is never called what Excel refuses', () => {
  expect(sheetName("'听课/评课[全部]：*?'")).toBe('听课 评课 全部 ：')
  expect([...sheetName('很'.repeat(40))]).toHaveLength(31)
  expect(sheetName('***')).toBe('表')
})
