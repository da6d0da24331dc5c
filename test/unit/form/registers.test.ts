import { describe, expect, test } from 'vitest'
import { field, formOfKind } from '#core/form/built-in/field'
import type { Form } from '#core/form/form'
import { found, grouped } from '@/pages/register/hooks/groups'
import { unitsFor } from '@/pages/register/hooks/units-for'
import type { Me } from '@/services/session'

const form = (name: string, some: Partial<Form> = {}): Form =>
  formOfKind({ name, fields: [field({ key: '人数', label: '人数', type: 'number' })], ...some })

describe('the forms one may write', () => {
  const forms = [
    form('来访登记'),
    form('晨检', { often: 'day' }),
    form('节能巡查', { hint: '看到人走了还开着的才记' }),
  ]

  test('stand by how often they are kept, the last used first', () => {
    const groups = grouped(forms, ['节能巡查']).map(({ title, forms: some }) => [
      title,
      some.map(({ name }) => name),
    ])
    expect(groups).toEqual([
      ['随时登记', ['节能巡查', '来访登记']],
      ['每天一次', ['晨检']],
    ])
  })

  test('are found by name, hint and what they ask', () => {
    expect(found(forms, '晨').map(({ name }) => name)).toEqual(['晨检'])
    expect(found(forms, ' 开着 ').map(({ name }) => name)).toEqual(['节能巡查'])
    expect(found(forms, '人数')).toHaveLength(3)
    expect(found(forms, '')).toHaveLength(3)
    expect(found(forms, '.*')).toEqual([])
  })
})

describe('the units to choose from', () => {
  const me = (...posts: [string, string, string][]) =>
    ({
      posts: posts.map(([post, unitKind, unitId]) => ({ post, unitKind, unitId, unit: unitId, label: '' })),
    }) as Partial<Me> as Me

  test('are none for a form about the school or oneself', () => {
    expect(unitsFor(form('来访登记'), me())).toEqual({ kind: null, own: [] })
    expect(unitsFor(form('反思', { about: 'person' }), me())).toEqual({ kind: null, own: [] })
  })

  test('are the classes one has as a writer, each once', () => {
    const daily = form('晨检', { about: 'class', writers: ['classTeacher'] })
    const posts = me(
      ['classTeacher', 'class', '1班'],
      ['classTeacher', 'class', '1班'],
      ['teacher', 'class', '2班'],
    )
    expect(unitsFor(daily, posts)).toEqual({ kind: 'class', own: [{ id: '1班', name: '1班' }] })
  })

  test('are any of the school’s for a writer who has none', () => {
    const check = form('作业抽查', { about: 'class', writers: ['director'] })
    expect(unitsFor(check, me(['director', 'school', '校']))).toEqual({ kind: 'class', own: [] })
  })
})
