import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type OverHttps, overHttps } from '../../../../cloudfunctions/_shared/wechat/over-https'
import { WechatTrouble } from '../../../../cloudfunctions/_shared/wechat/trouble'
import { type Fault, type WechatStandIn, wechatStandIn } from '../../../api/cloud/wechat-stand-in'

const TOKEN = '/cgi-bin/stable_token'
const CHECK = '/wxa/msg_sec_check'
const CODE = '/wxa/getwxacodeunlimit'
const words = { content: '家长您好', version: 2, scene: 3, openid: 'openid-li' }

let wechat: WechatStandIn
let way: OverHttps
beforeAll(async () => {
  wechat = await wechatStandIn()
})
afterAll(() => wechat.close())
beforeEach(() => {
  wechat.reset()
  way = patient()
})
const waiting = (timeoutMs: number) => overHttps({ ...wechat.app, address: wechat.address }, timeoutMs, {})
const patient = () => waiting(10_000)

const kindOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'fine',
    (error: unknown) => (error instanceof WechatTrouble ? error.kind : String(error)),
  )

describe('the access token', () => {
  test('is asked for once by 200 callers at once, and kept for those who come after', async () => {
    await Promise.all(Array.from({ length: 200 }, () => way.ask(CHECK, words)))
    await way.ask(CHECK, words)
    expect(wechat.askedOf(TOKEN)).toHaveLength(1)
    expect(wechat.askedOf(CHECK)).toHaveLength(201)
  })

  test('that WeChat calls over is renewed once for all 200 callers, and each call repeated once', async () => {
    await way.ask(CHECK, words)
    wechat.expireTokens()
    wechat.asked.length = 0
    await Promise.all(Array.from({ length: 200 }, () => way.ask(CHECK, words)))
    expect(wechat.askedOf(TOKEN)).toHaveLength(1)
    expect(wechat.askedOf(CHECK)).toHaveLength(400)
  })

  test.each([40001, 42001, 40014])('that meets %i is replaced once and no more', async (errcode) => {
    wechat.fail(CHECK, errcode)
    expect(await kindOf(way.ask(CHECK, words))).toBe('fine')
    wechat.fail(CHECK, errcode, 2)
    wechat.asked.length = 0
    expect(await kindOf(way.ask(CHECK, words))).toBe('token')
    expect(wechat.askedOf(CHECK)).toHaveLength(2)
  })

  test('is made anew where WeChat gives back the very one that it refuses, yet not twice in half a minute', async () => {
    await way.ask(CHECK, words)
    for (const forced of [true, undefined]) {
      wechat.asked.length = 0
      wechat.fail(CHECK, 40001, 2)
      await kindOf(way.ask(CHECK, words))
      const asked = wechat.askedOf(TOKEN).map(({ body }) => JSON.parse(body.toString()).force_refresh)
      expect(asked.at(-1)).toBe(forced)
    }
  })

  test('is asked for again by the next caller when it could not be had', async () => {
    wechat.fail(TOKEN, { status: 500 })
    const first = await Promise.all(Array.from({ length: 20 }, () => kindOf(way.ask(CHECK, words))))
    expect(first).toEqual(first.map(() => 'busy'))
    expect(wechat.askedOf(TOKEN)).toHaveLength(1)
    expect(await kindOf(way.ask(CHECK, words))).toBe('fine')
  })

  test.each([40125, 40164, 40013])(
    'that is refused with %i tells that the setting is wrong',
    async (errcode) => {
      wechat.fail(TOKEN, errcode)
      expect(await kindOf(way.ask(CHECK, words))).toBe('setup')
    },
  )
})

describe('an answer', () => {
  test.each<[Fault, string]>([
    [-1, 'busy'],
    [45009, 'busy'],
    [45011, 'busy'],
    [48001, 'setup'],
    [40164, 'setup'],
    [43101, 'consent'],
    [40003, 'user'],
    [61010, 'away'],
    [47003, 'wrong'],
    [40037, 'wrong'],
    [41030, 'wrong'],
    [87014, 'risky'],
    [99999, 'unknown'],
    ['never', 'busy'],
    ['cut', 'busy'],
    [{ status: 502 }, 'busy'],
    [{ status: 404 }, 'unknown'],
    ['html', 'unknown'],
  ])('of %j is of the kind %s', async (fault, kind) => {
    wechat.fail(CHECK, fault)
    const asked = fault === 'never' ? waiting(500) : patient()
    expect(await kindOf(asked.ask(CHECK, words))).toBe(kind)
  })

  test('that leads elsewhere is not followed', async () => {
    wechat.fail(CHECK, { status: 302 })
    expect(await kindOf(way.ask(CHECK, words))).toBe('busy')
    expect(wechat.askedOf('/elsewhere')).toEqual([])
  })

  test('that should be a picture and is JSON is what the JSON says', async () => {
    wechat.fail(CODE, 41030)
    const asked = { scene: 'i=1', page: 'pages/home/index', env_version: 'release' }
    expect(await kindOf(way.draw(CODE, asked))).toBe('wrong')
    wechat.fail(CODE, 'html')
    expect(await kindOf(way.draw(CODE, asked))).toBe('unknown')
    expect((await way.draw(CODE, asked)).type).toBe('image/png')
  })

  test('leaves no token, secret or openid in its error', async () => {
    const errors: unknown[] = []
    for (const fault of [40003, 40001, 'cut', 'html', 'never', { status: 500 }] as const) {
      wechat.fail(CHECK, fault, 2)
      await waiting(500)
        .ask(CHECK, words)
        .catch((error: unknown) => errors.push(error))
    }
    const told = errors.map((error) => `${(error as Error).stack} ${JSON.stringify(error)}`).join('\n')
    expect(errors).toHaveLength(6)
    for (const secret of [wechat.app.secret, 'token-', words.openid]) expect(told).not.toContain(secret)
  })
})

describe('the pace', () => {
  const paced = (longestWaitMs: number) =>
    overHttps({ ...wechat.app, address: wechat.address }, 2_000, {
      [CHECK]: { perSecond: 50, atOnce: 5, longestWaitMs },
    })

  test('lets five at once through and the others after them, a fiftieth of a second apart', async () => {
    const one = paced(1_000)
    const from = performance.now()
    await Promise.all(Array.from({ length: 15 }, () => one.ask(CHECK, words)))
    expect(performance.now() - from).toBeGreaterThan(195)
  })

  test('turns away at once who would wait too long, and lets nobody else pay for it', async () => {
    const one = paced(100)
    vi.useFakeTimers({ toFake: ['performance'] })
    const asked = Array.from({ length: 30 }, () => kindOf(one.ask(CHECK, words)))
    vi.useRealTimers()
    const kinds = await Promise.all(asked)
    expect(kinds.filter((kind) => kind === 'fine')).toHaveLength(10)
    expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(20)
    expect(wechat.askedOf(CHECK)).toHaveLength(10)
  })
})
