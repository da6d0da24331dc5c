import { expect, test } from 'vitest'
import { monthAndDay, stretchInWords } from '#core/calendar/in-words'

test('a day is written without leading zeros', () => {
  expect(monthAndDay('2026-09-03')).toBe('9 月 3 日')
})

test.each([
  ['2026-09-21', '2026-09-27', '9 月 21 日至 27 日'],
  ['2026-09-28', '2026-10-04', '9 月 28 日至 10 月 4 日'],
  ['2026-09-01', '2027-01-22', '2026 年 9 月 1 日至 2027 年 1 月 22 日'],
  ['2026-09-01', '2027-09-01', '2026 年 9 月 1 日至 2027 年 9 月 1 日'],
])('from %s to %s is %s', (from, to, words) => {
  expect(stretchInWords(from, to)).toBe(words)
})
