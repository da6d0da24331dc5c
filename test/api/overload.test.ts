import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Answer, answer, type Deployment } from '../../cloudfunctions/_shared/endpoint/answer'
import { openStore, type Store } from '../../cloudfunctions/_shared/store/store'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
let store: Store | undefined
beforeEach(async () => {
  school = await testSchool()
})
afterEach(async () => {
  await store?.close()
  await school.close()
})

/** Calls with another way to the database than the school's own. */
function through(config: Parameters<typeof openStore>[0]) {
  store = openStore({ ...inject('database').app, ...config }, () => undefined)
  const reported: string[] = []
  const deployment: Deployment = {
    ...school.deployment,
    store,
    report: ({ operation }) => reported.push(operation),
  }
  const { db } = store
  const ask = async (operation: string, input: unknown): Promise<Answer> => {
    const call = {
      operation,
      input,
      token: await school.tokenOf('wang'),
      openId: undefined,
      requestId: 'test-load',
    }
    return answer(call, deployment)
  }
  return { ask, reported, db }
}

const BUSY = { status: 503, body: { ok: false, problem: { code: 'busy' } } }

describe('it is busy, and says so', () => {
  test('while the database is away; what is the matter is reported without the input', async () => {
    const { ask, reported } = through({ host: '/nowhere' })
    expect(await ask('session.me', {})).toMatchObject(BUSY)
    expect(await ask('session.ways', {})).toMatchObject({ status: 200 })
    expect(reported).toEqual(['session.me'])
  })

  test('while every connection is taken, and serves again afterwards', async () => {
    const { ask, db } = through({ max: 1, connectionTimeoutMillis: 200 })
    const { begun, end } = await new Promise<{ begun: Promise<void>; end: () => void }>((resolve) => {
      const begun = db.transaction().execute(() => new Promise<void>((end) => resolve({ begun, end })))
    })
    expect(await ask('session.me', {})).toMatchObject(BUSY)
    end()
    await begun
    expect(await ask('session.me', {})).toMatchObject({ status: 200 })
  })

  test('while somebody holds the record: nothing is written, and the same call goes well afterwards', async () => {
    const submission = school.observation()
    await school.call('wang', 'record.submit', submission)
    const { ask } = through({ statement_timeout: 200 })
    const withdraw = () => ask('record.withdraw', { id: submission.id, revision: 1, reason: '' })
    const somebody = new pg.Client(inject('database').owner)
    await somebody.connect()
    await somebody.query('begin')
    await somebody.query('select from youju.record where id = $1 for update', [submission.id])
    expect(await withdraw()).toMatchObject(BUSY)
    await somebody.end()
    expect((await school.call('wang', 'record.show', { id: submission.id })).state).toBe('counted')
    expect(await withdraw()).toMatchObject({ status: 200, body: { data: { state: 'withdrawn' } } })
  })
})
