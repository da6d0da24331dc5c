import { expect, test, vi } from 'vitest'
import { byWeek, type Summary } from '../../../src/pages/records/hooks/records'

vi.mock('@tarojs/taro', () => import('../client/device/taro'))

const TERM = { startOn: '2026-09-01', endOn: '2027-01-22' }
const on = (day: string, week: number | null) => ({ on: day, week }) as Summary
const titles = (...records: Summary[]) => byWeek(records, TERM).map(({ title }) => title)

test('records of one week stand under it', () => {
  expect(titles(on('2026-11-18', 12), on('2026-11-16', 12), on('2026-11-13', 11))).toEqual([
    '第 12 周',
    '第 11 周',
  ])
})

test('a day of the term before the first teaching day is in no week, and not outside the term', () => {
  expect(titles(on('2026-09-02', null), on('2026-07-01', null))).toEqual(['开始上课以前', '本学期以外'])
})
