import { describe, expect, test } from 'vitest'
import type { PersonFacts } from '#core/org/person'
import { autumnWith, off } from '../sample/calendar'
import { person } from '../sample/people'
import { OBSERVATION_QUOTAS, QUOTAS, rule } from '../sample/plan'
import { observed, sheetsOf, standing } from '../sample/school'

const BORN = '1990-01-01'
const look = { rules: OBSERVATION_QUOTAS, weekNumber: 21, today: '2027-01-22' }
const of = (who: PersonFacts, changes: Partial<Parameters<typeof standing>[0]> = {}) =>
  standing({ ...look, people: [who], ...changes }, who.id)

describe('joining', () => {
  test('in week 11 of 21 owes ⌈20 × 11 ÷ 21⌉ = 11, beside the literal 20', () => {
    expect(of(person('何老师', BORN, ['teacher', '2026-11-09']))).toMatchObject({
      target: 11,
      literal: 20,
      proration: { teachingWeeks: 21, segments: [{ ruleId: QUOTAS.upTo45.id, literal: 20, weeks: 11 }] },
    })
  })

  test('by Wednesday of week 11 counts the week, on Thursday it does not', () => {
    expect(of(person('何老师', BORN, ['teacher', '2026-11-11'])).proration?.segments[0]?.weeks).toBe(11)
    expect(of(person('何老师', BORN, ['teacher', '2026-11-12'])).proration?.segments[0]?.weeks).toBe(10)
  })

  test('on the first day of term owes the literal 20, without proration', () => {
    expect(of(person('何老师', BORN, ['teacher', '2026-09-01']))).toMatchObject({
      target: 20,
      proration: null,
    })
  })

  test('of the four teaching days of week 1 the second decides: joining on Wednesday is in time, on Thursday not', () => {
    expect(of(person('何老师', BORN, ['teacher', '2026-09-02'])).proration).toBeNull()
    expect(of(person('何老师', BORN, ['teacher', '2026-09-03'])).proration?.segments[0]?.weeks).toBe(20)
  })

  test('a week later owes ⌈20 × 20 ÷ 21⌉ = 20, and says that it was prorated', () => {
    expect(of(person('何老师', BORN, ['teacher', '2026-09-07']))).toMatchObject({
      target: 20,
      proration: { segments: [{ weeks: 20 }] },
    })
  })

  test('two weeks before the end owes ⌈20 × 2 ÷ 21⌉ = 2', () => {
    expect(of(person('何老师', BORN, ['teacher', '2027-01-11']))).toMatchObject({
      target: 2,
      status: 'behind',
    })
  })

  test('in the last week is exempt: under two weeks', () => {
    expect(of(person('何老师', BORN, ['teacher', '2027-01-18']))).toMatchObject({
      target: 0,
      literal: 20,
      status: 'waived',
    })
  })

  test('a week without teaching is not a teaching week: from week 11 on with week 6 off it is ⌈20 × 11 ÷ 20⌉ = 11', () => {
    const calendar = autumnWith(...['05', '06', '07', '08', '09'].map((day) => off(`2026-10-${day}`, '秋假')))
    expect(of(person('何老师', BORN, ['teacher', '2026-11-09']), { calendar })).toMatchObject({
      target: 11,
      proration: { teachingWeeks: 20 },
    })
  })
})

describe('leaving', () => {
  test('at the end of week 5 owes ⌈20 × 5 ÷ 21⌉ = 5', () => {
    expect(of(person('何老师', BORN, ['teacher', '2020-09-01', '2026-10-02'])).target).toBe(5)
  })

  test('after week 1 is exempt, after week 2 owes 2', () => {
    expect(of(person('何老师', BORN, ['teacher', '2020-09-01', '2026-09-04'])).status).toBe('waived')
    expect(of(person('何老师', BORN, ['teacher', '2020-09-01', '2026-09-11'])).target).toBe(2)
  })

  test('before the term owes nothing at all', () => {
    const people = [person('何老师', BORN, ['teacher', '2020-09-01', '2026-08-31'])]
    expect(sheetsOf({ ...look, people }).flatMap((sheet) => sheet.standings)).toEqual([])
  })
})

describe('long leave is out', () => {
  test('from week 6 to week 15 leaves 11 of 21 weeks: ⌈20 × 11 ÷ 21⌉ = 11', () => {
    const away = person('何老师', BORN, 'teacher', ['longLeave', '2026-10-05', '2026-12-11'])
    expect(of(away)).toMatchObject({ target: 11, proration: { segments: [{ weeks: 11 }] } })
  })

  test('for the whole term owes nothing', () => {
    const people = [person('何老师', BORN, 'teacher', ['longLeave', '2026-08-01'])]
    expect(sheetsOf({ ...look, people }).flatMap((sheet) => sheet.standings)).toEqual([])
  })
})

describe('changing post', () => {
  const promoted = person('何老师', BORN, ['teacher', '2020-09-01', '2026-11-08'], ['director', '2026-11-09'])

  test('10 weeks at 20 and 11 weeks at 40 owe ⌈(20 × 10 + 40 × 11) ÷ 21⌉ = 31', () => {
    expect(of(promoted)).toMatchObject({
      ruleId: QUOTAS.leaders.id,
      target: 31,
      literal: 40,
      proration: {
        teachingWeeks: 21,
        segments: [
          { ruleId: QUOTAS.upTo45.id, literal: 20, weeks: 10 },
          { ruleId: QUOTAS.leaders.id, literal: 40, weeks: 11 },
        ],
      },
    })
  })

  test('the sum is rounded up once: (30 × 10 + 20 × 11) ÷ 21 = 24.8 is 25, not ⌈14.3⌉ + ⌈10.5⌉ = 26', () => {
    const stepsDown = person('孙组长', BORN, 'teacher', ['groupLead', '2020-09-01', '2026-11-08'])
    expect(of(stepsDown).target).toBe(25)
  })

  test('in week 10 the person stands under the old rule, in week 11 under the new', () => {
    expect(of(promoted, { weekNumber: 10, today: '2026-11-08' })).toMatchObject({
      ruleId: QUOTAS.upTo45.id,
      literal: 20,
    })
    expect(of(promoted, { weekNumber: 11, today: '2026-11-09' })).toMatchObject({
      ruleId: QUOTAS.leaders.id,
      target: 31,
    })
  })
})

describe('switched off for a plan', () => {
  const settings = { proration: false }

  test('somebody who joined in week 11 owes the literal 20', () => {
    expect(of(person('何老师', BORN, ['teacher', '2026-11-09']), { settings })).toMatchObject({
      target: 20,
      literal: 20,
      proration: null,
    })
  })

  test('nobody is exempt for a short service', () => {
    expect(of(person('何老师', BORN, ['teacher', '2027-01-18']), { settings })).toMatchObject({
      target: 20,
      status: 'behind',
    })
  })
})

describe('who is not there yet', () => {
  const he = person('何老师', BORN, ['teacher', '2026-11-12'])
  const at = (weekNumber: number, today: string) =>
    sheetsOf({ ...look, people: [he], weekNumber, today }).flatMap((sheet) => sheet.standings)

  test('is not behind in week 4, in which nobody expected anything of them', () => {
    expect(at(4, '2027-01-22')).toEqual([])
  })

  test('sees the promise to come on the day of joining, though the week no longer counts', () => {
    expect(at(11, '2026-11-11')).toEqual([])
    expect(at(11, '2026-11-12')).toMatchObject([{ target: 10 }])
  })

  test('is listed before the term begins, when nobody is there', () => {
    expect(at(1, '2026-08-30')).toHaveLength(1)
  })
})

describe('a promise of every week', () => {
  const weekly = rule('每周听课', {
    cadence: { every: 'week' },
    bound: { kind: 'atLeast', amount: 2, unit: '节' },
  })
  const he = person('何老师', BORN, ['teacher', '2026-11-09'])
  const seen = { rules: [weekly], people: [he], weekNumber: 12, today: '2026-11-23' }

  test('is not prorated: who joined in week 11 owes 2 in week 12', () => {
    expect(standing(seen, '何老师')).toMatchObject({ target: 2, literal: 2, proration: null })
  })

  test('is not owed in the 10 weeks before joining: of 12 weeks 2 were due', () => {
    const tallies = [observed('何老师', 11, 2)]
    expect(standing({ ...seen, tallies }, '何老师').soFar).toEqual({ filled: 1, due: 2, waived: 10 })
  })

  test('is not owed in a week of long leave', () => {
    const away = person('何老师', BORN, 'teacher', ['longLeave', '2026-11-16', '2026-11-20'])
    expect(standing({ ...seen, people: [away] }, '何老师')).toMatchObject({ status: 'waived', target: 0 })
  })
})
