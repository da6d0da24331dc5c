import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { Wire } from '../../../chaos/proxy/wire'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { eventually } from '../../eventually'
import { type TestSchool, testSchool } from '../school/test-school'

let wire: Wire
let store: Store
const reported: unknown[] = []

beforeEach(async () => {
  const { owner } = inject('database')
  wire = await Wire.open(() => `${owner.host}/.s.PGSQL.${owner.port ?? 5432}`)
  const behind = { ...owner, host: '127.0.0.1', port: wire.port }
  store = openStore({ ...behind, max: 3, statement_timeout: 600 }, (error) => reported.push(error))
  reported.length = 0
})
afterEach(async () => {
  await store.close()
  await wire.close()
})

const one = () => sql<{ one: number }>`select 1 as one`.execute(store.db)

test('a connection that breaks between two statements of a transaction fails the next one, and nothing else', async () => {
  const outcome = store.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    const admin = new pg.Client(inject('database').admin)
    await admin.connect()
    await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await admin.end()
    await wait(100)
    return sql`select 1`.execute(tx)
  })
  await expect(outcome).rejects.toThrow(/not queryable|terminat/)
  expect((await one()).rows).toEqual([{ one: 1 }])
})

test('connections that lead nowhere any more are dropped soon after the time-out of a statement, all at once', async () => {
  await Promise.all([one(), one(), one()])
  expect(wire.connections).toBe(3)
  wire.silence()
  const began = performance.now()
  await expect(one()).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  const taken = performance.now() - began
  expect(taken).toBeGreaterThan(600)
  expect(taken).toBeLessThan(10_000)
  await eventually(() => expect(wire.connections).toBe(0))
  expect((await one()).rows).toEqual([{ one: 1 }])
})

test('a connection that is only idle for longer than that stays', async () => {
  await one()
  await wait(3_000)
  expect(store.connections()).toMatchObject({ open: 1, idle: 1 })
})

test('whoever asked on a broken connection is told to come again', async () => {
  const school: TestSchool = await testSchool({ entrance: 'direct' })
  const { owner: _, app } = inject('database')
  const behind = openStore({ ...app, host: '127.0.0.1', port: wire.port }, () => undefined)
  try {
    const token = await school.tokenOf('li')
    const deployment = { ...school.deployment, store: behind, report: () => undefined }
    const call = { operation: 'session.me', input: {}, token, openId: undefined, requestId: 'broken' }
    const statuses: number[] = []
    for (let nth = 1; nth <= 6; nth += 1) {
      for (const moment of ['before', 'after'] as const) {
        const done = new AbortController()
        const trapped = wire.atStatement(nth, moment, done.signal, app.database).then((held) => held?.cut())
        statuses.push((await answer(call, deployment)).status)
        done.abort()
        await trapped
      }
    }
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(statuses).toContain(503)
  } finally {
    await behind.close()
    await school.close()
  }
})
