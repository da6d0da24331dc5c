import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Problem } from '#core/problem'
import { Admission, type Kind } from '../../cloudfunctions/_shared/endpoint/admission'
import { type Answer, answer } from '../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment, ObservedCall } from '../../cloudfunctions/_shared/endpoint/deployment'
import { Together } from '../../cloudfunctions/_shared/endpoint/together'
import { openStore, type Store } from '../../cloudfunctions/_shared/store/store'
import { serve } from '../../local/http/serve'
import { eventually } from '../eventually'
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
    // To connect may itself take longer than that; the connection is kept.
    await eventually(() => sql`select 1`.execute(db))
    const { begun, end } = await new Promise<{ begun: Promise<void>; end: () => void }>((resolve, reject) => {
      const begun = db.transaction().execute(() => new Promise<void>((end) => resolve({ begun, end })))
      begun.catch(reject)
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
    const withdrawal = { id: submission.id, revision: 1, reason: '' }
    const somebody = new pg.Client(inject('database').owner)
    await somebody.connect()
    await somebody.query('begin')
    await somebody.query('select from youju.record where id = $1 for update', [submission.id])
    expect(await ask('record.withdraw', withdrawal)).toMatchObject(BUSY)
    await somebody.end()
    expect((await school.call('wang', 'record.show', { id: submission.id })).state).toBe('counted')
    // With the time that a statement usually has.
    expect(await school.call('wang', 'record.withdraw', withdrawal)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('a host that is asked for more than it can do', () => {
  /** Calls that are let in and run until they are told to end. */
  function crowd(admission: Admission) {
    const ends: (() => void)[] = []
    const come = (kind: Kind) =>
      admission
        .run(kind, () => new Promise<void>((resolve) => ends.push(resolve)))
        .then(
          () => 'answered',
          (refusal: unknown) => (refusal instanceof Problem ? refusal.body.code : 'unforeseen'),
        )
    return { come, endAll: () => ends.splice(0).map((end) => end()) }
  }

  test('lets in as many as it has places for, and tells the next at once that it is busy', async () => {
    const admission = new Admission({ most: 20, clock: () => 0 })
    const { come, endAll } = crowd(admission)
    const taken = [
      ...Array.from({ length: 15 }, () => come('handingIn')),
      ...Array.from({ length: 5 }, () => come('other')),
    ]
    expect(await come('other')).toBe('busy')
    expect(admission.refused).toBe(1)
    endAll()
    expect(new Set(await Promise.all(taken))).toEqual(new Set(['answered']))
    const after = come('other')
    endAll()
    expect(await after).toBe('answered')
  })

  test('keeps a quarter of its places for looking up while everybody hands in', async () => {
    const admission = new Admission({ most: 40, clock: () => 0 })
    const { come, endAll } = crowd(admission)
    const taken = Array.from({ length: 30 }, () => come('handingIn'))
    expect(await come('handingIn')).toBe('busy')
    const looking = come('other')
    endAll()
    expect(await looking).toBe('answered')
    await Promise.all(taken)
  })

  test('lets nobody in who would wait longer than anybody does, and lets them in again once it is quicker', async () => {
    let now = 0
    const admission = new Admission({ patienceMs: 1_000, clock: () => now })
    const { come, endAll } = crowd(admission)
    const slow = Array.from({ length: 17 }, () => come('other'))
    now = 1_001
    expect(await come('other')).toBe('busy')
    endAll()
    await Promise.all(slow)
    const next = come('other')
    endAll()
    expect(await next).toBe('answered')
  })

  test('is told over HTTP before the body is read, with when to come again; health is answered all the same', async () => {
    const admission = new Admission({ most: 1 })
    const deployment: Deployment = { ...school.deployment, admission }
    const serving = await serve(deployment, {
      port: 0,
      hostname: '127.0.0.1',
      siteFolder: null,
      version: 'test',
    })
    const at = `http://127.0.0.1:${serving.port}/api`
    const { come, endAll } = crowd(admission)
    const taken = come('other')
    const refused = await fetch(`${at}/session/ways`, { method: 'POST', body: '{}' })
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ ok: false, problem: { code: 'busy' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await fetch(`${at}/health`)).status).toBe(200)
    expect((await fetch(`${at}/ready`)).status).toBe(200)
    endAll()
    await taken
    expect((await fetch(`${at}/session/ways`, { method: 'POST', body: '{}' })).status).toBe(200)
    await serving.stop()
  })

  test('keeps all that it acknowledged, and nothing of what it turned away', async () => {
    const deployment: Deployment = {
      ...school.deployment,
      admission: new Admission({ most: 8 }),
      together: new Together(() => deployment),
    }
    const days = [12, 13, 16, 17]
    const submissions = days.flatMap((day) =>
      [1, 2, 3, 4, 5, 6].map((period) => school.observation({ on: `2026-11-${day}`, periods: [period] })),
    )
    const token = await school.tokenOf('wang')
    const answers = await Promise.all(
      submissions.map((input) =>
        answer(
          { operation: 'record.submit', input, token, openId: undefined, requestId: 'test-crowd' },
          deployment,
        ),
      ),
    )
    const kept = submissions.filter((_, index) => answers[index]?.status === 200).map(({ id }) => id)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
    const rows = await school.rows<{ id: string }>('select id from youju.record where school_id = $1', [
      school.id,
    ])
    expect(rows.map(({ id }) => id).sort()).toEqual([...kept].sort())
  })
})

describe('what could not be read', () => {
  test.each([
    ['no JSON', '{', 400, 'badJson'],
    ['too much', `"${'x'.repeat(300_000)}"`, 413, 'tooLarge'],
  ])('%s is refused, and counted like every other call', async (_, body, status, code) => {
    const observed: ObservedCall[] = []
    const deployment: Deployment = { ...school.deployment, observe: (call) => observed.push(call) }
    const serving = await serve(deployment, {
      port: 0,
      hostname: '127.0.0.1',
      siteFolder: null,
      version: 'test',
    })
    const response = await fetch(`http://127.0.0.1:${serving.port}/api/record/submit`, {
      method: 'POST',
      body,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ ok: false, problem: { code } })
    expect(observed).toMatchObject([{ operation: 'record.submit', status, code, districtId: null }])
    await serving.stop()
  })
})
