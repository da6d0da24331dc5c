import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Form } from '#core/form/form'
import type { PersonKey } from '../school/cast'
import { entered } from '../school/entered'
import { testPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

const field: Form['fields'][number] = {
  ...{ key: '情况', label: '情况', type: 'text', required: true, options: [], min: null, max: null },
  ...{ unit: '', sensitive: true, hint: '', when: null },
}
const form: Form = {
  ...{ name: '谈心', clause: '', about: 'school', often: 'each', byException: false },
  ...{ writers: ['classTeacher'], readers: ['principal'], sealed: true, keepMonths: null, hint: '' },
  fields: [field, { ...field, key: '地点', label: '地点', sensitive: false, required: false }],
}

let school: TestSchool
const id = uuidv7()
const second = uuidv7()
const SECRET = '只有校长能看的话'
beforeAll(async () => {
  school = await testSchool({
    plan: { ...testPlan(), forms: [form, { ...form, name: '晨检', sealed: false }] },
  })
  for (const [recordId, name] of [
    [id, '谈心'],
    [second, '谈心'],
    [uuidv7(), '晨检'],
  ] as const) {
    const values = { 情况: SECRET, 地点: '心理室' }
    const payload = { on: '2026-11-18', form: name, normal: false, unitId: null, values }
    await school.call('li', 'record.submit', { id: recordId, content: { kind: 'register', payload } })
  }
})
afterAll(() => school.close())
let before = 0
beforeEach(async () => {
  const [last] = await school.rows<{ seq: string }>(
    'select coalesce(max(seq), 0) as seq from youju.journal where school_id = $1',
    [school.id],
  )
  before = Number(last?.seq)
})

const readings = () =>
  school.rows<{ actor_id: string; row_id: string; after: object }>(
    `select actor_id, row_id, after from youju.journal
      where row_kind = 'reading' and school_id = $1 and seq > $2 order by seq`,
    [school.id, before],
  )

describe('whoever opens a sealed entry of somebody else', () => {
  test('reads it and is in the journal, once a request', async () => {
    const { content } = await school.call('zhou', 'record.show', { id })
    expect(JSON.stringify(content)).toContain(SECRET)
    const opened = { actor_id: school.people.zhou, row_id: id, after: { form: '谈心', records: [id] } }
    expect(await readings()).toEqual([opened])
    await school.call('zhou', 'file.list', { recordId: id })
    expect(await readings()).toEqual([opened, opened])
  })

  test('by paging through its form is in the journal with the entries of the page', async () => {
    const { items } = await school.call('zhou', 'record.list', { whose: 'readable', form: '谈心' })
    expect(items.map(({ answers }) => answers?.情况)).toEqual([SECRET, SECRET])
    const after = { form: '谈心', records: [id, second].sort() }
    expect(await readings()).toEqual([{ actor_id: school.people.zhou, row_id: school.id, after }])
  })

  test('has nothing of it where the answer was refused or goes to its author', async () => {
    expect((await school.refused('qian', 'record.show', { id })).code).toBe('notFound')
    await school.call('li', 'record.show', { id })
    await school.call('li', 'record.list', { whose: 'mine', form: '谈心' })
    await school.call('zhou', 'record.list', { whose: 'readable', form: '晨检' })
    expect(await readings()).toEqual([])
  })
})

describe('row security', () => {
  const secrets = (who: PersonKey) =>
    entered(school, who, async (as) => [
      await as.tries('select from youju.record_private where record_id = $1', [id]),
      (await as.rows(`select from youju.open_sealed(array[$1]::uuid[], '{"at": "2026-11-18"}')`, [id]))
        .length,
    ])

  test('hands a reader what is sensitive through the function that writes it down, and no other way', async () => {
    expect(await secrets('zhou')).toEqual([0, 1])
    expect(await secrets('li')).toEqual([1, 0])
  })

  test.each(['qian', 'wu', 'sun', 'wang', 'zheng'] as const)('gives %s nothing either way', async (who) => {
    expect(await secrets(who)).toEqual([0, 0])
  })
})
