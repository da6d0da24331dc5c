import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Plan, Rule } from '#core/plan/plan'
import { type DistrictOffice, openOffice } from '../school/district-office'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

// What the district's page keeps at hand of a school is shown for as long as the school is what it was, and no longer.

let school: TestSchool
let beside: TestSchool
let office: DistrictOffice
beforeAll(async () => {
  school = await testSchool({ plan: quotaPlan() })
  beside = await testSchool({ plan: quotaPlan(), beside: school })
  office = await openOffice(school)
  await school.rows(
    `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
     values ($1, $2, 1, $1, '学区工作要点', '2026-09-01', $3)`,
    [school.districtId, uuidv7(), JSON.stringify(districtPlan())],
  )
})
afterAll(() => Promise.all([school, beside].map((each) => each.close())))

function districtPlan(): Plan {
  const plan = quotaPlan()
  const quota = plan.rules.find(({ id }) => id === 'TK1') as Rule
  const rule: Rule = { ...quota, id: 'XQ1', group: null, bound: { kind: 'atLeast', amount: 20, unit: '节' } }
  return { ...plan, id: 'district-term', title: '学区工作要点', rules: [rule], forms: [] }
}

async function doneBySchool(on?: string): Promise<(number | null)[]> {
  const { rules } = await office.call('standing.district', on === undefined ? {} : { on })
  return [school, beside].map(
    ({ id }) => rules[0]?.values.find(({ schoolId }) => schoolId === id)?.value?.done ?? null,
  )
}

const submit = (on: string) => school.call('zhou', 'record.submit', school.observation({ on, periods: [1] }))

/** As if nobody had told; nobody else writes what is changed meanwhile. */
async function unnoticed(
  sql: string,
  values: readonly unknown[],
  [table, trigger]: readonly [string, string] = ['tally', 'tallies_changed'],
): Promise<void> {
  const client = new pg.Client(inject('database').owner)
  await client.connect()
  await client.query('begin')
  await client.query(`alter table youju.${table} disable trigger ${trigger}`)
  await client.query(sql, [...values])
  await client.query(`alter table youju.${table} enable trigger ${trigger}`)
  await client.query('commit')
  await client.end()
}

test('a school that did not change is not looked at again, one with a new record is', async () => {
  expect(await doneBySchool()).toEqual([0, 0])
  await submit('2026-11-16')
  expect(await doneBySchool()).toEqual([1, 0])
  await unnoticed(
    `update youju.tally set quantity = 9, days = '{9,0,0,0,0,0,0}' where school_id = $1 and measure = 'observationPeriods'`,
    [school.id],
  )
  expect(await doneBySchool()).toEqual([1, 0])
  await submit('2026-11-17')
  expect(await doneBySchool()).toEqual([10, 0])
})

test('a record that was being written while the district looked is in the next look', async () => {
  const client = new pg.Client(inject('database').owner)
  await client.connect()
  await client.query('begin')
  await client.query(
    `update youju.tally set quantity = quantity + 5, days[1] = days[1] + 5
     where school_id = $1 and measure = 'observationPeriods' and subject_id = $2`,
    [school.id, school.people.zhou],
  )
  // Others write and are over meanwhile: the open one is older than they are.
  await school.call('qian', 'record.submit', school.observation({ on: '2026-11-18', periods: [2] }))
  expect(await doneBySchool()).toEqual([10, 0])
  await client.query('commit')
  await client.end()
  expect(await doneBySchool()).toEqual([15, 0])
})

async function principalsOf({ id }: TestSchool): Promise<readonly string[] | undefined> {
  const { schools } = await office.call('standing.district', {})
  return schools.find((each) => each.id === id)?.principals
}

test('of a school with a new record the tallies alone are read, until it is told that it changed', async () => {
  const [before] = (await principalsOf(beside)) ?? []
  const rename = 'update youju.person set name = $2 where school_id = $1 and name = $3'
  await unnoticed(rename, [beside.id, '改名', before], ['person', 'structure_changed'])
  await beside.call('zhou', 'record.submit', beside.observation({ on: '2026-11-16', periods: [3] }))
  expect(await doneBySchool()).toEqual([15, 1])
  expect(await principalsOf(beside)).toEqual([before])
  await beside.rows(rename, [beside.id, before, '改名'])
  await unnoticed(rename, [beside.id, '又改名', before], ['person', 'structure_changed'])
  expect(await principalsOf(beside)).toEqual(['又改名'])
  await beside.rows(rename, [beside.id, before, '又改名'])
})

test('who is a principal no more is neither named nor judged', async () => {
  expect(await principalsOf(beside)).toEqual(['周校长'])
  await beside.rows(
    `update youju.appointment set to_on = '2026-11-01' where school_id = $1 and post = 'principal'`,
    [beside.id],
  )
  expect(await principalsOf(beside)).toEqual([])
})

test('another day is looked at by itself', async () => {
  expect(await doneBySchool('2026-11-09')).toEqual([0, 0])
  expect(await doneBySchool()).toEqual([15, 1])
})

test('nobody but the office is told anything of marks', async () => {
  const client = new pg.Client(inject('database').app)
  await client.connect()
  await client.query('begin')
  const { rows } = await client.query(
    `select * from youju.told_since(array[$1]::uuid[], array[null]::text[])`,
    [school.id],
  )
  expect(rows).toEqual([])
  await client.query('rollback')
  await client.end()
})
