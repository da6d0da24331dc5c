import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const BELL = [1, 2, 3, 4, 5, 6].map((period) => ({
  period,
  startsAt: `${String(7 + period).padStart(2, '0')}:10`,
  endsAt: `${String(7 + period).padStart(2, '0')}:50`,
}))
const spring = (over: Partial<Input<'term.save'>> = {}) => ({
  ...{
    id: uuidv7(),
    name: '第二学期',
    startOn: '2027-02-22',
    endOn: '2027-07-02',
    bell: BELL,
    timetableOf: null,
  },
  ...over,
})
const own = (over: Partial<Input<'term.save'>> = {}) =>
  spring({ id: school.termId, name: '第一学期', startOn: '2026-09-01', endOn: '2027-01-22', ...over })
const refused = async (input: Input<'term.save'>) => (await school.refused('wu', 'term.save', input)).code

describe('a term', () => {
  test('begins the day after another ends, and not on its last day', async () => {
    expect(await refused(spring({ startOn: '2027-01-22' }))).toBe('termOverlaps')
    const term = spring({ startOn: '2027-01-23' })
    await school.call('wu', 'term.save', term)
    await school.call('wu', 'term.save', term)
    expect((await school.call('wu', 'term.list', {})).terms.map(({ startOn }) => startOn)).toEqual([
      '2027-01-23',
      '2026-09-01',
    ])
  })

  test('has a bell whose periods follow one another', async () => {
    const ring = (period: number, startsAt: string, endsAt: string) => ({ period, startsAt, endsAt })
    for (const bell of [
      [ring(1, '08:10', '08:10')],
      [ring(1, '08:10', '08:50'), ring(1, '09:00', '09:40')],
      [ring(1, '08:10', '08:50'), ring(2, '08:49', '09:30')],
    ])
      expect(await refused(spring({ bell, startOn: '2027-08-30', endOn: '2028-01-21' }))).toBe('badInput')
    expect(await refused(spring({ startOn: '2027-08-30', endOn: '2027-08-30' }))).toBe('badInput')
  })

  test('that something is recorded in keeps those days, their weeks and their periods', async () => {
    await school.call('wang', 'record.submit', school.observation({ on: '2026-11-18', periods: [1] }))
    expect(await refused(own({ endOn: '2026-11-17' }))).toBe('termHasRecords')
    expect(await refused(own({ startOn: '2026-11-19' }))).toBe('termHasRecords')
    expect(await refused(own({ startOn: '2026-09-07' }))).toBe('weeksWouldShift')
    expect(await refused(own({ bell: BELL.slice(1) }))).toBe('badInput')
    await school.call('wu', 'term.save', own({ startOn: '2026-08-31', endOn: '2026-11-18' }))
    await school.call('wu', 'term.save', own())
  })

  test('of another school is none of ours', async () => {
    const other = await testSchool({ beside: school })
    expect((await other.refused('wu', 'term.days', { id: school.termId })).code).toBe('notFound')
    const asked = { ...own(), startOn: '2030-09-01', endOn: '2031-01-22' }
    expect((await other.refused('wu', 'term.save', asked)).code).toBe('notAllowed')
    const from = spring({ timetableOf: school.termId })
    expect((await other.refused('wu', 'term.save', from)).code).toBe('notFound')
    await other.close()
  })
})

describe('the calendar', () => {
  const dayOff = { teaching: false, timetableOf: null, reason: '校园开放日' }

  test('suggests what the State Council announced, with the days made up for', async () => {
    const { suggested, unknownYears } = await school.call('wu', 'term.days', { id: school.termId })
    expect(suggested).toContainEqual({
      ...{ on: '2026-10-10', teaching: true, timetableOf: 3 },
      reason: '国庆节调休，上 10 月 7 日（周三）的课',
    })
    expect(suggested.find(({ on }) => on === '2026-10-01')).toMatchObject({ teaching: false })
    expect(unknownYears).toEqual([2027])
  })

  test('changes in the middle of a term, says by whom, and standings follow', async () => {
    const expected = async () => {
      const { promises } = await school.call('wang', 'standing.mine', { week: 12 })
      return promises.map(({ standing }) => standing.expected)
    }
    const before = await expected()
    const days = [{ on: '2026-11-19', day: dayOff }]
    expect(await school.call('wu', 'term.saveDays', { days })).toEqual({ changed: 1 })
    expect(await school.call('wu', 'term.saveDays', { days })).toEqual({ changed: 0 })
    const kept = await school.call('wu', 'term.days', { id: school.termId })
    expect(kept.school).toEqual([{ on: '2026-11-19', ...dayOff }])
    expect(kept.changes).toMatchObject([{ by: '吴教务', days: ['2026-11-19'] }])
    const { on, notTeaching } = await school.call('li', 'lesson.around', { on: '2026-11-19' })
    expect([on, notTeaching]).toEqual(['2026-11-19', '校园开放日'])
    expect(await school.call('wu', 'term.saveDays', { days: [{ on: '2026-11-19', day: null }] })).toEqual({
      changed: 1,
    })
    expect(await expected()).toEqual(before)
  })

  test('leaves week 1 where it is once something is recorded', async () => {
    const firstWeek = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'].map((on) => ({
      on,
      day: dayOff,
    }))
    const { code } = await school.refused('wu', 'term.saveDays', { days: firstWeek })
    expect(code).toBe('weeksWouldShift')
    expect((await school.call('wu', 'term.days', { id: school.termId })).school).toEqual([])
    await school.call('wu', 'term.saveDays', { days: firstWeek.slice(1) })
  })

  test('of a closed term stays: its last day not, the day after it may change', async () => {
    const later = await testSchool({ now: '2027-01-30T12:00:00+08:00' })
    const save = (on: string) => ({ days: [{ on, day: dayOff }] })
    expect((await later.refused('wu', 'term.saveDays', save('2027-01-22'))).code).toBe('rosterClosed')
    await later.call('wu', 'term.saveDays', save('2027-01-23'))
    later.setNow('2027-01-29T12:00:00+08:00')
    await later.call('wu', 'term.saveDays', save('2027-01-22'))
    await later.close()
  })
})
