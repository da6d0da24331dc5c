import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool()
})
afterEach(() => school.close())

describe('the plan', () => {
  test('is shown with its clauses and the promises that point at them', async () => {
    const plan = await school.call('li', 'plan.show', {})
    expect(plan).toMatchObject({ title: '青禾小学学期工作计划', version: 1, effectiveFrom: '2026-09-01' })
    expect(plan.rules.find(({ id }) => id === 'TK4')).toMatchObject({
      clause: '3.3',
      demand: '每学期 ≥20节',
      audience: '任课教师 且 年龄≤45',
    })
    const numbers = plan.clauses.map(({ number }) => number)
    expect(plan.rules.filter(({ clause }) => !numbers.includes(clause))).toEqual([])
  })

  test('of a later version is in force from its day on, and a closed week keeps the version it was judged by', async () => {
    const [current] = await school.rows<{ document: { rules: { id: string }[] } }>(
      'select document from youju.plan_version where district_id = $1',
      [school.districtId],
    )
    const document = {
      ...current?.document,
      title: '修订后的计划',
      rules: current?.document.rules.slice(0, 5),
    }
    await school.rows(
      `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
       select district_id, plan_id, 2, school_id, '修订后的计划', '2026-11-18', $2 from youju.plan_version where district_id = $1`,
      [school.districtId, JSON.stringify(document)],
    )
    const versionOn = async (instant: string, week: number) => {
      school.setNow(instant)
      return (await school.call('zhou', 'standing.school', { week })).asOf.planVersion
    }
    expect(await versionOn('2026-11-17T12:00:00+08:00', 12)).toBe(1)
    expect(await versionOn('2026-11-18T12:00:00+08:00', 12)).toBe(2)
    expect(await versionOn('2026-11-18T12:00:00+08:00', 11)).toBe(1)
  })
})

describe('a milestone beyond the term’s last week', () => {
  const MISFIT =
    '计划里的「期末」是第 22—24 周，本学期只有 21 周，这一项不会到期，也不会统计。请教务员在计划的「设置」里改早一些。'

  test('is told to those who see the school, on the week’s page and on the plan’s, and to nobody else', async () => {
    await school.rows(
      `update youju.plan_version set document = jsonb_set(document, '{settings,milestones}',
         '[{"name": "期中", "fromWeek": 9, "toWeek": 11}, {"name": "期末", "fromWeek": 22, "toWeek": 24}]')
       where district_id = $1`,
      [school.districtId],
    )
    expect((await school.call('zhou', 'standing.school', {})).open.misfits).toEqual([MISFIT])
    expect((await school.call('wu', 'plan.show', {})).misfits).toEqual([MISFIT])
    expect((await school.call('sun', 'standing.school', {})).open.misfits).toEqual([])
    expect((await school.call('li', 'plan.show', {})).misfits).toEqual([])
  })

  test('is no news where every milestone fits', async () => {
    expect((await school.call('zhou', 'standing.school', {})).open.misfits).toEqual([])
    expect((await school.call('zhou', 'plan.show', {})).misfits).toEqual([])
  })
})

describe('a school that is not set up', () => {
  test('without a plan says that there is none', async () => {
    await school.rows('delete from youju.plan_version where district_id = $1', [school.districtId])
    expect((await school.refused('li', 'plan.show', {})).code).toBe('noPlan')
    expect((await school.refused('li', 'standing.mine', {})).code).toBe('noPlan')
    expect((await school.refused('wang', 'record.submit', school.observation())).code).toBe('noPlan')
  })

  test('without a term says that there is none, and one can still sign in', async () => {
    await school.rows('delete from youju.term where district_id = $1', [school.districtId])
    expect((await school.refused('li', 'standing.mine', {})).code).toBe('noTerm')
    expect((await school.refused('wang', 'record.submit', school.observation())).code).toBe('noTerm')
    expect(await school.call('li', 'session.me', {})).toMatchObject({ term: null, week: null })
    expect((await school.call('li', 'record.list', { whose: 'mine' })).items).toEqual([])
  })
})
