import { describe, expect, test } from 'vitest'
import { layOutTerm } from '#core/calendar/school-calendar'
import type { UnitFacts } from '#core/org/person'
import { givenKey, tallyKey } from '#core/plan/basic-measure'
import type { Measure, Operand, RatioMeasure } from '#core/plan/measure'
import type { Bound, Rule } from '#core/plan/plan'
import { NO_HISTORY } from '#core/standing/history'
import { rollUp } from '#core/standing/roll-up'
import { standSchool } from '#core/standing/school-sheet'
import { type Tally, TallySheet } from '#core/standing/tally'
import { autumn, week } from '../sample/calendar'
import { CHINESE, GRADE_ONE, MATHS, person, SCHOOL } from '../sample/people'
import { measure, people, plan, post, rule } from '../sample/plan'
import { observed, sheetsOf, standing, tally } from '../sample/school'

const declared = (title: string) => ({
  name: 'declared' as const,
  title,
  credits: 'school' as const,
  unit: '人',
})
const ratio = (
  numerator: Operand,
  denominator: Operand,
  as: RatioMeasure['as'] = 'percent',
): RatioMeasure => ({
  name: 'ratio',
  label: '率',
  numerator,
  denominator,
  as,
  unit: as === 'percent' ? '%' : '节',
})
const ofSchool = (counts: Measure, bound: Bound, changes: Partial<Rule> = {}) =>
  rule('R', { audience: { level: 'school' }, measure: counts, bound, ...changes })
const told = (title: string, amount: number): Tally[] => [
  tally(`declared/${title}/school`, '青禾小学', 3, amount),
  tally(givenKey(declared(title)), '青禾小学', 3, 1),
]
const ended = { weekNumber: 21, today: '2027-02-01' }

describe('升学率 ≥93.5% of 200', () => {
  const rate = ofSchool(ratio(declared('升学数'), declared('毕业生数')), {
    kind: 'atLeast',
    amount: 93.5,
    unit: '%',
  })
  const with_ = (tallies: Tally[]) => standing({ rules: [rate], tallies, ...ended }, '青禾小学')

  test('is kept by 187 and not by 186', () => {
    expect(with_([...told('升学数', 187), ...told('毕业生数', 200)])).toMatchObject({
      done: 93.5,
      status: 'met',
    })
    expect(with_([...told('升学数', 186), ...told('毕业生数', 200)])).toMatchObject({
      done: 93,
      status: 'missed',
    })
  })

  test('93.499… is never shown as 93.5', () => {
    expect(with_([...told('升学数', 93_499), ...told('毕业生数', 100_000)]).done).toBe(93.49)
  })

  test('is not applicable with nobody to graduate, and not 100 %', () => {
    expect(with_([...told('升学数', 0), ...told('毕业生数', 0)])).toMatchObject({
      status: 'waived',
      because: 'notApplicable',
    })
  })

  test('is missed with nothing declared; a declared 0 is known', () => {
    expect(with_([])).toMatchObject({ status: 'missed', gaps: ['declared'] })
    expect(with_([...told('升学数', 0), ...told('毕业生数', 200)])).toMatchObject({ done: 0, gaps: [] })
  })
})

describe('a rate rolls up as Σ ÷ Σ', () => {
  const rules = [
    rule('R', {
      audience: { level: 'group', groupKind: 'subject' },
      measure: ratio(measure('researchSessions'), {
        name: 'due',
        cadence: { every: 'weekday', weekday: 4 },
        times: 1,
      }),
      bound: { kind: 'exactly', amount: 100, unit: '%' },
    }),
  ]
  const tallies = [1, 2].map((weekNumber) => tally('researchSessions', '数学组', weekNumber, 1))
  const [sheet] = sheetsOf({ rules, tallies, weekNumber: 2, today: '2026-09-11' })

  test('2 of 2 and 0 of 2 are 50 %: 2 ÷ 4', () => {
    expect(sheet?.standings.map(({ done, status }) => [done, status])).toEqual([
      [100, 'onTrack'],
      [0, 'behind'],
    ])
    expect(rollUp(sheet?.standings ?? [], 'hard')).toMatchObject({
      done: 50,
      rate: { numerator: 2, denominator: 4 },
    })
  })
})

describe('coverage, distinct values and averages', () => {
  const staff = [
    person('王老师', '1990-01-01', 'teacher'),
    person('李老师', '1990-01-01', 'teacher'),
    person('周校长', '1990-01-01', 'principal'),
  ]
  const teachers = people(post('teacher'))
  const look = (counts: Measure, tallies: Tally[], unit = '%') =>
    standing(
      { rules: [ofSchool(counts, { kind: 'atLeast', amount: 100, unit })], people: staff, tallies, ...ended },
      '青禾小学',
    )
  const periods = measure('observationPeriods')

  test('every teacher at least twice: 2 and 1 are one of two', () => {
    const counts: Measure = {
      name: 'coverage',
      of: periods,
      each: { every: 'subject', audience: teachers },
      atLeast: 2,
    }
    expect(look(counts, [observed('王老师', 3, 2), observed('李老师', 3, 1)])).toMatchObject({
      done: 50,
      rate: { numerator: 1, denominator: 2 },
    })
  })

  test('of a list, what is not on it does not count', () => {
    const counts: Measure = {
      name: 'coverage',
      of: periods,
      each: { every: 'value', field: '学科', values: ['数学', '语文'] },
      atLeast: 1,
    }
    const seen = (subject: string) =>
      tally(tallyKey({ measure: periods, by: '学科' }, subject), '王老师', 3, 1)
    expect(look(counts, [seen('数学'), seen('体育')]).done).toBe(50)
    const distinct: Measure = { name: 'distinct', of: periods, by: '学科', unit: '科' }
    expect(look(distinct, [seen('数学'), seen('体育')], '科').done).toBe(2)
  })

  test('per teacher: 3 periods of two teachers are 1.5', () => {
    const counts = ratio(periods, { name: 'headcount', audience: teachers }, 'average')
    expect(look(counts, [observed('王老师', 3, 3), observed('周校长', 3, 0)], '节')).toMatchObject({
      done: 1.5,
    })
  })
})

describe('班额 ≤35 at the beginning of term', () => {
  const size: Measure = { name: 'fact', fact: '班额', unit: '人' }
  const rules = [
    rule('R', {
      audience: { level: 'class' },
      measure: size,
      cadence: { every: 'snapshot' },
      bound: { kind: 'atMost', amount: 35, unit: '人' },
    }),
  ]
  const of = (facts: UnitFacts['facts']) => {
    const room: UnitFacts = { id: '一班', name: '一班', kind: 'class', parentId: GRADE_ONE.id, facts }
    const state = {
      plan: plan(rules),
      calendar: autumn,
      school: SCHOOL,
      units: [SCHOOL, GRADE_ONE, room],
      people: [],
      tallies: new TallySheet(autumn),
    }
    return standSchool(state, week(12), '2026-11-18')[0]?.standings[0]
  }

  test('35 keeps it, 36 does not, and a later 36 changes nothing', () => {
    expect(of([{ fact: '班额', amount: 35, from: '2026-09-01' }])?.status).toBe('met')
    expect(of([{ fact: '班额', amount: 36, from: '2026-08-20' }])?.status).toBe('missed')
    expect(
      of([
        { fact: '班额', amount: 35, from: '2026-09-01' },
        { fact: '班额', amount: 36, from: '2026-09-02' },
      ])?.status,
    ).toBe('met')
  })

  test('a size nobody entered is logged only, and a gap', () => {
    expect(of([])).toMatchObject({ status: 'logOnly', gaps: ['fact'] })
  })
})

test('points: 10 less 2 for each that is short of what is due', () => {
  const quota = ofSchool(measure('inspections'), { kind: 'atLeast', amount: 4, unit: '次' }, { id: 'Q' })
  const points = ofSchool(
    { name: 'points', rules: ['Q'], full: 10, lose: 2 },
    { kind: 'atLeast', amount: 8, unit: '分' },
  )
  const look = { rules: [quota, points], tallies: [tally('inspections', '青禾小学', 3, 2)], ...ended }
  expect(standing(look, '青禾小学', 'R')).toMatchObject({ done: 6, status: 'missed' })
})

test('points that rest on themselves end', () => {
  const circle = ofSchool(
    { name: 'points', rules: ['R'], full: 10, lose: 2 },
    { kind: 'atLeast', amount: 8, unit: '分' },
  )
  expect(standing({ rules: [circle], ...ended }, '青禾小学', 'R').done).toBe(10)
})

describe('≥上期+5%', () => {
  const last = layOutTerm({ id: 'spring', name: '春季', startOn: '2026-02-23', endOn: '2026-07-10' }, [])
  const grown = rule('R', {
    bound: {
      kind: 'atLeast',
      amount: 0,
      unit: '节',
      relative: { to: 'lastTerm', before: 0, times: 1, percent: 5, plus: 0 },
    },
  })
  const owed = (periods: number | null) => {
    const tallies = new TallySheet(last, periods === null ? [] : [observed('王老师', 3, periods)])
    const state = {
      plan: plan([grown]),
      calendar: autumn,
      school: SCHOOL,
      units: [SCHOOL, MATHS, CHINESE],
      people: [person('王老师', '1990-01-01', 'teacher')],
      tallies: new TallySheet(autumn),
      history: periods === null ? NO_HISTORY : { terms: [{ term: last.term, tallies }], baseline: null },
    }
    return standSchool(state, week(12), '2026-11-18')[0]?.standings[0]
  }

  test('20 last term make exactly 21, and 21 make 22.05, rounded up 23', () => {
    expect(owed(20)?.target).toBe(21)
    expect(owed(21)?.target).toBe(23)
  })

  test('without a last term is logged only', () => {
    expect(owed(null)).toMatchObject({ target: null, status: 'logOnly', because: 'unknown' })
  })
})
