import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import type { form as formShape } from '#core/contract/form'
import type { Form } from '#core/form/form'
import { LESSON_TYPES } from '#core/record/observation'
import { RESEARCH_MODES } from '#core/record/research'
import type { PersonKey } from './school/cast'
import { testPlan } from './school/test-plan'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

/** Assignable both ways: the contract's form has every part of the type and no other. */
type Writable<T> = { -readonly [K in keyof T]: T[K] extends object | null ? Writable<T[K]> : T[K] }
const asType = (shape: z.output<typeof formShape>): Form => shape
const asShape = (form: Writable<Form>): z.output<typeof formShape> => form

const formsOf = async (who: PersonKey) => (await school.call(who, 'plan.forms', {})).forms
const mayWriteOf = async (who: PersonKey) =>
  (await formsOf(who)).flatMap(({ name, mayWrite }) => (mayWrite ? [name] : []))
const mayReadOf = async (who: PersonKey) =>
  (await formsOf(who)).flatMap(({ name, mayRead }) => (mayRead ? [name] : []))

describe('plan.forms', () => {
  test('gives a form just as the plan holds it', async () => {
    const [given] = (await formsOf('li')).filter(({ name }) => name === '安全教育')
    const [held] = testPlan().forms.filter(({ name }) => name === '安全教育')
    expect(given).toEqual({ ...held, mayWrite: true, mayRead: false })
    expect(asType).not.toBe(asShape)
  })

  test('a class teacher fills in what class teachers do, a teacher what teachers do', async () => {
    expect(await mayWriteOf('li')).toEqual(
      expect.arrayContaining(['安全教育', '谈心关爱', '教学反思', '节能巡查']),
    )
    const wang = await mayWriteOf('wang')
    expect(wang).toEqual(expect.arrayContaining(['教学反思', '节能巡查']))
    expect(wang).not.toContain('安全教育')
    expect(wang).not.toContain('来访登记')
  })

  test('leaders read what is not restricted, and what is restricted where they are named', async () => {
    const director = await mayReadOf('qian')
    expect(director).toContain('安全教育')
    expect(director).not.toContain('来访登记')
    expect(director).not.toContain('谈心关爱')
    expect(await mayReadOf('zhou')).toEqual(expect.arrayContaining(['来访登记', '谈心关爱', '安全教育']))
  })

  test('a form of which one neither writes nor reads anything is not sent at all', async () => {
    expect((await formsOf('wang')).map(({ name }) => name)).not.toContain('来访登记')
  })

  test('carries the lists of the built-in forms, the rubrics and the switch for sign-in codes', async () => {
    const { lessonTypes, researchModes, rubrics, lessonRubrics, signInCode, lateEntryDays } =
      await school.call('li', 'plan.forms', {})
    expect(lessonTypes).toEqual(LESSON_TYPES)
    expect(researchModes).toEqual(RESEARCH_MODES)
    expect(rubrics.map(({ name }) => name)).toEqual(['课堂评价', '教师综合评价', '社团评定'])
    expect(lessonRubrics.map(({ name }) => name)).toEqual(['课堂评价'])
    expect(signInCode).toBe(false)
    expect(lateEntryDays).toBe(7)
  })

  test('is small enough to be kept on a phone: under 24 KB for whoever sees most', async () => {
    expect(JSON.stringify(await school.call('zhou', 'plan.forms', {})).length).toBeLessThan(24 * 1024)
  })

  test('is not for parents', async () => {
    expect((await school.refused('zheng', 'plan.forms', {})).code).toBe('notAllowed')
  })
})

test('a version published before there were forms gives none, and the built-in lists', async () => {
  const { forms, rubrics, options, ...old } = testPlan()
  expect(forms.length + rubrics.length + Object.keys(options).length).toBeGreaterThan(0)
  const rules = old.rules.filter(({ measure }) => measure.name !== 'register')
  const older = await testSchool({ plan: { ...old, rules } as unknown as ReturnType<typeof testPlan> })
  const given = await older.call('li', 'plan.forms', {})
  expect(given).toMatchObject({ forms: [], rubrics: [], lessonTypes: [...LESSON_TYPES] })
  await older.close()
})
