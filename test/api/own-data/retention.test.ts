import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Form } from '#core/form/form'
import { DELETED, type DeletedKind } from '#core/privacy/retention'
import { verifySchool } from '../../../cloudfunctions/_shared/store/journal/verify'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { retainSchool } from '../../../cloudfunctions/_shared/store/retention'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { sealAll } from '../journal/seal-all'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

const ask = { required: true, options: [], min: null, max: null, unit: '', hint: '', when: null } as const
const form: Form = {
  name: '晨检',
  clause: '',
  about: 'class',
  often: 'each',
  byException: false,
  writers: ['classTeacher'],
  readers: [],
  sealed: false,
  keepMonths: 6,
  hint: '',
  fields: [
    { ...ask, key: '情况', label: '情况', type: 'text', sensitive: true },
    { ...ask, key: '人数', label: '人数', type: 'number', sensitive: true },
  ],
}

/** How many children were ill counts for the school: of a sensitive answer, what is counted stays. */
function plan() {
  const { rules, ...rest } = quotaPlan()
  const [rule] = rules
  if (!rule) throw new Error('The test plan has no rule.')
  const measure = {
    ...{ name: 'register', filters: [], label: '生病人次', form: '晨检', unit: '人次', credits: 'school' },
    ...{ to: null, quantity: '人数', when: [] },
  } as const
  return {
    ...rest,
    forms: [form],
    rules: [...rules, { ...rule, id: 'SB1', name: '生病', audience: { level: 'school', all: [] }, measure }],
  }
}

let owner: Store
let school: TestSchool
const entry = uuidv7()
beforeAll(async () => {
  owner = openStore(inject('database').owner, () => undefined)
  school = await testSchool({ plan: plan() as never })
  const values = { 情况: '张小明发热', 人数: 2 }
  const payload = { on: '2026-11-18', normal: false, form: '晨检', unitId: school.units.class1, values }
  await school.call('li', 'record.submit', { id: entry, content: { kind: 'register', payload } })
})
afterAll(async () => {
  await school.close()
  await owner.close()
})

const key = () => ({ districtId: school.districtId, schoolId: school.id })
const secrets = async () =>
  (
    await school.rows<{ secrets: object }>(
      `select payload -> 'secrets' as secrets from youju.record_private where record_id = $1`,
      [entry],
    )
  )[0]?.secrets
const due = async () => {
  const { kinds } = await school.call('wu', 'privacy.retention', {})
  return (kind: DeletedKind) => kinds.find(({ label }) => label === DELETED[kind].label)?.due
}
const retain = (instant: string) =>
  owner.db.transaction().execute((tx) => retainSchool(tx, key(), school.people.wu, Date.parse(instant)))

test('while the term is open, and for the months that the form says after it, nothing goes', async () => {
  school.setNow('2027-06-30T10:00:00+08:00')
  expect((await due())('sensitiveAnswers')).toBe(0)
  expect(await retain('2027-06-30T10:00:00+08:00')).toMatchObject({ sensitiveAnswers: 0 })
  expect(await secrets()).toEqual({ 情况: '张小明发热', 人数: 2 })
})

test('then the sensitive answers go, what counts stays, and the numbers are what they were', async () => {
  school.setNow('2027-08-01T10:00:00+08:00')
  expect((await due())('sensitiveAnswers')).toBe(1)
  expect(await retain('2027-08-01T10:00:00+08:00')).toMatchObject({ sensitiveAnswers: 1 })
  expect(await secrets()).toEqual({ 人数: 2 })
  expect(await recountSchool(owner.db, key(), () => undefined)).toEqual([])
  expect((await due())('sensitiveAnswers')).toBe(0)
  expect(await retain('2027-08-01T10:00:00+08:00')).toMatchObject({ sensitiveAnswers: 0 })
})

test('a parent goes a year after leaving the last class, and the journal says what was deleted and why', async () => {
  await school.rows(
    `update youju.guardianship set state = 'left', ended_at = '2026-12-01T00:00Z' where person_id = $1`,
    [school.people.feng],
  )
  expect(await retain('2027-11-30T10:00:00+08:00')).toMatchObject({ leftParents: 0 })
  expect(await retain('2027-12-02T10:00:00+08:00')).toMatchObject({ leftParents: 1 })
  const [person] = await school.rows('select name from youju.person where id = $1', [school.people.feng])
  expect(person).toMatchObject({ name: expect.stringMatching(/^已删除用户-/) })
  const { acts } = await school.call('zhou', 'journal.list', { about: 'privacy' })
  expect(acts.items[0]).toMatchObject({ words: '清理了到期的信息', reason: '保存期已到' })
  await sealAll(owner.db, key(), Date.parse('2027-12-02'))
  expect(await verifySchool(owner.db, key(), undefined)).toMatchObject({ broken: null })
})

test('what is due is for the office to see', async () => {
  expect(await school.refused('li', 'privacy.retention', {})).toMatchObject({ code: 'notAllowed' })
})

test('a complaint to the district that is due is none of the school’s: not even its number is told', async () => {
  for (const recipient of [school.id, school.districtId]) {
    await school.rows(
      `insert into youju.suggestion (district_id, id, writer_id, school_id, recipient_id, kind, anonymous, text, at, answer, answered_by, answered_at)
       values ($1, $2, $3, $4, $5, 'complaint', true, '作业太多', '2020-01-01', '已处理', $3, '2020-01-02')`,
      [school.districtId, uuidv7(), school.people.li, school.id, recipient],
    )
  }
  expect((await due())('suggestions')).toBe(1)
})
