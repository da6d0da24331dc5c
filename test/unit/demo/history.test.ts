import { describe, expect, test } from 'vitest'
import { addDays, civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import { postsOn } from '#core/org/person'
import { claimsOf } from '#core/record/claims'
import { tellHistory } from '../../../local/demo/history/history'
import { endOfHistory } from '../../../local/demo/school/moment'
import { inventSchool } from '../../../local/demo/school/school'
import { recordsAfter, SEED, statusesIn, templatePlan } from './outcome'

const plan = templatePlan()
const NAMED = ['met', 'onTrack', 'behind', 'waived', 'logOnly'] as const

function demoOn(today: string, seed = SEED) {
  const school = inventSchool(today, seed)
  const deeds = tellHistory(school, plan, seed)
  return { school, deeds, records: recordsAfter(deeds, school, plan) }
}

describe('the demo is the same', () => {
  test('for the same seed on the same day', () => {
    expect(demoOn('2026-11-22')).toEqual(demoOn('2026-11-22'))
  })

  test('in its people, but not in their history, on another day of the term', () => {
    const [one, other] = [demoOn('2026-11-22'), demoOn('2026-11-24')]
    expect(other.school.staff.map(({ name }) => name)).toEqual(one.school.staff.map(({ name }) => name))
    expect(other.deeds).not.toEqual(one.deeds)
  })

  test('but another school for another seed', () => {
    const [one, other] = [demoOn('2026-11-22', 1), demoOn('2026-11-22', 2)]
    expect(other.school.staff[0]?.name).not.toBe(one.school.staff[0]?.name)
  })
})

// A natural autumn and spring term early, half-way and late, a day in the holidays, and made-up terms.
describe.each([
  '2026-10-13',
  '2026-11-22',
  '2027-01-04',
  '2027-05-12',
  '2026-02-20',
  '2026-07-20',
  '2026-10-05',
])('the demo on %s', (today) => {
  const { school, deeds, records } = demoOn(today)
  const { calendar } = school
  const current = calendar.weeks.findLast(({ monday }) => monday <= today)
  if (!current) throw new Error('there is no week')

  test('shows every status but missed in the running week, and missed there or in a week before', () => {
    const shown = statusesIn(current, records, school, plan)
    for (const status of NAMED) expect(shown.get(status) ?? 0, status).toBeGreaterThan(0)
    const missed = calendar.weeks
      .filter((week) => week.number <= current.number)
      .map((week) => statusesIn(week, records, school, plan).get('missed') ?? 0)
    expect(Math.max(...missed)).toBeGreaterThan(0)
  })

  test('tells of nothing after yesterday evening, and of nothing before it happened', () => {
    for (const { at } of deeds.flat()) expect(at).toBeLessThanOrEqual(endOfHistory(today))
    const taught = new Set(calendar.teachingDays.map(({ on }) => on))
    for (const { payload } of records) {
      expect(payload.on < today && taught.has(payload.on), payload.on).toBe(true)
    }
  })

  test('is told by day: nobody writes, reads or decides anything at night', () => {
    for (const { operation, at } of deeds.flat()) {
      expect(
        wallClockAt(at) >= '06:30' && wallClockAt(at) <= '22:30',
        `${operation} ${wallClockAt(at)}`,
      ).toBe(true)
    }
  })

  test('is told by people who hold a post on the day they tell it', () => {
    const people = new Map([...school.staff, ...school.guardians].map((person) => [person.id, person]))
    for (const { by, at } of deeds.flat()) {
      const author = people.get(by)
      expect(author && postsOn(author, civilDateAt(at)).size, author?.name).toBeGreaterThan(0)
    }
  })

  test('has nobody observing in two rooms at once, in their own lesson or while teaching', () => {
    const claims = records.flatMap((record) => claimsOf(record, calendar.term.id))
    expect(new Set(claims).size).toBe(claims.length)
    const weekdays = new Map(calendar.teachingDays.map(({ on, timetableOf }) => [on, timetableOf]))
    const teaching = new Set(
      school.lessons.map(({ teacherId, weekday, period }) => `${teacherId}/${weekday}/${period}`),
    )
    for (const record of records) {
      if (record.kind !== 'observation') continue
      const { on, periods, teacherId } = record.payload
      expect(teacherId).not.toBe(record.authorId)
      for (const period of periods) {
        expect(teaching.has(`${record.authorId}/${weekdays.get(on)}/${period}`)).toBe(false)
      }
    }
  })

  test('leaves one late entry to be approved, one returned and one withdrawn', () => {
    const inState = (state: string) => records.filter((record) => record.state === state).length
    expect([inState('awaiting'), inState('returned'), inState('withdrawn')]).toEqual([1, 1, 1])
  })

  test('has the visitor’s teacher behind, with observations of its own', () => {
    const own = records.filter(({ authorId }) => authorId === school.cast.teacher.id)
    expect(own.filter(({ state }) => state === 'counted').length).toBeGreaterThan(1)
    const alone = { ...school, staff: [school.cast.teacher] }
    expect(statusesIn(current, records, alone, plan).get('behind')).toBeGreaterThan(0)
  })
})

describe('research on 22 November 2026', () => {
  const { school, records } = demoOn('2026-11-22')
  const sessions = records.flatMap((record) => (record.kind === 'research' ? [record.payload] : []))

  test('was missed by one group in the last week', () => {
    expect(sessions.filter(({ on }) => on === '2026-11-19')).toHaveLength(school.units.groups.length - 1)
  })

  test('was held a day early once, with the reason', () => {
    const moved = sessions.filter(({ movedBecause }) => movedBecause !== '')
    expect(moved.map(({ on }) => on)).toEqual([addDays('2026-11-12', -1)])
  })

  test('marks everybody who was in the group that day, nearly all of them present', () => {
    const marks = sessions.flatMap(({ attendance = [] }) => attendance.map(({ mark }) => mark))
    const present = marks.filter((mark) => mark === 'present').length / marks.length
    expect(present).toBeGreaterThan(0.85)
    expect(new Set(marks).size).toBeGreaterThan(3)
    expect(sessions.every(({ attendance = [] }) => attendance.length > 0)).toBe(true)
  })

  test('was not held on the Thursday of the sports meeting or in the National Day holidays', () => {
    expect(sessions.filter(({ on }) => on === '2026-10-29' || on === '2026-10-01')).toEqual([])
  })
})
