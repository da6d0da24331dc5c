import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDateAt, daysBetween, mondayOf } from '#core/calendar/civil-date'
import { type CalendarDay, layOutTerm, type SchoolCalendar } from '#core/calendar/school-calendar'
import {
  digestDue,
  instantAt,
  isTeachingDay,
  MORNING,
  maySayAt,
  mentionsDue,
  morningOf,
  sayableFrom,
} from '#core/reminder/when'
import { daily } from '../../../../cloudfunctions/_shared/jobs/times'

const RUNS = { numRuns: 60 }
const HOUR = 3_600_000

/** Terms of two to nine weeks from any weekday on, with free weekdays, whole free weeks and days that are made up for. */
const calendars = fc
  .record({
    start: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 14, max: 63 }),
    free: fc.uniqueArray(fc.integer({ min: 0, max: 62 }), { maxLength: 25 }),
    madeUp: fc.uniqueArray(fc.integer({ min: 0, max: 62 }), { maxLength: 5 }),
  })
  .map(({ start, length, free, madeUp }) => {
    const startOn = addDays('2026-08-20', start)
    const day =
      (teaching: boolean) =>
      (index: number): CalendarDay => {
        return { on: addDays(startOn, index), teaching, reason: '' }
      }
    const term = { id: 't', name: '', startOn, endOn: addDays(startOn, length) }
    return layOutTerm(term, [...free.map(day(false)), ...madeUp.map(day(true))])
  })

/** Hours between one look at the clock and the next: mostly minutes or hours, now and then an outage of days. */
const pauses = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 31, max: 400 }) },
  ),
  { minLength: 5, maxLength: 120 },
)

interface Said {
  readonly digests: { readonly monday: CivilDate; readonly at: number; readonly now: number }[]
  readonly mentions: {
    readonly dueOn: CivilDate
    readonly mark: string
    readonly on: CivilDate
    readonly now: number
  }[]
}

/** What a host makes that looks at the clock at these times, as the jobs of the reminders do. */
function goRound(calendar: SchoolCalendar, hours: readonly number[], known: number | null): Said {
  const said: Said = { digests: [], mentions: [] }
  let now = morningOf(addDays(calendar.term.startOn, -3))
  let since = known
  for (const pause of hours) {
    now += pause * HOUR
    const due = daily(MORNING)(now)
    if (since !== null && since >= due) continue
    const digest = digestDue(calendar, since, now)
    if (digest) said.digests.push({ monday: digest.week.monday, at: digest.due, now })
    for (const { dueOn, before, on } of mentionsDue(calendar, since, now))
      said.mentions.push({ dueOn, mark: `${dueOn}/${before}`, on, now })
    since = due
  }
  return said
}

describe('whenever a host looks at the clock', () => {
  test('there is at most one digest a week, of the very week, from a teaching morning on', () => {
    fc.assert(
      fc.property(calendars, pauses, (calendar, hours) => {
        const { digests } = goRound(calendar, hours, null)
        expect(new Set(digests.map(({ monday }) => monday)).size).toBe(digests.length)
        for (const { monday, at, now } of digests) {
          expect(mondayOf(civilDateAt(now))).toBe(monday)
          expect(mondayOf(civilDateAt(at))).toBe(monday)
          expect(maySayAt(calendar, at)).toBe(true)
          expect(at).toBeLessThanOrEqual(now)
        }
      }),
      RUNS,
    )
  })

  test('a due day is spoken of twice at most, each time from a teaching morning on and never once it is over', () => {
    fc.assert(
      fc.property(calendars, pauses, (calendar, hours) => {
        const { mentions } = goRound(calendar, hours, null)
        expect(new Set(mentions.map(({ mark }) => mark)).size).toBe(mentions.length)
        for (const { dueOn, on, now } of mentions) {
          expect(civilDateAt(now) <= dueOn).toBe(true)
          expect(on < dueOn).toBe(true)
          expect(isTeachingDay(calendar, on)).toBe(true)
          expect(maySayAt(calendar, morningOf(on))).toBe(true)
          expect(morningOf(on)).toBeLessThanOrEqual(now)
        }
      }),
      RUNS,
    )
  })

  test('what waits for people to be spoken to is said on a teaching day by day, and no earlier', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 0, max: 80 * 24 }), (calendar, hour) => {
        const now = morningOf(calendar.term.startOn) + (hour - 100) * HOUR
        const from = sayableFrom(calendar, now)
        if (from === null)
          expect(calendar.teachingDays.every(({ on }) => instantAt(on, '21:00') <= now)).toBe(true)
        else {
          expect(maySayAt(calendar, from)).toBe(true)
          for (let hourly = now; hourly < from; hourly += 5 * HOUR)
            expect(maySayAt(calendar, hourly)).toBe(false)
        }
      }),
      RUNS,
    )
  })
})

/** The first of them is at half past seven. */
const EVERY_MORNING = Array.from({ length: 80 }, () => 24)

describe('a host that looks every morning', () => {
  test('makes the digest of every week with lessons, on its first teaching day', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const { digests } = goRound(calendar, EVERY_MORNING, null)
        expect(digests.map(({ at, now }) => [at, now])).toEqual(
          calendar.teachingWeeks.map(({ teachingDays: [first] }) => {
            const at = morningOf(first?.on ?? '')
            return [at, at]
          }),
        )
      }),
      { numRuns: 30 },
    )
  })

  test('speaks in time of every due day that lies a week or more behind the first teaching day', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const first = calendar.teachingDays[0]?.on
        if (first === undefined) return
        const { mentions } = goRound(calendar, EVERY_MORNING, null)
        const spokenOf = new Set(mentions.map(({ dueOn }) => dueOn))
        const { startOn, endOn } = calendar.term
        for (let dueOn = startOn; dueOn <= endOn; dueOn = addDays(dueOn, 1))
          if (daysBetween(first, dueOn) >= 7) expect(spokenOf.has(dueOn)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
