import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { operations } from '../../../cloudfunctions/operations'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let somebody: pg.Client
beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
  somebody = new pg.Client(inject('database').owner)
  await somebody.connect()
})
afterAll(async () => {
  await somebody.end()
  await school.close()
})

async function look(deployment: Deployment): Promise<unknown> {
  const token = await school.tokenOf('qian')
  const call = { operation: 'standing.school', input: {}, token, openId: undefined, requestId: uuidv7() }
  const { body } = await answer(call, deployment)
  return body.ok ? body.data : body.problem
}

function lookAnew(): Promise<unknown> {
  const anew = [...operations].map(
    ([name, each]) => [name, each.open === 'signedIn' ? { ...each, goesByAtHand: false } : each] as const,
  )
  return look({ ...school.deployment, operations: new Map(anew) })
}

/** As a correction does it, in a transaction that is not over yet. */
const raise = (who: 'wang' | 'he') =>
  somebody.query(
    'update youju.tally set quantity = quantity + 1, days[1] = days[1] + 1 where district_id = $1 and subject_id = $2',
    [school.districtId, school.people[who]],
  )

test('what began before somebody looked and is over after others who began later is seen by the next who looks', async () => {
  for (const who of ['wang', 'he'] as const)
    await school.call(who, 'record.submit', school.observation({ periods: [who === 'he' ? 2 : 3] }))
  await look(school.deployment)
  await somebody.query('begin')
  await raise('wang')
  const meanwhile = await look(school.deployment)
  await school.call('he', 'record.submit', school.observation({ periods: [4] }))
  const later = await look(school.deployment)
  expect(later).not.toEqual(meanwhile)
  expect(later).toEqual(await lookAnew())
  await somebody.query('commit')
  const atLast = await look(school.deployment)
  expect(atLast).not.toEqual(later)
  expect(atLast).toEqual(await lookAnew())
})

test('what began before somebody looked and is undone is seen by nobody', async () => {
  const before = await look(school.deployment)
  await somebody.query('begin')
  await raise('he')
  expect(await look(school.deployment)).toEqual(before)
  await somebody.query('rollback')
  expect(await look(school.deployment)).toEqual(before)
})
