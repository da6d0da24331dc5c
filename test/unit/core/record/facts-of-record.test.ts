import { describe, expect, test } from 'vitest'
import type { BuiltInMeasure, Condition, DeclaredMeasure, FormMeasure } from '#core/plan/basic-measure'
import { contributionOf, creditsOf } from '#core/record/credits'
import type { CountableRecord } from '#core/record/record'
import { autumn } from '../sample/calendar'
import { measure } from '../sample/plan'
import {
  clubSession,
  declared,
  deliverable,
  inspection,
  observation,
  registerEntry,
  research,
} from '../sample/records'

const narrowed = (name: BuiltInMeasure['name'], ...where: Condition[]): BuiltInMeasure => ({
  ...measure(name),
  where,
})
const is = (key: string, ...values: string[]): Condition => ({ key, is: values })

/** Whether a record counts for a measure that is narrowed so. */
const counts = (record: CountableRecord, counted: BuiltInMeasure) =>
  creditsOf(record, [counted], autumn).length === 1

const known = (subject: string, ...observed: string[]) => ({ known: { subject, observed } })

describe('听课节数', () => {
  const periods = (...where: Condition[]) => narrowed('observationPeriods', ...where)

  test('[学科=数学] counts a maths lesson and no Chinese one', () => {
    expect(counts(observation({ subject: '数学' }), periods(is('学科', '数学')))).toBe(true)
    expect(counts(observation({ subject: '语文' }), periods(is('学科', '数学')))).toBe(false)
  })

  test('[学科=本人学科] goes by what the observer taught on the day of entry', () => {
    const own = periods(is('学科', '本人学科'))
    expect(counts(observation(known('数学')), own)).toBe(true)
    expect(counts(observation(known('语文')), own)).toBe(false)
    expect(counts(observation({ known: null }), own)).toBe(false)
  })

  test('[被听者=骨干教师] and [被听者=我的徒弟] go by what the observed teacher was then', () => {
    const lesson = observation(known('数学', '任课教师', '骨干教师'))
    expect(counts(lesson, periods(is('被听者', '骨干教师', '新教师')))).toBe(true)
    expect(counts(lesson, periods(is('被听者', '我的徒弟')))).toBe(false)
  })

  test('[校外=是，评课=有] asks for both', () => {
    const both = periods(is('校外', '是'), is('评课', '有'))
    expect(counts(observation({ hostSchool: '实验小学', advice: '收尾留两分钟' }), both)).toBe(true)
    expect(counts(observation({ hostSchool: '实验小学' }), both)).toBe(false)
    expect(counts(observation({ advice: '收尾留两分钟' }), both)).toBe(false)
  })

  test('says of a lesson that meets no condition so, and of a recording that it is one', () => {
    const chinese = periods(is('学科', '语文'))
    expect(contributionOf(observation(), chinese, autumn)).toEqual({ leftOut: 'condition' })
    expect(contributionOf(observation({ mode: 'recording' }), chinese, autumn)).toEqual({
      leftOut: 'recording',
    })
  })
})

describe('other kinds', () => {
  test('教研活动次数[外请=有，步骤齐全=是] wants guests and all seven steps', () => {
    const full = narrowed('researchSessions', is('外请', '有'), is('步骤齐全', '是'))
    const steps = ['研', '讲', '思', '诊', '学', '引', '提']
    expect(counts(research('2026-11-18', 'counted', { guests: '区教研员', steps }), full)).toBe(true)
    expect(
      counts(research('2026-11-18', 'counted', { guests: '区教研员', steps: steps.slice(1) }), full),
    ).toBe(false)
    expect(counts(research('2026-11-18', 'counted', { steps }), full)).toBe(false)
  })

  test('教研活动次数[主题标签=大单元] finds the word in the theme', () => {
    const themed = narrowed('researchSessions', is('主题标签', '大单元'))
    expect(counts(research('2026-11-18', 'counted', { theme: '大单元备课的得与失' }), themed)).toBe(true)
    expect(counts(research('2026-11-18', 'counted', { theme: '作业设计' }), themed)).toBe(false)
  })

  test('教学检查次数[方式=随机，已反馈=是] and 社团活动次数[类别=艺术]', () => {
    const random = narrowed('inspections', is('已反馈', '是'))
    expect([counts(inspection('2026-11-18'), random), counts(inspection(null), random)]).toEqual([
      true,
      false,
    ])
    expect(counts(clubSession('2026-11-18'), narrowed('clubSessions', is('类别', '艺术')))).toBe(true)
    expect(counts(clubSession('2026-11-18'), narrowed('clubSessions', is('类别', '体育')))).toBe(false)
  })
})

describe('a count split by a field', () => {
  const keys = (record: CountableRecord, by: string, counted: BuiltInMeasure | FormMeasure) =>
    creditsOf(record, [{ measure: counted, by }], autumn).map(
      ({ measure: key, quantity }) => `${key} ${quantity}`,
    )

  test('has one key a value, each with the whole quantity', () => {
    expect(keys(observation({ periods: [2, 3] }), '被听教师', measure('observationPeriods'))).toEqual([
      'observationPeriods#被听教师=李老师 2',
    ])
    expect(
      keys(observation(known('数学', '党员', '骨干教师')), '被听者', measure('observationPeriods')),
    ).toEqual(['observationPeriods#被听者=党员 1', 'observationPeriods#被听者=骨干教师 1'])
  })

  const safety: FormMeasure = {
    ...{ name: 'register', filters: [], label: '来访次数', form: '来访登记', unit: '次' },
    ...{ credits: 'school', to: null, quantity: null, when: [] },
  }

  test('of a register goes by its choices, and never by what is sensitive', () => {
    const entry = registerEntry({ values: { 主题: ['防溺水', '交通'] }, secrets: { 姓名: '小明' } })
    expect(keys(entry, '主题', safety)).toHaveLength(2)
    expect(keys(entry, '姓名', safety)).toEqual([])
  })
})

describe('what is handed in and declared', () => {
  const pupils: DeclaredMeasure = { name: 'declared', title: '在校生数', credits: 'school', unit: '人' }

  test('a declared 0 is given', () => {
    const credits = creditsOf(declared({ amount: 0 }), [pupils], autumn)
    expect(credits.map(({ measure: key, quantity }) => [key, quantity])).toEqual([
      ['declared/在校生数/school', 0],
      ['declared/在校生数/school#given', 1],
    ])
  })

  test('is credited at the level it is from and at no other', () => {
    const own = {
      name: 'deliverable',
      title: '教学计划',
      accepted: false,
      credits: 'person',
      unit: '份',
    } as const
    const school = { ...own, credits: 'school' } as const
    const mine = deliverable({ title: '教学计划', level: 'person' })
    expect(creditsOf(mine, [own, school], autumn)).toMatchObject([{ subjectId: '王老师' }])
    const schools = deliverable({ title: '教学计划' })
    expect(creditsOf(schools, [own, school], autumn)).toMatchObject([{ subjectId: '青禾小学' }])
  })

  test('counts for the first day once accepted, where acceptance is asked', () => {
    const plan = {
      name: 'deliverable',
      title: '学校发展五年规划',
      credits: 'school',
      unit: '份',
      accepted: true,
    } as const
    expect(creditsOf(deliverable(), [plan], autumn)).toEqual([])
    const accepted = deliverable({ on: '2026-11-13', acceptedOn: '2026-11-18' })
    expect(creditsOf(accepted, [plan], autumn)).toMatchObject([{ on: '2026-11-13', week: 11, quantity: 1 }])
  })
})
