import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { askPorter } from '../entrance/ask-porter'
import { type TestSchool, testSchool } from '../school/test-school'
import { TOKEN_SECRET } from '../school/token-secret'
import { databaseUrl } from './deployed'

const MOST_BYTES = 1_500_000

let folder: string
let school: TestSchool

beforeAll(async () => {
  folder = await askPorter('bundles')
  school = await testSchool({ entrance: 'direct' })
})
afterAll(() => school.close())

test('the bundle of every function is at most 1.5 MB', async () => {
  const names = await readdir(folder)
  expect(names).toContain('http')
  for (const name of names) {
    const { size } = await stat(path.join(folder, name, 'index.js'))
    expect([name, size <= MOST_BYTES]).toEqual([name, true])
  }
})

describe('the HTTP function, started by its scf_bootstrap', () => {
  let running: ChildProcess
  let address: string

  beforeAll(async () => {
    const port = await freePort()
    running = await started({ PORT: port, DATABASE_URL: databaseUrl(inject('database').app) })
    address = `http://127.0.0.1:${port}`
  })
  afterAll(() => running.kill('SIGKILL'))

  const post = (place: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${address}/api/${place}`, { method: 'POST', body: JSON.stringify(body), headers })

  test('serves the contract, every operation and calendars, and nothing else', async () => {
    const contract = (await (await fetch(`${address}/api/contract`)).json()) as { paths: object }
    expect(Object.keys(contract.paths)).toContain('/api/session/open')
    expect((await post('session/me', {})).status).toBe(401)
    expect((await fetch(`${address}/calendar/nobody.ics`)).status).toBe(404)
    expect((await fetch(`${address}/index.js`)).status).toBe(404)
  })

  test('hands out what lies beside it: how a plan is written', async () => {
    const token = (await signedToken()) ?? ''
    const answered = await post('plan/help', {}, { authorization: `Bearer ${token}` })
    expect(await answered.json()).toMatchObject({ ok: true })
  })

  test('believes nobody who says who they are in a header, as anybody could', async () => {
    const vouched = { 'x-wx-openid': `openid-${school.people.wang}`, 'x-wx-source': 'wx_client' }
    const answered = await post('session/open', { way: 'wechat', code: 'vouched' }, vouched)
    expect(await answered.json()).toMatchObject({ ok: false, problem: { code: 'wayClosed' } })
  })

  test('ends when it is told to, and leaves no connection behind', async () => {
    running.kill('SIGTERM')
    expect(await once(running, 'exit')).toEqual([0, null])
  })

  test('does not start without what it needs', async () => {
    const failed = spawn(path.join(folder, 'http/scf_bootstrap'), {
      env: { PATH: process.env.PATH } as never,
    })
    expect(await once(failed, 'exit')).toEqual([1, null])
  })

  /** The function goes by the real clock, so the token is issued by it. */
  async function signedToken(): Promise<string | undefined> {
    const claims = { districtId: school.districtId, sessionId: school.sessions.zhou }
    return (await school.deployment.tokens.issue(claims, Date.now())).token
  }
})

async function started(env: Record<string, string>): Promise<ChildProcess> {
  const given = { PATH: process.env.PATH, YOUJU_TOKEN_SECRET: TOKEN_SECRET, TENCENTCLOUD: 'true', ...env }
  const child = spawn(path.join(folder, 'http/scf_bootstrap'), {
    env: given as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return String(typeof address === 'object' ? address?.port : '')
}
