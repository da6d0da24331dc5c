import { expect, test } from 'vitest'
import { monthsBefore } from '#core/privacy/months-before'
import { DELETED_KINDS, dueBefore } from '#core/privacy/retention'

test.each([
  ['2026-11-18', 6, '2026-05-18'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2028-03-31', 1, '2028-02-29'],
  ['2026-01-15', 1, '2025-12-15'],
  ['2026-01-15', 36, '2023-01-15'],
  ['2026-12-31', 12, '2025-12-31'],
])('%s is %i months after %s', (date, months, earlier) => {
  expect(monthsBefore(date, months)).toBe(earlier)
})

test('every kind but answers, whose forms say it, is due a number of months later', () => {
  expect(DELETED_KINDS.filter((kind) => dueBefore(kind, '2026-11-18') === null)).toEqual(['sensitiveAnswers'])
  expect(dueBefore('sessions', '2026-11-18')).toBe('2026-05-18')
})
