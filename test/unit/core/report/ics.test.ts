import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, icsOf } from '#core/report/ics'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')
const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'research-1-2026-11-19@youju',
  on: '2026-11-19',
  time: { from: '13:10', to: '13:50' },
  title: '数学组教研',
  note: '',
  place: '',
  cancelled: false,
  ...changes,
})
const linesOf = (...entries: CalendarEntry[]) =>
  icsOf('有据', entries, NOW).replaceAll('\r\n ', '').split('\r\n')

describe('a calendar file', () => {
  test('says a time in Shanghai, whose zone it defines', () => {
    const lines = linesOf(entry())
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20261119T131000')
    expect(lines).toContain('DTEND;TZID=Asia/Shanghai:20261119T135000')
    expect(lines).toContain('TZID:Asia/Shanghai')
    expect(lines).toContain('DTSTAMP:20261118T083000Z')
  })

  test('says a whole day by dates, of which the end is the day after', () => {
    const lines = linesOf(entry({ on: '2026-12-31', time: null }))
    expect(lines).toContain('DTSTART;VALUE=DATE:20261231')
    expect(lines).toContain('DTEND;VALUE=DATE:20270101')
  })

  test('escapes what separates, and keeps a line break as text', () => {
    const lines = linesOf(entry({ title: '教研; 评课, \\ 总结', note: '第一行\r\n第二行\u0007' }))
    expect(lines).toContain('SUMMARY:教研\\; 评课\\, \\\\ 总结')
    expect(lines).toContain('DESCRIPTION:第一行\\n第二行')
  })

  test('marks what was cancelled', () => {
    expect(linesOf(entry({ cancelled: true }))).toContain('STATUS:CANCELLED')
  })

  test('has no line over 75 octets, ends lines in CRLF, and loses nothing by folding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const ics = icsOf('有据', [entry({ title })], NOW)
        const physical = ics.split('\r\n')
        expect(physical.at(-1)).toBe('')
        for (const line of physical) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
        const summary = ics
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .find((line) => line.startsWith('SUMMARY:'))
        const said = title.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
        expect(summary?.slice(8).replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c))).toBe(said)
      }),
    )
  })
})
