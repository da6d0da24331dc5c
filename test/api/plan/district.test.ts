import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { writePlan } from '#core/plan/parse/write-plan'
import type { Plan, Rule } from '#core/plan/plan'
import { standSchool } from '#core/standing/school-sheet'
import { enter } from '../../../cloudfunctions/_shared/endpoint/caller'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { loadToldSchool } from '../../../cloudfunctions/_shared/store/school-state'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { type DistrictOffice, openOffice } from '../school/district-office'
import { entered } from '../school/entered'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { publishing } from './drafts'

let school: TestSchool
let beside: TestSchool
let away: TestSchool
let office: DistrictOffice
beforeAll(async () => {
  school = await testSchool({ plan: quotaPlan() })
  beside = await testSchool({ plan: quotaPlan(), beside: school })
  away = await testSchool({ plan: quotaPlan() })
  office = await openOffice(school)
  const critique = { strengths: '环节清楚' }
  await school.call('wang', 'record.submit', school.observation({ on: '2026-11-12', ...critique }))
  await beside.call('wang', 'record.submit', beside.observation(critique))
  await away.call('wang', 'record.submit', away.observation(critique))
})
afterAll(() => Promise.all([school, beside, away].map((each) => each.close())))

/** The district asks for a critique of everybody, which no school's own plan counts. */
function districtPlan(): Plan {
  const plan = quotaPlan()
  const quota = plan.rules.find(({ id }) => id === 'TK4') as Rule
  const rule: Rule = {
    ...quota,
    id: 'XQ1',
    name: '评课',
    group: null,
    measure: { name: 'critiques', filters: [] },
    audience: { level: 'person', who: { is: 'post', post: 'teacher' } },
    bound: { kind: 'atLeast', amount: 1, unit: '次' },
  }
  return { ...plan, id: 'district-term', title: '学区工作要点', rules: [rule], forms: [] }
}

async function expectNoDifference({ districtId, id }: TestSchool): Promise<void> {
  const store = openStore(inject('database').owner, (error) => expect.unreachable(error.message))
  expect(await recountSchool(store.db, { districtId, schoolId: id }, () => undefined)).toEqual([])
  await store.close()
}

const critiquesIn = async (where: TestSchool) => {
  const rows = await where.rows<{ quantity: number }>(
    `select quantity from youju.tally where measure = 'critiques' and school_id = $1`,
    [where.id],
  )
  return rows.map(({ quantity }) => quantity)
}

describe('the district’s plan', () => {
  test('is published by its officer and counted in all its schools, and in no other district', async () => {
    const id = uuidv7()
    const content = { markdown: writePlan(districtPlan()) }
    await office.call('plan.saveDraft', { id, name: '要点.md', content, revision: null })
    const begun = await office.call('plan.publish', publishing(id))
    expect(begun).toMatchObject({ version: 1, total: 2, finished: false })
    expect(await office.call('plan.recount', { version: 1 })).toMatchObject({ done: 2, finished: true })
    expect(await critiquesIn(school)).toEqual([1])
    expect(await critiquesIn(beside)).toEqual([1])
    expect(await critiquesIn(away)).toEqual([])
    for (const each of [school, beside, away]) await expectNoDifference(each)
  })

  test('in its next draft is tried out in all schools, with what they count and without a name', async () => {
    const plan = districtPlan()
    const more = {
      ...(plan.rules[0] as Rule),
      id: 'XQ2',
      measure: { name: 'clubSessionsLed', filters: [] },
    } as Rule
    const bound = { kind: 'atLeast', amount: 2, unit: '次' } as const
    const rules = [...plan.rules.map((rule) => ({ ...rule, bound })), more]
    const draftId = uuidv7()
    const content = { markdown: writePlan({ ...plan, rules }) }
    await office.call('plan.saveDraft', { id: draftId, name: '要点.md', content, revision: null })
    const tried = await office.call('plan.whatIf', { draftId })
    expect(tried).toMatchObject({
      before: { version: 1 },
      summary: { added: 1, changed: 1 },
      notYetCounted: ['XQ2'],
    })
    expect(tried.rules[0]).toMatchObject({ id: 'XQ1', before: { met: 2 }, after: { met: 0 }, moved: [] })
  })

  test('holds beside the school’s own, which stays the one that people go by', async () => {
    expect(await school.call('li', 'plan.show', {})).toMatchObject({ issuer: 'own', hasDistrictPlan: true })
    expect(await school.call('li', 'plan.show', { issuer: 'district' })).toMatchObject({
      issuer: 'district',
      title: '学区工作要点',
      meta: { inForce: true },
    })
    expect(await away.call('li', 'plan.show', {})).toMatchObject({ hasDistrictPlan: false })
  })

  test('counts what schools submit from now on', async () => {
    await beside.call('xu', 'record.submit', beside.observation({ periods: [3], strengths: '提问清楚' }))
    expect(await critiquesIn(beside)).toEqual([1, 1])
    await expectNoDifference(beside)
  })
})

describe('what the district is told of a school', () => {
  const told = (schoolId: string) =>
    school.deployment.store.db.transaction().execute(async (tx) => {
      const caller = await enter(
        tx,
        { districtId: school.districtId, sessionId: office.sessionId },
        Date.parse('2026-11-18T16:30:00+08:00'),
      )
      if (!caller) throw new Error('nobody')
      expect(caller.reach).toBe('district')
      return loadToldSchool(tx, caller, schoolId, '2026-11-18', undefined)
    })

  test('is enough to judge its plans by, with no name but the principal’s', async () => {
    const { state, plans, week } = await told(beside.id)
    expect(plans.map(({ issuer }) => issuer)).toEqual(['own', 'district'])
    expect(state.people.filter(({ name }) => name !== '').map(({ name }) => name)).toEqual(['周校长'])
    const [, district] = plans
    const sheets = standSchool({ ...state, plan: district?.plan ?? state.plan }, week, '2026-11-18')
    const met = sheets.flatMap(({ standings }) => standings.filter(({ status }) => status === 'met'))
    expect(met.map(({ subjectId }) => subjectId).sort()).toEqual(
      [beside.people.wang, beside.people.xu].sort(),
    )
  })

  test('is nothing of another district’s', async () => {
    await expect(told(away.id)).rejects.toThrow()
  })

  test('is told to nobody at a school, whatever the post', async () => {
    const questions = ['org_unit', 'term', 'plan_version', 'fact', 'tag', 'appointment', 'person', 'club']
    for (const who of ['zhou', 'wu', 'li', 'zheng', null] as const) {
      await entered(school, who, async (as) => {
        for (const table of questions)
          expect(await as.tries(`select from youju.told_${table}('${beside.id}')`)).toBe(0)
        expect(await as.tries('select from youju.told_schools()')).toBe(0)
        const tallies = `select from youju.told_tally('${beside.id}', '${beside.termId}', 20)`
        expect(await as.tries(tallies)).toBe(0)
      })
    }
  })

  test('leaves out its records, credits, drafts and names', async () => {
    const seen = await school.deployment.store.db.transaction().execute(async (tx) => {
      await enter(
        tx,
        { districtId: school.districtId, sessionId: office.sessionId },
        Date.parse('2026-11-18T16:30:00+08:00'),
      )
      const count = async (table: 'record' | 'credit' | 'person' | 'planDraft' | 'personPrivate' | 'tally') =>
        (await tx.selectFrom(table).select('schoolId').where('schoolId', '<>', school.districtId).execute())
          .length
      return [
        await count('record'),
        await count('credit'),
        await count('person'),
        await count('planDraft'),
        await count('personPrivate'),
        await count('tally'),
      ]
    })
    expect(seen).toEqual([0, 0, 0, 0, 0, 0])
  })
})
