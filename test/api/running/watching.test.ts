import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { cloudFunction } from '../../../cloudfunctions/_shared/cloud/cloud-function'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { publicOperation } from '../../../cloudfunctions/_shared/endpoint/operation'
import { CallTimes } from '../../../cloudfunctions/_shared/observe/call-times'
import { databaseFigures } from '../../../cloudfunctions/_shared/observe/database-figures'
import { type LogLevel, logTo } from '../../../cloudfunctions/_shared/observe/log'
import { watchProcess } from '../../../cloudfunctions/_shared/observe/process-figures'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { operations as sessionOperations } from '../../../cloudfunctions/session'
import { operations as suggestionOperations } from '../../../cloudfunctions/suggestion'
import { type Serving, serve } from '../../../local/http/serve'
import { contextOf, databaseUrl } from '../cloud/deployed'
import { liveIn } from '../school/lived-in'
import { type TestSchool, TOKEN_SECRET, testSchool } from '../school/test-school'

const METRICS_TOKEN = 'a token for metrics'

let school: TestSchool
let serving: Serving
let lines: string[]
const times = new CallTimes()

/** A host that watches as the real one does. */
function watched(level: LogLevel, more: Partial<Deployment> = {}): Promise<Serving> {
  const log = logTo((line) => lines.push(line), level)
  const deployment: Deployment = {
    ...school.deployment,
    report: log.fault,
    observe: (call) => {
      log.call(call)
      times.observe(call)
    },
    ...more,
  }
  const ofProcess = watchProcess()
  const figures = async () => [
    times.family(),
    ...ofProcess(),
    ...(await databaseFigures(deployment.store, deployment.clock())),
  ]
  const place = { port: 0, hostname: '127.0.0.1', siteFolder: null, version: '1.2.3' }
  return serve(deployment, { ...place, figures, metricsToken: METRICS_TOKEN })
}

beforeAll(async () => {
  school = await testSchool()
  await liveIn(school)
  lines = []
  serving = await watched('calls')
}, 60_000)
beforeEach(() => {
  lines = []
})
afterAll(async () => {
  await serving.stop()
  await school.close()
})

const get = (where: string, headers: Record<string, string> = {}, from = serving) =>
  fetch(`http://127.0.0.1:${from.port}${where}`, { headers })

async function post(where: string, input: unknown, requestId: string, from = serving) {
  const headers = {
    authorization: `Bearer ${await school.tokenOf('wang')}`,
    'content-type': 'application/json',
    'x-request-id': requestId,
  }
  const url = `http://127.0.0.1:${from.port}${where}`
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })
  return { response, body: (await response.json()) as { problem?: { message: string; details: unknown } } }
}

const actsOf = (requestId: string) =>
  school.rows<{ row_kind: string }>('select row_kind from youju.journal where request_id = $1', [requestId])

describe('the id of a request', () => {
  test('is the same from the phone over HTTPS to the log, the answer and the journal', async () => {
    const requestId = uuidv7()
    const lesson = school.observation({ on: '2026-11-16', periods: [5] })
    const { response } = await post('/api/record/submit', lesson, requestId)
    expect(response.headers.get('x-request-id')).toBe(requestId)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId, operation: 'record.submit' })
    expect(await actsOf(requestId)).toEqual([{ row_kind: 'record' }])
  })

  test('is the same from the mini-program through a cloud function to the log and the journal', async () => {
    vi.stubEnv('DATABASE_URL', databaseUrl(inject('database').app))
    vi.stubEnv('YOUJU_TOKEN_SECRET', TOKEN_SECRET)
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    const context = contextOf(`openid-${school.people.wang}`)
    const [session, suggestion] = [cloudFunction(sessionOperations), cloudFunction(suggestionOperations)]
    const opened = await session({ action: 'open', data: { way: 'wechat', code: 'vouched' } }, context)
    if (!opened.ok) throw new Error(opened.problem.code)
    const { token } = opened.data as { token: string }
    const requestId = uuidv7()
    const words = { kind: 'suggestion', to: 'school', text: '字再大一点', anonymous: false }
    const data = { id: uuidv7(), ...words }
    expect(await suggestion({ action: 'submit', data, token, requestId }, context)).toMatchObject({
      ok: true,
    })
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ requestId, operation: 'suggestion.submit' })
    expect(await actsOf(requestId)).toEqual([{ row_kind: 'suggestion' }])
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })

  test('stands beside everything that people did, but what nobody is to be known by', async () => {
    const without = await school.rows<{ row_kind: string }>(
      `select distinct row_kind from youju.journal where school_id = $1 and request_id = ''`,
      [school.id],
    )
    expect(without).toEqual([{ row_kind: 'suggestion' }])
  })

  test('ends in the number that people are told when something went wrong, and is found in the log', async () => {
    const broken = publicOperation('session.ways', () => Promise.reject(new Error('王老师的密码')))
    const host = await watched('errors', { operations: new Map([[broken.name, broken]]) })
    const requestId = uuidv7()
    const { body, response } = await post('/api/session/ways', {}, requestId, host)
    expect(response.status).toBe(500)
    expect(body.problem?.message).toContain(`编号 ${requestId.slice(-8)}`)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', requestId, error: expect.stringMatching(/^Error at /) },
      { level: 'error', requestId, status: 500, code: 'internal' },
    ])
    expect(lines.join()).not.toContain('密码')
    await host.stop()
  })
})

describe('the log', () => {
  test('has one line a call, and in it no name, no words, nobody’s id and no token', async () => {
    const lesson = school.observation({ on: '2026-11-17', periods: [6], note: '板书清楚' })
    const { response } = await post('/api/record/submit', lesson, uuidv7())
    expect(response.status).toBe(200)
    expect(lines).toHaveLength(1)
    const entry = JSON.parse(lines[0] ?? '') as Record<string, unknown>
    expect(Object.keys(entry).sort()).toEqual(
      ['code', 'districtId', 'level', 'milliseconds', 'operation', 'requestId', 'status', 'time'].sort(),
    )
    expect(entry).toMatchObject({ level: 'info', status: 200, code: null, districtId: school.districtId })
    for (const word of ['板书', '王', school.people.wang, school.id, await school.tokenOf('wang')])
      expect(lines[0]).not.toContain(word)
  })

  test('does not repeat what a stranger calls an operation', async () => {
    await post('/api/secret/wang', {}, uuidv7())
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ operation: '', code: 'unknownOperation' })
  })

  test.each<[LogLevel, number]>([
    ['calls', 1],
    ['errors', 0],
    ['off', 0],
  ])('at the level %s has %i lines of a call that went well', async (level, count) => {
    const host = await watched(level)
    await post('/api/session/me', {}, uuidv7(), host)
    expect(lines).toHaveLength(count)
    await host.stop()
  })
})

describe('readiness', () => {
  test('is not there without a database; the process lives all the same, and tells no address', async () => {
    const away = openStore({ host: '127.0.0.1', port: 1, password: 'a secret' }, () => undefined)
    const host = await watched('off', { store: away })
    const response = await get('/api/ready', {}, host)
    expect(response.status).toBe(503)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ ok: false, missing: [{ what: 'database' }] })
    expect(text).not.toMatch(/127|secret/)
    expect((await get('/api/health', {}, host)).status).toBe(200)
    expect(await (await get('/metrics', {}, host)).text()).toContain('youju_database_up 0\n')
    await host.stop()
    await away.close()
  })
})

describe('metrics', () => {
  test('are told in Prometheus’s format to this machine', async () => {
    await post('/api/session/me', {}, uuidv7())
    const response = await get('/metrics')
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await response.text()
    for (const line of text.split('\n').slice(0, -1))
      expect(line).toMatch(
        /^(# (HELP|TYPE) [a-z_0-9]+ .+|[a-z_0-9]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[\d.e+-]+|.* \+Inf)$/i,
      )
    const figure = (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1])
    expect(figure('youju_database_up')).toBe(1)
    expect(figure('youju_requests_in_flight')).toBe(1)
    expect(figure('youju_pool_waiting')).toBe(0)
    expect(figure('youju_outbox_dead')).toBeGreaterThanOrEqual(0)
    expect(figure('process_resident_memory_bytes')).toBeGreaterThan(1e6)
  })

  test('count a call in every bucket that it fits, once', () => {
    const own = new CallTimes()
    const call = {
      operation: 'session.me',
      requestId: '',
      districtId: null,
      status: 200,
      code: null,
    } as const
    own.observe({ ...call, milliseconds: 25 })
    own.observe({ ...call, milliseconds: 25.1 })
    const of = (le: string) => own.family().samples.find(({ labels }) => labels?.le === le)?.value
    expect([of('0.01'), of('0.025'), of('0.05'), of('+Inf')]).toEqual([0, 1, 2, 2])
  })

  test.each<[string, Record<string, string>, number]>([
    ['from this machine', {}, 200],
    ['through a proxy on this machine', { 'x-forwarded-for': '203.0.113.7' }, 404],
    [
      'through a proxy with the token',
      { 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${METRICS_TOKEN}` },
      200,
    ],
    [
      'through a proxy with another token',
      { via: '1.1 proxy', authorization: `Bearer ${METRICS_TOKEN}x` },
      404,
    ],
    ['through a proxy with the token alone', { forwarded: 'for=1', authorization: METRICS_TOKEN }, 404],
  ])('are asked for %s', async (_, headers, status) => {
    expect((await get('/metrics', headers)).status).toBe(status)
  })
})
