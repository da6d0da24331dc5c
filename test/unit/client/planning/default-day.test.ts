import { expect, test } from 'vitest'
import { dayToHoldFrom } from '@/pages/planning/publish/hooks/default-day'

const term = { startOn: '2026-09-01', endOn: '2027-01-22' }

test('a plan is offered to hold from the next Monday, also on a Monday', () => {
  expect(dayToHoldFrom('2026-11-18', term, null)).toBe('2026-11-23')
  expect(dayToHoldFrom('2026-11-22', term, null)).toBe('2026-11-23')
  expect(dayToHoldFrom('2026-11-23', term, null)).toBe('2026-11-30')
})

test('from today where the next Monday is no longer in the term', () => {
  expect(dayToHoldFrom('2027-01-17', term, null)).toBe('2027-01-18')
  expect(dayToHoldFrom('2027-01-18', term, null)).toBe('2027-01-18')
})

test('before the term from its first day', () => {
  expect(dayToHoldFrom('2026-08-31', term, null)).toBe('2026-09-01')
  expect(dayToHoldFrom('2026-09-01', term, null)).toBe('2026-09-07')
})

test('from the day it names itself, unless that is over', () => {
  expect(dayToHoldFrom('2026-11-18', term, '2026-11-18')).toBe('2026-11-18')
  expect(dayToHoldFrom('2026-11-18', term, '2026-11-17')).toBe('2026-11-23')
})
