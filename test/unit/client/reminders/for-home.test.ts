import { describe, expect, test } from 'vitest'
import { forHome } from '../../../../src/services/reminders/for-home'
import type { Reminder } from '../../../../src/services/reminders/unread'

const NOT_READ = { read: [] }

function reminder(kind: Reminder['kind'], at: string, readAt: string | null = null): Reminder {
  return { id: `${kind} ${at}`, kind, line: '再听 3 节', page: '/pages/home/index', dueOn: null, at, readAt }
}

const monday = reminder('digest', '2026-11-16T00:00:00.000Z')

describe('the digest on home', () => {
  test('stands there on the sixth day', () => {
    expect(forHome([monday], NOT_READ, '2026-11-22').digest).toBe(monday)
  })

  test('is gone on the seventh, when the next one comes', () => {
    expect(forHome([monday], NOT_READ, '2026-11-23').digest).toBeUndefined()
  })

  test('is gone once it was read on another device', () => {
    const read = { ...monday, readAt: '2026-11-16T01:00:00.000Z' }
    expect(forHome([read], NOT_READ, '2026-11-16').digest).toBeUndefined()
  })

  test('is gone once it was read here, also in an answer from before', () => {
    expect(forHome([monday], { read: [monday.id] }, '2026-11-16').digest).toBeUndefined()
  })

  test('that was read does not bring back the one before it', () => {
    const before = reminder('digest', '2026-11-13T00:00:00.000Z')
    expect(forHome([before, monday], { read: [monday.id] }, '2026-11-16').digest).toBeUndefined()
  })

  test('is not pushed aside by what is due', () => {
    const due = reminder('due', '2026-11-17T00:00:00.000Z')
    expect(forHome([due, monday], NOT_READ, '2026-11-17').digest).toBe(monday)
  })
})

test('of two returned records home names the one that was returned last', () => {
  const earlier = reminder('returned', '2026-10-01T00:00:00.000Z')
  const later = reminder('returned', '2026-11-01T00:00:00.000Z')
  expect(forHome([earlier, later], NOT_READ, '2026-11-16').returned).toBe(later)
})
