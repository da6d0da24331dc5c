import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contract } from '#core/contract/contract'
import { type Serving, serve } from '../../local/http/serve'
import { eventually } from '../eventually'
import { type TestSchool, testSchool } from './school/test-school'

const LIMIT = 256 * 1024

let school: TestSchool
let serving: Serving
let folder: string
beforeAll(async () => {
  school = await testSchool()
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-site-'))
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>有据</title>')
  await writeFile(path.join(path.dirname(folder), 'youju-beside.txt'), 'not for everybody')
  const options = { port: 0, hostname: '127.0.0.1', siteFolder: folder, version: '1.2.3' }
  serving = await serve(school.deployment, options)
})
afterAll(async () => {
  await serving.stop()
  await school.close()
  await rm(folder, { recursive: true })
  await rm(path.join(path.dirname(folder), 'youju-beside.txt'))
})

const at = (where: string) => `http://127.0.0.1:${serving.port}${where}`

async function post(where: string, body: BodyInit | undefined, headers: Record<string, string> = {}) {
  const response = await fetch(at(where), {
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
  })
  return { response, status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const as = async (who: Parameters<TestSchool['tokenOf']>[0]) => ({
  authorization: `Bearer ${await school.tokenOf(who)}`,
})
const problemWith = (code: string) => ({ ok: false, problem: { code } })

describe('an operation over HTTP', () => {
  test('is a POST of its input with a bearer token', async () => {
    const { status, body, response } = await post('/api/session/me', '{}', await as('li'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ ok: true, data: { person: { name: '李老师' } } })
    expect(response.headers.get('content-type')).toContain('application/json')
  })

  test('takes an empty body as an empty input', async () => {
    expect((await post('/api/session/me', undefined, await as('li'))).status).toBe(200)
    expect((await post('/api/session/me', ' \n', await as('li'))).status).toBe(200)
  })

  test.each([
    ['no token', {}, 401, 'notSignedIn'],
    ['another scheme', { authorization: 'Basic bGk6eA==' }, 401, 'notSignedIn'],
    ['a token of nobody', { authorization: 'Bearer x.y.z' }, 401, 'notSignedIn'],
  ])('with %s answers 401', async (_, headers, status, code) => {
    expect(await post('/api/session/me', '{}', headers as Record<string, string>)).toMatchObject({
      status,
      body: problemWith(code),
    })
  })

  test('carries the problem’s own status: 400, 403, 404, 409 and 422', async () => {
    const submit = async (changes: object) =>
      (
        await post(
          '/api/record/submit',
          JSON.stringify({ ...school.observation(), ...changes }),
          await as('wang'),
        )
      ).status
    await submit({})
    expect([
      (await post('/api/standing/mine', '{"week": 0}', await as('li'))).status,
      (await post('/api/standing/school', '{}', await as('li'))).status,
      (await post('/api/record/show', JSON.stringify({ id: school.id }), await as('li'))).status,
      await submit({}),
      await submit(school.observation({ on: '2026-08-31' })),
    ]).toEqual([400, 403, 404, 409, 422])
  })

  test('is never kept by a cache', async () => {
    for (const [where, body] of [
      ['/api/session/ways', '{}'],
      ['/api/session/me', '{}'],
      ['/api/session/me', '{'],
    ] as const) {
      const { headers } = (await post(where, body)).response
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
        'no-store',
        'nosniff',
      ])
    }
  })
})

describe('what is no operation', () => {
  test.each([
    '/api/session/nothing',
    '/api/nothing/me',
    '/api/__proto__/constructor',
    '/api/constructor/name',
    '/api/session/constructor',
    '/api/session',
    '/api/session/me/more',
    '/api/session.me/x',
    '/api/%00/me',
    '/api/%E0%A4%A/me',
    '/api/..%2fsession/me',
  ])('%s answers 404', async (where) => {
    expect(await post(where, '{}', await as('li'))).toMatchObject({
      status: 404,
      body: problemWith('unknownOperation'),
    })
  })

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
    '%s of an operation answers 404',
    async (method) => {
      const response = await fetch(at('/api/session/ways'), { method })
      expect(response.status).toBe(404)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})

describe('a body', () => {
  const padded = (bytes: number) =>
    JSON.stringify({ pad: 'x'.repeat(bytes - JSON.stringify({ pad: '' }).length) })

  test('of 262144 bytes is read, of one more is refused', async () => {
    expect(await post('/api/session/ways', padded(LIMIT))).toMatchObject({
      status: 400,
      body: problemWith('badInput'),
    })
    expect(await post('/api/session/ways', padded(LIMIT + 1))).toMatchObject({
      status: 413,
      body: problemWith('tooLarge'),
    })
  })

  test('over the limit without a length is refused too', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (let count = 0; count < 5; count += 1)
          controller.enqueue(new TextEncoder().encode('x'.repeat(LIMIT / 4)))
        controller.close()
      },
    })
    const response = await fetch(at('/api/session/ways'), {
      method: 'POST',
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
  })

  test.each(['{', '{"a":}', 'undefined', "{'a':1}", '{"a":1}{'])('of %j is no JSON', async (text) => {
    expect(await post('/api/session/ways', text)).toMatchObject({
      status: 400,
      body: problemWith('badJson'),
    })
  })

  test.each(['3', '"x"', '[]', 'true', '['.repeat(50_000) + ']'.repeat(50_000)])(
    'that is JSON and no object is bad input: %.20s',
    async (text) => {
      expect(await post('/api/session/ways', text)).toMatchObject({
        status: 400,
        body: problemWith('badInput'),
      })
    },
  )

  test('with a key that JavaScript treats specially is bad input', async () => {
    expect(await post('/api/session/ways', '{"__proto__": {"demo": true}}')).toMatchObject({
      status: 400,
      body: problemWith('badInput'),
    })
  })
})

test('after a body that was too large the same client is served again', async () => {
  for (let count = 0; count < 5; count += 1) {
    expect((await post('/api/session/ways', 'x'.repeat(LIMIT + 1))).status).toBe(413)
    expect((await post('/api/session/ways', '{}')).status).toBe(200)
  }
})

describe('the request’s id', () => {
  const idOf = async (wished: string) =>
    (await post('/api/session/ways', '{}', { 'x-request-id': wished })).response.headers.get('x-request-id')

  test('is the one the client wished for', async () => {
    expect(await idOf('phone-0190aaaa')).toBe('phone-0190aaaa')
  })

  test.each(['short', 'x'.repeat(65), 'with blanks in it', '<script>'])(
    'is a new one instead of %j',
    async (wished) => {
      expect(await idOf(wished)).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  test('is kept in the journal', async () => {
    const submission = school.observation({ periods: [3] })
    const headers = { ...(await as('wang')), 'x-request-id': 'kept-in-journal' }
    await post('/api/record/submit', JSON.stringify(submission), headers)
    expect(
      await school.rows('select request_id from youju.journal where row_id = $1', [submission.id]),
    ).toEqual([{ request_id: 'kept-in-journal' }])
  })
})

describe('beside the operations', () => {
  test('the contract is served with the version', async () => {
    const document = (await (await fetch(at('/api/contract'))).json()) as { info: object; paths: object }
    expect(document.info).toMatchObject({ version: '1.2.3' })
    expect(Object.keys(document.paths)).toHaveLength(Object.keys(contract).length)
  })

  test('the app lets nothing in from elsewhere and may not be framed', async () => {
    const response = await fetch(at('/'))
    expect(await response.text()).toContain('有据')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  test('nothing outside the app’s folder is served', async () => {
    for (const where of [
      '/../youju-beside.txt',
      '/..%2fyouju-beside.txt',
      '/%2e%2e/youju-beside.txt',
      '/..%5cyouju-beside.txt',
    ]) {
      const text = await raw(`GET ${where} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      expect(text, where).not.toContain('not for everybody')
    }
  })
})

describe('starting and stopping', () => {
  test('a taken port is an error of the start', async () => {
    const options = { port: serving.port, hostname: '127.0.0.1', siteFolder: null, version: '1' }
    await expect(serve(school.deployment, options)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('stopping lets a running request finish and takes no further ones', async () => {
    const options = { port: 0, hostname: '127.0.0.1', siteFolder: null, version: '1' }
    const asked = vi.fn(school.deployment.clock)
    const other = await serve({ ...school.deployment, clock: asked }, options)
    const address = `http://127.0.0.1:${other.port}/api/session/me`
    const running = fetch(address, { method: 'POST', headers: await as('li') })
    await eventually(() => expect(asked).toHaveBeenCalled())
    await other.stop()
    expect((await running).status).toBe(200)
    await expect(fetch(address, { method: 'POST' })).rejects.toThrow()
  })
})

/** What the server sends back to bytes that fetch would have tidied up first. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(serving.port, '127.0.0.1', () => socket.write(request))
    socket.on('data', (data) => {
      text += data
    })
    socket.on('end', () => resolve(text))
    socket.on('error', reject)
  })
}
