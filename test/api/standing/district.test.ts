import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Plan, Rule } from '#core/plan/plan'
import { sumUpDistrict } from '../../../cloudfunctions/timer/jobs/sum-up-district'
import { withOwner } from '../../../local/cli/as-office'
import { type DistrictOffice, openOffice } from '../school/district-office'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let beside: TestSchool
let office: DistrictOffice
const clusterId = uuidv7()
beforeAll(async () => {
  school = await testSchool({ plan: quotaPlan() })
  beside = await testSchool({ plan: quotaPlan(), beside: school })
  office = await openOffice(school)
  const { districtId } = school
  await school.rows(
    `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
     values ($1, $2, 1, $1, '学区工作要点', '2026-09-01', $3)`,
    [districtId, uuidv7(), JSON.stringify(districtPlan())],
  )
  await school.rows(
    `insert into youju.org_unit (district_id, id, parent_id, kind, name) values ($1, $2, $1, 'cluster', '第一片区')`,
    [districtId, clusterId],
  )
  await school.rows(
    `insert into youju.grouping (district_id, cluster_id, school_id, from_on) values ($1, $2, $3, '2026-09-01')`,
    [districtId, clusterId, school.id],
  )
  await school.call('zhou', 'record.submit', school.observation({ on: '2026-11-17', periods: [1] }))
})
afterAll(() => Promise.all([school, beside].map((each) => each.close())))

/** One lesson a term of every principal. */
function districtPlan(): Plan {
  const plan = quotaPlan()
  const quota = plan.rules.find(({ id }) => id === 'TK1') as Rule
  const rule: Rule = { ...quota, id: 'XQ1', group: null, bound: { kind: 'atLeast', amount: 1, unit: '节' } }
  return { ...plan, id: 'district-term', title: '学区工作要点', rules: [rule], forms: [] }
}

describe('the district', () => {
  test('sees its schools side by side by name, with the sums of each cluster', async () => {
    const page = await office.call('standing.district', {})
    expect(page.asOf.plan?.title).toBe('学区工作要点')
    expect(page.schools.map(({ id }) => id).sort()).toEqual([school.id, beside.id].sort())
    const [rule] = page.rules
    const metIn = Object.fromEntries(
      (rule?.values ?? []).map(({ schoolId, value }) => [schoolId, [value?.numerator, value?.denominator]]),
    )
    expect(metIn).toEqual({ [school.id]: [1, 1], [beside.id]: [0, 1] })
    expect(rule?.total).toMatchObject({ numerator: 1, denominator: 2, schools: 2 })
    expect(rule?.clusters).toMatchObject([{ clusterId, value: { numerator: 1, denominator: 1, schools: 1 } }])
  })

  test('is told no names but the principals’', async () => {
    const page = JSON.stringify(await office.call('standing.district', {}))
    expect(page).toContain('周校长')
    for (const name of ['钱主任', '孙组长', '李老师', '王老师', '许老师']) expect(page).not.toContain(name)
  })

  test('is summed up for a county without schools or people, the same sums, however often it is done', async () => {
    const { districtId } = school
    const now = Date.parse('2026-11-18T16:30:00+08:00')
    const given = { now, today: '2026-11-18', due: now, since: null }
    const { platform, tokens } = school.deployment
    await withOwner(inject('database'), async (db) => {
      for (const schoolId of [districtId, districtId, school.id])
        await db
          .transaction()
          .execute((tx) => sumUpDistrict.run(tx, { districtId, schoolId }, { ...given, platform, tokens }))
    })
    const kept = await school.rows('select * from youju.district_summary where district_id = $1', [
      districtId,
    ])
    expect(kept).toMatchObject([
      { schools: 2, promises: [{ rule: 'XQ1', numerator: 1, denominator: 2, schools: 2 }] },
    ])
    expect(JSON.stringify(kept)).not.toContain('周校长')
  })

  test('is shown to nobody in a school', async () => {
    for (const who of ['zhou', 'wu', 'li', 'zheng'] as const) {
      expect((await school.refused(who, 'standing.district', {})).code).toBe('notAllowed')
    }
  })
})

describe('in a school', () => {
  test('each promise says whose plan it is from', async () => {
    const { promises, asOf } = await school.call('zhou', 'standing.school', {})
    expect(asOf.plans.map(({ level, title }) => [level, title])).toEqual([
      ['school', quotaPlan().title],
      ['district', '学区工作要点'],
    ])
    expect(promises.filter(({ rule }) => rule.planId === 'district').map(({ rule }) => rule.id)).toEqual([
      'XQ1',
    ])
  })

  test('of two plans the person sees the higher demand', async () => {
    const { promises } = await school.call('zhou', 'standing.mine', {})
    const lessons = promises.filter(({ rule }) => ['TK1', 'XQ1'].includes(rule.id))
    expect(lessons.map(({ rule, standing }) => [rule.planId, standing.target])).toEqual([['own', 30]])
  })
})
