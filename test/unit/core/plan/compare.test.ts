import { describe, expect, test } from 'vitest'
import { comparePlans } from '#core/plan/compare'
import type { Plan } from '#core/plan/plan'
import { quotaPlan, testPlan } from '../../../api/school/test-plan'

const plan = quotaPlan()
const from = (changes: Partial<Plan>) => comparePlans(plan, { ...plan, ...changes })

describe('two plans', () => {
  test('that are the same differ in nothing, also with forms, rubrics and lists', () => {
    const whole = testPlan()
    expect(comparePlans(whole, structuredClone(whole))).toEqual({
      same: true,
      clauses: [],
      rules: [],
      settings: [],
      tables: [],
    })
  })

  test('differ in the name of the plan', () => {
    expect(from({ title: '新计划' })).toMatchObject({
      same: false,
      settings: [{ name: '计划名称', before: plan.title, after: '新计划' }],
    })
  })

  test('differ in a setting', () => {
    expect(from({ settings: { ...plan.settings, lateEntryDays: 5 } }).settings).toEqual([
      { name: '补录天数', before: '7', after: '5' },
    ])
  })

  test('differ in the words of a clause', () => {
    const clauses = plan.clauses.map((clause, index) =>
      index === 0 ? { ...clause, title: '新标题' } : clause,
    )
    expect(from({ clauses }).clauses).toEqual([
      {
        change: 'changed',
        number: plan.clauses[0]?.number,
        title: '新标题',
        words: [`标题：${plan.clauses[0]?.title} → 新标题`],
      },
    ])
  })

  test('differ in a rule that is new and one that is gone', () => {
    const [first, ...rest] = plan.rules
    if (!first) throw new Error('no rules')
    const { rules } = from({ rules: [...rest, { ...first, id: 'XX9' }] })
    expect(rules.map(({ change, id }) => [change, id])).toEqual([
      ['added', 'XX9'],
      ['removed', first.id],
    ])
    expect(rules[0]?.words).toContain(`指标：${first.name}`)
  })

  test('differ in a field of a form', () => {
    const [form, ...rest] = plan.forms
    if (!form) throw new Error('no forms')
    const fields = form.fields.slice(1)
    const { tables } = from({ forms: [{ ...form, fields }, ...rest] })
    expect(tables).toMatchObject([{ sheet: '登记表', change: 'changed', name: form.name }])
    expect(tables[0]?.words.some((words) => words.startsWith('去掉：'))).toBe(true)
  })
})
