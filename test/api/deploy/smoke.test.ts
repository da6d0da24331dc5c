import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Serving, serve } from '../../../local/http/serve'
import { certificate } from '../../../local/smoke/connection'
import { MARK, observation } from '../../../local/smoke/errands'
import { System } from '../../../local/smoke/system'
import { walk } from '../../../local/smoke/walk'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Interference, type Interfering, interfering, json, type Reply } from './interfering'
import { selfSigned } from './self-signed'

let school: TestSchool
let serving: Serving
let system: Interfering
let key: string
beforeAll(async () => {
  school = await testSchool({ platform: { demo: true } })
  key = `t${school.districtId.slice(-12)}`
  await school.rows(
    `update youju.account set demo_key = $2, demo_hint = '教师：记一节' where person_id = $1`,
    [school.people.li, key],
  )
  const options = { port: 0, hostname: '127.0.0.1', siteFolder: null, files: school.files, version: '1.2.3' }
  serving = await serve(school.deployment, options)
  system = await interfering(serving.port)
})
afterAll(async () => {
  await system.stop()
  await serving.stop()
  await school.close()
})
beforeEach(() => system.interfere((_, ask) => ask()))

async function smoke(readOnly = false) {
  const lines: string[] = []
  const good = await walk({
    address: system.address,
    signIn: { way: 'demo', key },
    readOnly,
    now: Date.now,
    say: (line) => lines.push(line),
  })
  const bad = lines.filter((line) => line.startsWith('  坏')).map((line) => line.split('\n')[0] ?? '')
  return { good, bad, said: lines.join('\n') }
}

const records = () =>
  school.rows<{ state: string }>(
    `select state from youju.record where school_id = $1 and payload->>'hostSchool' = $2`,
    [school.id, MARK],
  )
const standing = async () => (await records()).filter(({ state }) => state !== 'withdrawn').length

describe('a system that is in order', () => {
  test('walks the main job, and the record made on the way is taken back', async () => {
    const { good, bad, said } = await smoke()
    expect(bad).toEqual([])
    expect(good).toBe(true)
    for (const step of ['证书', '登录', '记一节听课', '照片', '撤回', '我的承诺', '公告', '退出'])
      expect(said).toMatch(new RegExp(`好 +${step}`))
    expect(await records()).toEqual([{ state: 'withdrawn' }])
    expect(said).not.toMatch(/eyJ|Bearer/)
  })

  test('reading only, nothing is written', async () => {
    const before = (await records()).length
    expect((await smoke(true)).good).toBe(true)
    expect(await records()).toHaveLength(before)
  })

  test('again is as good, and takes back what a run that was cut off left behind', async () => {
    const left = { id: crypto.randomUUID(), content: observation('2026-11-17', 3) }
    await school.call('li', 'record.submit', left)
    expect(await standing()).toBe(1)
    const { good, said } = await smoke()
    expect(good).toBe(true)
    expect(said).toContain('撤回了 1 条')
    expect(await standing()).toBe(0)
  })
})

describe('a system that is not', () => {
  const refusing =
    (code: string, status = 500) =>
    async () =>
      json({ ok: false, problem: { code, message: code } }, status)
  const changed =
    (change: (data: Record<string, unknown>) => object): Interference =>
    async (_, ask) => {
      const body = JSON.parse((await ask()).body.toString()) as { data: Record<string, unknown> }
      return json({ ...body, data: change(body.data) })
    }
  const twice = (): Interference => {
    let counted = 0
    return changed((data) => {
      counted += 1
      return { ...data, hash: `${counted}` }
    })
  }
  const onLinks =
    (reply: Reply): Interference =>
    (path, ask) =>
      path.startsWith('/files/') ? Promise.resolve(reply) : ask()

  /** Faults that keep nothing else from being walked, several at a time. */
  test.each<[string, [string | null, Interference, string][]]>([
    ['down', [[null, async () => json('nothing', 502), '运行：/api/health 回答 HTTP 502']]],
    ['without its database', [['/api/ready', async () => json({}, 503), '运行：/api/ready 回答 HTTP 503']]],
    [
      'closed to this login, behind a proxy that takes headers away',
      [
        [
          '/api/health',
          async (_, ask) => ({ ...(await ask()), headers: {} }),
          '回答的头：回答里没有：cache-control、x-content-type-options',
        ],
        ['/api/session/open', refusing('badLogin', 401), '登录：session.open 被拒绝'],
      ],
    ],
    [
      'something else, answering with pages',
      [
        ['/api/contract', async () => json('<html>'), '接口清单：/api/contract 不是接口清单'],
        [
          '/api/session/open',
          async () => ({ ...json(0), body: Buffer.from('<html>') }),
          '登录：session.open 的回答不是有据的',
        ],
      ],
    ],
    [
      'of an older version, without lessons, standings and announcements',
      [
        [
          '/api/contract',
          async () => json({ openapi: '3.1.0', paths: { '/api/session/open': {} } }),
          '接口清单：接口清单里没有 session.ways',
        ],
        ['/api/lesson/around', changed((data) => ({ ...data, bell: [] })), '这一节课：没有可以记的一节课'],
        ['/api/standing/mine', refusing('internal'), '我的承诺：standing.mine 被拒绝'],
        ['/api/notice/list', refusing('internal'), '公告：notice.list 被拒绝'],
      ],
    ],
    [
      'without a term, failing to keep a record, not signing out',
      [
        ['/api/session/me', changed((data) => ({ ...data, term: null })), '我是谁：没有进行中的学期'],
        ['/api/record/submit', refusing('internal'), '记一节听课：record.submit 被拒绝'],
        ['/api/session/close', async () => json({ ok: true, data: {} }), '退出：退出以后凭证还能用'],
      ],
    ],
    ['keeping a record twice', [['/api/record/submit', twice(), '再送一次：同一条记录送两次']]],
    [
      'without storage, and not taking a record back',
      [
        ['/api/file/put', refusing('internal'), '照片传上去再取下来：file.put 被拒绝'],
        [
          '/api/record/withdraw',
          changed((data) => ({ ...data, state: 'counted' })),
          '撤回这条记录：撤回以后是 counted',
        ],
      ],
    ],
    [
      'giving links that lead nowhere',
      [[null, onLinks(json('gone', 404)), '照片传上去再取下来：下载的链接回答 HTTP 404']],
    ],
    [
      'giving other bytes back',
      [[null, onLinks(json('other')), '照片传上去再取下来：下载的内容和上传的不一样']],
    ],
  ])('%s is told, and the rest is walked all the same', async (_, faults) => {
    system.interfere((path, ask) => {
      const [, interference] = faults.find(([where]) => where === null || where === path) ?? []
      return interference ? interference(path, ask) : ask()
    })
    const { good, bad } = await smoke()
    expect(good).toBe(false)
    expect(bad).toEqual(faults.map(([, , words]) => expect.stringContaining(words)))
  })

  test('the record is taken back even when the picture fails', async () => {
    expect(await standing()).toBe(0)
  })

  test('nobody listening is told at once', async () => {
    const lines: string[] = []
    const address = new URL('http://127.0.0.1:8489')
    const good = await walk({
      address,
      signIn: { way: 'demo', key },
      readOnly: true,
      now: Date.now,
      say: (line) => lines.push(line),
    })
    expect(good).toBe(false)
    expect(lines.join('\n')).toContain('ECONNREFUSED')
  })
})

describe('the certificate', () => {
  const UNTIL = new Date('2027-06-30T00:00:00Z')
  let server: Server
  let own: { key: string; cert: string }
  let asked: System
  beforeAll(async () => {
    own = selfSigned(UNTIL)
    server = createServer(own, (_, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    asked = new System(new URL(`https://localhost:${(server.address() as AddressInfo).port}`))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const days = (before: number) => UNTIL.getTime() - before * 86_400_000

  test('of an authority that nobody knows is refused', async () => {
    await expect(certificate(asked, days(100))).rejects.toThrow('证书不被信任')
  })

  test('is good with 14 days to go, and not with 13', async () => {
    expect(await certificate(asked, days(14), own.cert)).toContain('还有 14 天')
    await expect(certificate(asked, days(13), own.cert)).rejects.toThrow('还有 13 天到期')
  })

  test('is needed everywhere but on this machine', async () => {
    expect(await certificate(new System(new URL('http://127.0.0.1:8080')), 0)).toContain('本机')
    await expect(certificate(new System(new URL('http://youju.example.cn')), 0)).rejects.toThrow('不是 https')
  })
})
