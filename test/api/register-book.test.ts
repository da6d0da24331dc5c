import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import { field, formOfKind } from '#core/form/built-in/field'
import type { PersonKey } from './school/cast'
import { testPlan } from './school/test-plan'
import { type TestSchool, testSchool } from './school/test-school'

const VISITS = formOfKind({
  name: '来访登记',
  writers: ['staff'],
  readers: ['clerk'],
  fields: [
    field({ key: '来访人', label: '来访人', type: 'text', required: true }),
    field({ key: '接待人', label: '接待人', type: 'person' }),
    field({ key: '电话', label: '电话', type: 'text', sensitive: true }),
  ],
})
const CHECKS = formOfKind({
  name: '晨检',
  about: 'class',
  often: 'day',
  byException: true,
  writers: ['classTeacher'],
  readers: ['staff'],
  fields: [field({ key: '情况', label: '情况', type: 'longText', required: true })],
})

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ plan: { ...testPlan(), forms: [VISITS, CHECKS] } })
  await visit('wang', '2026-11-16', '甲')
  await visit('wang', '2026-11-17', '乙')
  await visit('li', '2026-11-18', '丙')
  await check('2026-11-18')
})
afterAll(() => school.close())

type Asked = Omit<Input<'record.list'>, 'whose' | 'form'>

const visitors = async (who: PersonKey, asked: Asked = {}) => {
  const { items } = await school.call(who, 'record.list', { whose: 'readable', form: '来访登记', ...asked })
  return items.map(({ answers }) => answers?.来访人)
}

describe('the book of a register', () => {
  test('holds all entries for its readers and leaders, the newest first, and one’s own for everybody else', async () => {
    expect(await visitors('wu')).toEqual(['丙', '乙', '甲'])
    expect(await visitors('zhou')).toEqual(['丙', '乙', '甲'])
    expect(await visitors('wang')).toEqual(['乙', '甲'])
    expect(await visitors('xu')).toEqual([])
  })

  test('names the people in the answers, and is narrowed to days', async () => {
    expect(await visitors('wu', { from: '2026-11-17', to: '2026-11-17' })).toEqual(['乙'])
    const { items } = await school.call('wu', 'record.list', { whose: 'readable', form: '来访登记' })
    expect(items[0]?.answers).toMatchObject({ 来访人: '丙', 接待人: '孙组长' })
  })

  test('keeps sensitive answers from readers who are neither author nor leader', async () => {
    const answers = async (who: PersonKey) => {
      const { items } = await school.call(who, 'record.list', { whose: 'readable', form: '来访登记' })
      return items[0]?.answers
    }
    expect(await answers('zhou')).toMatchObject({ 电话: '139' })
    const open = await testSchool({
      plan: { ...testPlan(), forms: [{ ...VISITS, readers: ['staff'] }] },
    })
    await visit('li', '2026-11-18', '丁', open)
    const { items } = await open.call('xu', 'record.list', { whose: 'readable', form: '来访登记' })
    expect(items.map((each) => each.answers)).toEqual([{ 来访人: '丁', 接待人: '孙组长' }])
    await open.close()
  })

  test('is narrowed to a unit, and a withdrawn entry is no longer in it', async () => {
    const asked = { whose: 'readable', form: '晨检', aboutId: school.units.class1 } as const
    const [entry] = (await school.call('xu', 'record.list', asked)).items
    expect(entry).toMatchObject({ title: '晨检 · 一年级1班', detail: '一切正常', answers: {} })
    const other = await school.call('xu', 'record.list', { ...asked, aboutId: school.units.class2 })
    expect(other.items).toEqual([])
    await school.call('li', 'record.withdraw', { id: entry?.id ?? '', revision: 1, reason: '' })
    expect((await school.call('xu', 'record.list', asked)).items).toEqual([])
  })
})

describe('one’s own returned records', () => {
  test('are asked for by themselves', async () => {
    const late = await visit('wang', '2026-11-18', '戊')
    await school.call('qian', 'record.decide', {
      id: late,
      revision: 1,
      decision: 'return',
      reason: '缺单位',
    })
    const { items } = await school.call('wang', 'record.list', { whose: 'returned' })
    expect(items.map(({ id, state }) => [id, state])).toEqual([[late, 'returned']])
    expect((await school.call('li', 'record.list', { whose: 'returned' })).items).toEqual([])
  })
})

async function visit(who: PersonKey, on: string, visitor: string, at = school): Promise<string> {
  const id = uuidv7()
  const values = { 来访人: visitor, 接待人: at.people.sun, 电话: '139' }
  const payload = { on, form: '来访登记', unitId: null, normal: false, values }
  await at.call(who, 'record.submit', { id, content: { kind: 'register', payload } })
  return id
}

async function check(on: string): Promise<void> {
  const payload = { on, form: '晨检', unitId: school.units.class1, normal: true, values: {} }
  await school.call('li', 'record.submit', { id: uuidv7(), content: { kind: 'register', payload } })
}
