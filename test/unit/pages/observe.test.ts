import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '@/pages/observe/hooks/day'
import { doubleOf } from '@/pages/observe/hooks/double-period'
import { faultsOf } from '@/pages/observe/hooks/faults'
import {
  blankForm,
  formOf,
  inFull,
  type Lesson,
  type ObservationForm,
  type Payload,
  payloadOf,
  withLesson,
} from '@/pages/observe/hooks/form'
import { blankScores, missingIn, totalOf, usualScores, withScore } from '@/pages/observe/hooks/score-draft'

const BELL = [1, 2, 3, 4, 5].map((period) => ({
  period,
  startsAt: `${String(7 + period).padStart(2, '0')}:10`,
  endsAt: `${String(7 + period).padStart(2, '0')}:50`,
}))
const DAY: Day = { bell: BELL, notTeaching: null, proposed: null, recorded: [], toCome: [] }

const lesson = (period: number, changes: Partial<Lesson> = {}): Lesson => ({
  period,
  classId: '一班',
  className: '一班',
  subject: '数学',
  teacherId: '李老师',
  teacherName: '李老师',
  room: '',
  ...changes,
})
/** Li has class one in periods 2 and 3, and somebody else in period 1. */
const TIMETABLE = [lesson(1, { teacherId: '王老师' }), lesson(2), lesson(3)]
const lessonsAt = (period: number) => TIMETABLE.filter((each) => each.period === period)

const chosen = (period: number) => withLesson(blankForm('2026-11-18', [period], '随堂课'), lesson(period))
const recorded = (period: number) => ({ period, recordId: '那一条', url: '/那一条' })

describe('a double period', () => {
  const double = (form: ObservationForm, day: Partial<Day> = {}) =>
    doubleOf(form, { ...DAY, ...day }, lessonsAt)

  test('is offered with the same teacher’s next lesson in the class, or the one before', () => {
    expect(double(chosen(2))).toEqual({ state: 'offered', second: 3 })
    expect(double(chosen(3))).toEqual({ state: 'offered', second: 2 })
  })

  test('is not offered beside another teacher’s lesson, before the first period or after the last', () => {
    const ofWang = withLesson(blankForm('2026-11-18', [1], '随堂课'), lesson(1, { teacherId: '王老师' }))
    expect(double(ofWang)).toEqual({ state: 'none' })
    expect(double({ ...chosen(5), source: 'roster' }, { recorded: [recorded(4)] })).toEqual({
      state: 'recorded',
      by: recorded(4),
    })
    expect(double({ ...chosen(1), source: 'roster' })).toEqual({ state: 'offered', second: 2 })
  })

  test('is never offered with a period that is recorded: the record that holds it is named', () => {
    expect(double(chosen(2), { recorded: [recorded(3)] })).toEqual({ state: 'recorded', by: recorded(3) })
  })

  test('waits for a second period that has not begun', () => {
    expect(double(chosen(2), { toCome: [3, 4, 5] })).toEqual({ state: 'toCome', second: 3 })
  })

  test('at another school goes by neither our bell nor our timetable', () => {
    const elsewhere = { ...blankForm('2026-11-18', [5], '公开课'), source: 'elsewhere' as const }
    expect(double(elsewhere, { toCome: [5] })).toEqual({ state: 'offered', second: 6 })
  })

  test('once chosen stays on, and without a first period there is none', () => {
    expect(double({ ...chosen(2), periods: [2, 3] })).toEqual({ state: 'on', periods: [2, 3] })
    expect(double(blankForm('2026-11-18', [], '随堂课'))).toEqual({ state: 'none' })
  })
})

describe('scores being given', () => {
  const rubric = {
    name: '课堂评价',
    dimensions: [
      { name: '目标', cap: 20, hint: '' },
      { name: '过程', cap: 2.5, hint: '' },
    ],
  }

  test('are all missing at first, and none is missing once each has one', () => {
    const begun = blankScores(rubric)
    expect(missingIn(begun)).toBe(2)
    const given = withScore(withScore(begun, '目标', 17.5), '过程', 2)
    expect([missingIn(given), totalOf(given)]).toEqual([0, { score: 19.5, cap: 22.5 }])
  })

  test('stay between nothing and the cap however often one steps', () => {
    const begun = blankScores(rubric)
    expect(withScore(begun, '目标', 20.5).marks[0]?.score).toBe(20)
    expect(withScore(begun, '目标', -0.5).marks[0]?.score).toBe(0)
  })

  test('are proposed in half points up to the cap, whatever it is', () => {
    expect(usualScores(20)).toEqual([12, 14, 16, 18, 20])
    expect(usualScores(15)).toEqual([9, 10.5, 12, 13.5, 15])
    expect(usualScores(5)).toEqual([1, 2, 3, 4, 5])
    expect(usualScores(2.5)).toEqual([1, 2, 2.5])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (halves) => {
        const usual = usualScores(halves / 2)
        expect(usual.at(-1)).toBe(halves / 2)
        for (const score of usual) expect(Number.isInteger(score * 2)).toBe(true)
        expect([...usual].sort((a, b) => a - b)).toEqual(usual)
        expect(new Set(usual).size).toBe(usual.length)
      }),
    )
  })
})

describe('what is handed in', () => {
  const form: ObservationForm = {
    ...chosen(2),
    timeline: [
      { at: '09:30', text: ' 小组讨论 ' },
      { at: '09:40', text: '  ' },
      { at: '09:12', text: '导入' },
    ],
    scores: blankScores({ name: '课堂评价', dimensions: [{ name: '目标', cap: 20, hint: '' }] }),
  }

  test('has the notes in the order of the clock, without lines that were left empty', () => {
    expect(payloadOf(form).timeline).toEqual([
      { at: '09:12', text: '导入' },
      { at: '09:30', text: '小组讨论' },
    ])
  })

  test('has no scores while one is missing, which is a fault', () => {
    expect(payloadOf(form).scores).toBeNull()
    const me = { person: { id: '王老师' }, term: null } as unknown as Parameters<typeof faultsOf>[1]
    expect(Object.keys(faultsOf(form, me, '2026-11-18', DAY))).toEqual(['scores'])
    const given = { ...form, scores: form.scores && withScore(form.scores, '目标', 18.5) }
    expect(faultsOf(given, me, '2026-11-18', DAY)).toEqual({})
    expect(payloadOf(given).scores).toEqual({
      rubric: '课堂评价',
      marks: [{ dimension: '目标', cap: 20, score: 18.5 }],
    })
  })

  test('comes back the same through a correction', () => {
    const payload = payloadOf({ ...form, scores: null, strengths: '好', advice: '慢一点' })
    expect(payloadOf(formOf(payload, 1))).toEqual(payload)
  })
})

test('a draft and an unsent record from before there was a critique open without one', () => {
  const { timeline, strengths, advice, scores, ...old } = chosen(2)
  expect(inFull(old as ObservationForm)).toMatchObject({
    timeline: [],
    strengths: '',
    advice: '',
    scores: null,
  })
  const { timeline: t, strengths: s, advice: a, scores: m, ...unsent } = payloadOf(chosen(2))
  expect([timeline, strengths, advice, scores, t, s, a, m]).toEqual([[], '', '', null, [], '', '', null])
  expect(formOf(unsent as Payload, null)).toMatchObject({
    timeline: [],
    strengths: '',
    advice: '',
    scores: null,
  })
})
