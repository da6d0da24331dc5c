import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { main } from '../../../cloudfunctions/timer'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { TOKEN_SECRET } from '../school/test-school'

let database: OwnDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await ownDatabase()
  pool = new pg.Pool({ ...database.owner, max: 1 })
  const { host, port, user, password, database: name } = database.owner
  const address = new URL(`postgres://localhost/${name}`)
  for (const [key, value] of Object.entries({ host, port, user, password })) {
    address.searchParams.set(key, String(value))
  }
  vi.stubEnv('DATABASE_OWNER_URL', address.href)
  vi.stubEnv('YOUJU_TOKEN_SECRET', TOKEN_SECRET)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await pool.end()
  await database.drop()
})

const TIMER = { Type: 'Timer', TriggerName: 'every-minute', Time: '2026-11-18T08:30:00Z', Message: '' }
const rounds = async () => (await pool.query('select went_round_at from youju.clockwork')).rows

test('somebody in the mini-program, and whatever is no timer, brings nothing about', async () => {
  const inWechat = { environment: JSON.stringify({ WX_OPENID: 'somebody' }) }
  expect(await main(TIMER, inWechat)).toBeUndefined()
  for (const event of [
    null,
    undefined,
    {},
    { action: 'tick' },
    { Type: 'Timer' },
    { ...TIMER, Type: 'http' },
  ]) {
    expect(await main(event, {})).toBeUndefined()
  }
  expect(await rounds()).toEqual([])
})

test('the timer makes the clockwork go round, and is told nothing', async () => {
  expect(await main(TIMER, {})).toBeUndefined()
  const [first] = await rounds()
  expect(await main({ ...TIMER, Type: 'timer' }, {})).toBeUndefined()
  const [second] = await rounds()
  expect(second.went_round_at.getTime()).toBeGreaterThan(first.went_round_at.getTime())
})
