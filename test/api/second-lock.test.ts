import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Form } from '#core/form/form'
import type { PersonKey } from './school/cast'
import { entered } from './school/entered'
import { testPlan } from './school/test-plan'
import { type TestSchool, testSchool } from './school/test-school'

const field: Form['fields'][number] = {
  key: '情况',
  label: '情况',
  type: 'text',
  required: true,
  options: [],
  min: null,
  max: null,
  unit: '',
  sensitive: true,
  hint: '',
  when: null,
}
const form: Form = {
  name: '晨检',
  clause: '',
  about: 'class',
  often: 'each',
  byException: false,
  writers: ['classTeacher'],
  readers: [],
  sealed: false,
  keepMonths: null,
  hint: '',
  fields: [field],
}
const forms: Form[] = [
  form,
  {
    ...form,
    name: '谈心',
    about: 'school',
    readers: ['principal'],
    sealed: true,
    fields: [field, { ...field, key: '与谁', label: '与谁', type: 'person', sensitive: false }],
  },
]

let school: TestSchool
const about = { class: uuidv7(), sealed: uuidv7() }
beforeAll(async () => {
  school = await testSchool({ plan: { ...testPlan(), forms } })
  // Wang teaches, and is the parent of a child in class 1.
  await school.rows(
    `insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
     values ($1, $2, $3, $4, $5, '小宇爸爸', 'joined', '2026-09-01')`,
    [school.districtId, uuidv7(), school.id, school.people.wang, school.units.class1],
  )
  const entry = { on: '2026-11-18', normal: false } as const
  await school.call('li', 'record.submit', {
    id: about.class,
    content: {
      kind: 'register',
      payload: { ...entry, form: '晨检', unitId: school.units.class1, values: { 情况: '两人发热' } },
    },
  })
  const sealed = { 情况: '不便说', 与谁: school.people.he }
  await school.call('li', 'record.submit', {
    id: about.sealed,
    content: { kind: 'register', payload: { ...entry, form: '谈心', unitId: null, values: sealed } },
  })
})
afterAll(() => school.close())

/** How many rows each of the tables has for somebody about a record. */
function seen(who: PersonKey, recordId: string): Promise<(number | 'denied')[]> {
  return entered(school, who, async (as) => {
    const found: (number | 'denied')[] = []
    for (const table of ['record', 'record_private', 'involvement', 'statement', 'file'])
      found.push(
        await as.tries(`select from youju.${table} where ${table === 'record' ? 'id' : 'record_id'} = $1`, [
          recordId,
        ]),
      )
    return [...found, await as.tries('select from youju.journal where row_id = $1', [recordId])]
  })
}

describe('a teacher whose child is in the class', () => {
  test('reads no entry about the class, as the teacher next door does not', async () => {
    expect(await seen('wang', about.class)).toEqual([0, 0, 0, 0, 0, 0])
    expect(await seen('xu', about.class)).toEqual([0, 0, 0, 0, 0, 0])
    expect((await school.refused('wang', 'record.show', { id: about.class })).code).toBe('notFound')
  })

  test('is offered no book of the class, and no promise of it', async () => {
    const books = async (who: PersonKey) =>
      (await school.call(who, 'plan.forms', {})).forms
        .filter(({ mayRead }) => mayRead)
        .map(({ name }) => name)
    expect(await books('wang')).toEqual([])
    expect(await books('qian')).toEqual(['晨检'])
  })

  test('hears what is said to the parents of the class', async () => {
    await school.call('qian', 'notice.publish', {
      id: uuidv7(),
      title: '家长会',
      text: '周五下午',
      audience: [{ who: 'parents', unitId: school.units.class1 }],
    })
    const { notices } = await school.call('wang', 'notice.list', {})
    expect(notices.items.map(({ title }) => title)).toEqual(['家长会'])
  })
})

describe('a sealed entry', () => {
  test('is read with its journal by its author and the post named, by no other leader nor the clerk', async () => {
    expect(await seen('li', about.sealed)).toEqual([1, 1, 0, 0, 0, 1])
    // What is sensitive in it the reader gets from the function that writes the reading down.
    expect(await seen('zhou', about.sealed)).toEqual([1, 0, 0, 0, 0, 1])
    expect(await seen('qian', about.sealed)).toEqual([0, 0, 0, 0, 0, 0])
    expect(await seen('wu', about.sealed)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('tells nobody who is named in it, and them no more than others', async () => {
    expect(await seen('he', about.sealed)).toEqual([0, 0, 0, 0, 0, 0])
    const involved = await school.rows('select from youju.involvement where record_id = $1', [about.sealed])
    expect(involved).toEqual([])
  })
})
