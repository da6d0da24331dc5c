import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proxiesIn } from '../../../cloudfunctions/_shared/http/proxies'
import { type Serving, serve } from '../../../local/http/serve'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let folder: string
let serving: Serving
let behindProxy: Serving
beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-site-'))
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>有据</title>')
  const { files } = school
  const options = { port: 0, hostname: '127.0.0.1', siteFolder: folder, files, version: '1.2.3' }
  const figures = async () => []
  serving = await serve(school.deployment, { ...options, figures })
  const proxies = proxiesIn({ YOUJU_TRUSTED_PROXIES: '127.0.0.1' })
  behindProxy = await serve(school.deployment, { ...options, proxies })
})
afterAll(async () => {
  await Promise.all([serving.stop(), behindProxy.stop()])
  await school.close()
  await rm(folder, { recursive: true })
})

const PLACES: readonly [string, RequestInit][] = [
  ['/', {}],
  ['/index.html', {}],
  ['/nothing/here', {}],
  ['/..%2f..%2fetc/passwd', {}],
  ['/api/session/ways', { method: 'POST' }],
  ['/api/session/me', { method: 'POST' }],
  ['/api/session/me', { method: 'POST', body: '{' }],
  ['/api/session/me', { method: 'POST', body: 'x'.repeat(300_000) }],
  ['/api/session/me', { method: 'GET' }],
  ['/api/session/me', { method: 'OPTIONS' }],
  ['/api/contract', {}],
  ['/api/health', {}],
  ['/api/ready', {}],
  ['/api/nothing', {}],
  ['/files/x/y', {}],
  ['/calendar/x.ics', {}],
  ['/calendar/nothing', {}],
  ['/metrics', {}],
]

describe.each(PLACES)('%s (%o)', (where, init) => {
  test('answers with every header, runs nothing and stands in no frame', async () => {
    const { headers, status } = await fetch(`http://127.0.0.1:${serving.port}${where}`, init)
    expect(status).toBeLessThan(500)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
    if (!policy.includes('sandbox')) expect(policy).toContain("frame-ancestors 'none'")
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    })
    expect([...headers.keys()].filter((name) => /^(server|x-powered-by|access-control-)/.test(name))).toEqual(
      [],
    )
    expect(headers.get('strict-transport-security')).toBeNull()
  })
})

test('what the build notes for itself is nobody’s to read', async () => {
  await writeFile(path.join(folder, '.stamp'), 'a hash')
  for (const where of ['/.stamp', '/%2estamp', '/nothing']) {
    const response = await fetch(`http://127.0.0.1:${serving.port}${where}`)
    expect([response.status, await response.text()]).toEqual([404, '没有这个页面，请从首页进入。'])
  }
})

describe('strict transport security', () => {
  const hsts = async (port: number, proto: string) =>
    (
      await fetch(`http://127.0.0.1:${port}/api/health`, { headers: { 'x-forwarded-proto': proto } })
    ).headers.get('strict-transport-security')

  test('is said where a trusted proxy took the request over TLS', async () => {
    expect(await hsts(behindProxy.port, 'https')).toBe('max-age=31536000')
    expect(await hsts(behindProxy.port, 'http')).toBeNull()
  })
  test('is not said to somebody who merely claims it', async () => {
    expect(await hsts(serving.port, 'https')).toBeNull()
  })
})

describe('what is no request at all', () => {
  const answerTo = (raw: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(serving.port, '127.0.0.1', () => socket.write(raw))
      let heard = ''
      socket.on('data', (data) => {
        heard += data.toString()
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
      socket.setTimeout(30_000, () => socket.destroy())
    })

  test.each([
    [
      'two lengths',
      'POST /api/session/ways HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x',
    ],
    [
      'a length and chunks',
      'POST /api/session/ways HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'chunks that are not the last coding',
      'POST /api/session/ways HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    ],
    [
      'a header folded over lines',
      'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n c\r\nContent-Length: 5, 6\r\n\r\n',
    ],
    [
      'a space before the colon',
      'POST /api/session/ways HTTP/1.1\r\nHost: x\r\nContent-Length : 2\r\n\r\n{}',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['headers of 100 KB', `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`],
  ])('%s is refused and the connection closed', async (_, raw) => {
    expect(await answerTo(raw)).toMatch(/^HTTP\/1\.1 4(00|31) /)
  })
})
