import { expect, test } from 'vitest'
import { momentInWords } from '../../../src/services/moment'

const now = Date.parse('2026-09-10T18:30:00+08:00')

test.each([
  ['2026-09-10T18:29:01+08:00', '刚刚'],
  ['2026-09-10T18:29:00+08:00', '1 分钟前'],
  ['2026-09-10T17:30:01+08:00', '59 分钟前'],
  ['2026-09-10T17:30:00+08:00', '今天 17:30'],
  ['2026-09-10T00:00:00+08:00', '今天 00:00'],
  ['2026-09-09T23:59:00+08:00', '昨天 23:59'],
  ['2026-09-08T23:59:00+08:00', '9 月 8 日 23:59'],
  ['2026-09-10T18:35:00+08:00', '刚刚'],
])('%s is, seen from half past six on 10 September, "%s"', (iso, words) => {
  expect(momentInWords(iso, now)).toBe(words)
})
