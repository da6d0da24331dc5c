import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PEOPLE } from '../school/cast'
import { testPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { notice } from './notices'

const plan = testPlan()
const levelOf = new Map(plan.rules.map(({ id, audience }) => [id, audience.level]))
const INSPECTIONS = { planId: 'own', ruleId: 'JC1' } as const

let school: TestSchool
let sealed: TestSchool
beforeAll(async () => {
  school = await testSchool({ plan })
  sealed = await testSchool({
    plan: { ...plan, forms: plan.forms.map((form) => ({ ...form, sealed: true })) },
  })
})
afterAll(async () => {
  await sealed.close()
  await school.close()
})

const promises = async (of: TestSchool) => (await of.call('qian', 'notice.figures', {})).figures
const figureOf = async (ruleId: string) => (await promises(school)).find((each) => each.ruleId === ruleId)

describe('what a school may make public', () => {
  test('is asked of every promise of the plan, and told or refused with a reason', async () => {
    const all = await promises(school)
    expect(all.map(({ ruleId }) => ruleId)).toEqual(plan.rules.map(({ id }) => id))
    for (const { figure, whyNot } of all) expect((figure === null) !== (whyNot === null)).toBe(true)
  })

  test('is of the school what it did and what it promised', async () => {
    expect((await figureOf('JC1'))?.figure).toMatchObject({ value: '0 / 4 次', asOf: '2026-11-18' })
  })

  test('is of persons a share at most, where five or more owe it, and names nobody', async () => {
    const all = await promises(school)
    const ofPersons = all.filter(({ ruleId }) => levelOf.get(ruleId) === 'person')
    expect(ofPersons.length).toBeGreaterThan(0)
    for (const { figure, whyNot } of ofPersons) {
      if (figure) expect(figure.value).toMatch(/^\d+% 已完成$/)
      else expect(whyNot).toMatch(/人|对象|个人|登记表/)
    }
    const text = JSON.stringify(all)
    for (const { name } of Object.values(PEOPLE)) expect(text).not.toContain(name)
  })

  test('is nothing that counts the entries of a sealed register', async () => {
    const ofRegisters = plan.rules.filter(({ measure }) => measure.name === 'register').map(({ id }) => id)
    expect(ofRegisters.length).toBeGreaterThan(0)
    const told = (await promises(sealed)).filter(({ ruleId }) => ofRegisters.includes(ruleId))
    for (const { figure, whyNot } of told) {
      expect(figure).toBeNull()
      expect(whyNot).toContain('限定')
    }
  })

  test('is for leaders to choose', async () => {
    for (const who of ['li', 'sun', 'wu', 'zheng'] as const)
      expect((await school.refused(who, 'notice.figures', {})).code).toBe('notAllowed')
    const publication = notice(school, [['parents', 'class1']], { figures: [INSPECTIONS] })
    expect((await school.refused('li', 'notice.publish', publication)).code).toBe('notAllowed')
  })
})

test('an announcement tells the result as it was when it was issued', async () => {
  const publication = notice(school, [['parents', 'school']], { figures: [INSPECTIONS] })
  await school.call('qian', 'notice.publish', publication)
  await school.call('qian', 'record.submit', school.inspection({ feedbackOn: '2026-11-18' }))
  expect((await figureOf('JC1'))?.figure?.value).toBe('1 / 4 次')
  const { figures } = await school.call('zheng', 'notice.read', { id: publication.id })
  expect(figures).toMatchObject([{ value: '0 / 4 次', asOf: '2026-11-18' }])
})

test('a promise that cannot be told, or that is not in the plan, is not published', async () => {
  const principals = plan.rules.find(
    ({ audience }) => audience.level === 'person' && JSON.stringify(audience).includes('principal'),
  )
  for (const ruleId of [principals?.id ?? '', 'XX9']) {
    const publication = notice(school, [['parents', 'school']], { figures: [{ planId: 'own', ruleId }] })
    expect((await school.refused('qian', 'notice.publish', publication)).code).toBe(
      ruleId === '' ? 'badInput' : 'figureNotTellable',
    )
    expect(await school.rows('select 1 from youju.notice where id = $1', [publication.id])).toEqual([])
  }
})
