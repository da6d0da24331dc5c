import { type CloudBase, init } from '@cloudbase/node-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { cloudWay } from '../../../../cloudfunctions/_shared/cloud/cloud-way'
import type { Finding, Message, Sent } from '../../../../cloudfunctions/_shared/endpoint/platform'
import { type WechatPort, wechatPort } from '../../../../cloudfunctions/_shared/wechat/wechat-port'
import { type Fault, type WechatStandIn, wechatStandIn } from '../../../api/cloud/wechat-stand-in'

const SEND = '/cgi-bin/message/subscribe/send'
const CHECK = '/wxa/msg_sec_check'
const LOOK = '/wxa/img_sec_check'
const CODE = '/wxa/getwxacodeunlimit'

let wechat: WechatStandIn
let app: CloudBase
const reported: unknown[] = []
const report = (error: unknown) => void reported.push(error)
const environment = () => Promise.resolve(app)

beforeAll(async () => {
  // Or every call of the SDK looks for the cloud's metadata first.
  vi.stubEnv('TENCENTCLOUD', 'true')
  wechat = await wechatStandIn()
  app = init({ env: 'youju-test', serviceUrl: `${wechat.address}/admin`, secretId: 'id', secretKey: 'key' })
})
afterAll(() => {
  vi.unstubAllEnvs()
  return wechat.close()
})
beforeEach(() => {
  wechat.reset()
  reported.length = 0
})

const set = (more: Record<string, string> = {}) => ({ ...wechat.env, CONTENT_CHECK: 'wechat', ...more })
const withoutApp = () => ({ ...set(), WECHAT_APP_SECRET: '' })

/** The same port by each way; the SDK is the real one, sent to the stand-in by its own serviceUrl. */
const WAYS: Record<string, () => WechatPort> = {
  'over HTTPS': () => wechatPort({ env: set(), report }),
  'through the cloud': () =>
    wechatPort({ env: withoutApp(), report, cloud: (https) => cloudWay(https, environment) }),
  'through the cloud, HTTPS beside it': () =>
    wechatPort({ env: set(), report, cloud: (https) => cloudWay(https, environment, async () => true) }),
}

const due: Message = {
  kind: 'due',
  openId: 'openid-li',
  words: {
    line: '五年发展规划后天到期，还没有上报',
    page: '/pages/register/owed/index?x=1',
    dueOn: '2026-12-20',
  },
}

describe.each(Object.entries(WAYS))('%s', (_, portBy) => {
  let port: WechatPort
  beforeEach(() => {
    port = portBy()
  })
  const send = (message: Message = due) => port.messages?.send(message)

  test('a message goes out as its template wants it, and opens its page', async () => {
    expect(await send()).toBe('sent')
    expect(wechat.sent).toEqual([
      {
        touser: 'openid-li',
        template_id: 'template-due',
        page: 'pages/register/owed/index?x=1',
        miniprogram_state: 'formal',
        lang: 'zh_CN',
        data: { thing1: { value: '五年发展规划后天到期，还没有上报' }, date2: { value: '2026年12月20日' } },
      },
    ])
  })

  test('one consent is good for one message', async () => {
    wechat.consents.set('openid-li', 1)
    expect([await send(), await send()]).toEqual(['sent', 'noConsent'])
  })

  test.each<[Fault, Sent]>([
    [43101, 'noConsent'],
    [40003, 'unknownUser'],
    [40037, 'wrong'],
    [47003, 'wrong'],
    [41030, 'wrong'],
    [-1, 'later'],
    [45009, 'later'],
    [45011, 'later'],
    [40164, 'later'],
    [98765, 'later'],
    ['cut', 'later'],
    [{ status: 500 }, 'later'],
    ['html', 'later'],
  ])('a message that meets %j is %s', async (fault, outcome) => {
    wechat.fail(SEND, fault, 3)
    expect(await send()).toBe(outcome)
    expect(wechat.sent).toEqual([])
    expect(reported).toHaveLength(outcome === 'later' || outcome === 'wrong' ? 1 : 0)
  })

  test.each<[string, Finding, string]>([
    ['harmless', 'passed', '家长您好'],
    ['against the rules', 'risky', '违规'],
    ['that somebody should look at', 'risky', '可疑'],
    ['with something in the third piece', 'risky', `${'好'.repeat(6_000)}违规`],
    ['of four pieces', 'passed', '好'.repeat(7_501)],
  ])('words %s are %s', async (_, finding, text) => {
    expect(await port.content?.text(text, 'openid-li')).toBe(finding)
    expect(wechat.askedOf(CHECK)).toHaveLength(Math.ceil(text.length / 2500))
  })

  test('words of somebody without WeChat, or not seen for two hours, are not looked at', async () => {
    expect(await port.content?.text('好', undefined)).toBe('authorAway')
    wechat.fail(CHECK, 61010)
    expect(await port.content?.text('好', 'openid-li')).toBe('authorAway')
  })

  test.each<[Fault]>([[-1], [45009], [98765], ['cut'], ['html'], [{ status: 503 }]])(
    'words that meet %j are not looked at, and pass for nothing',
    async (fault) => {
      wechat.fail(CHECK, fault, 3)
      expect(await port.content?.text('好', 'openid-li')).toBe('unavailable')
    },
  )

  test('what is told of trouble names no person and no words', async () => {
    for (const fault of [45009, 47003, 'cut', 'html', { status: 500 }] as const) {
      wechat.fail(SEND, fault, 3)
      await send()
    }
    const told = reported.map((error) => `${(error as Error).stack} ${JSON.stringify(error)}`).join('\n')
    expect(reported).toHaveLength(5)
    for (const word of ['openid-li', '规划', wechat.app.secret, 'token-']) expect(told).not.toContain(word)
  })
})

describe('pictures and codes', () => {
  const port = () => wechatPort({ env: set({ WECHAT_MINIPROGRAM_STATE: 'trial' }), report, timeoutMs: 500 })
  const jpeg = (text: string, size = 100) => Buffer.concat([Buffer.from(text), Buffer.alloc(size)])
  const look = (bytes: Buffer, type: 'image/jpeg' | 'image/webp' = 'image/jpeg') =>
    port().content?.picture?.(bytes, type)

  test('a picture is looked at', async () => {
    expect(await look(jpeg('fine'))).toBe('passed')
    expect(await look(jpeg('RISKY'))).toBe('risky')
    expect(wechat.askedOf(LOOK)[0]?.body.includes('filename="picture"')).toBe(true)
  })

  test('of one MiB is looked at, one byte more is not sent, and no WebP', async () => {
    expect(await look(jpeg('', 1024 * 1024))).toBe('passed')
    wechat.asked.length = 0
    expect(await look(jpeg('', 1024 * 1024 + 1))).toBe('unfit')
    expect(await look(jpeg('fine'), 'image/webp')).toBe('unfit')
    expect(wechat.asked).toEqual([])
  })

  test('without an answer it was not looked at', async () => {
    wechat.fail(LOOK, 40006)
    expect(await look(jpeg('fine'))).toBe('unavailable')
  })

  test('a code is drawn for the release that is set, whose pages are checked only once it is out', async () => {
    const picture = await port().codes?.picture('pages/account/join/index', 'i=4KD7M2XPABCD')
    expect(picture?.type).toBe('image/png')
    await wechatPort({ env: set(), report }).codes?.picture('pages/account/join/index', 'c=4KD7M2XP')
    expect(wechat.drawn).toMatchObject([
      { page: 'pages/account/join/index', scene: 'i=4KD7M2XPABCD', env_version: 'trial', check_path: false },
      { scene: 'c=4KD7M2XP', env_version: 'release', check_path: true },
    ])
  })

  test.each<[Fault, string]>([
    [-1, 'platformBusy'],
    [45009, 'platformBusy'],
    ['never', 'platformBusy'],
    [41030, 'platformFailed'],
    [48001, 'platformFailed'],
    ['html', 'platformFailed'],
  ])('a code that meets %j is refused with %s', async (fault, code) => {
    wechat.fail(CODE, fault)
    await expect(port().codes?.picture('pages/home/index', 'i=1')).rejects.toMatchObject({ body: { code } })
  })

  test('a scene that WeChat would not take is never asked for', async () => {
    for (const scene of ['', 'i=1%', '中文', 'i='.padEnd(33, '1')]) {
      await expect(port().codes?.picture('pages/home/index', scene)).rejects.toThrow('no scene')
    }
    expect(wechat.asked).toEqual([])
  })
})

describe('what is set up', () => {
  test('is nothing without settings, on a server and in the cloud', () => {
    const nothing = { wechatUser: null, content: null, messages: null, codes: null }
    expect(wechatPort({ env: {}, report })).toEqual(nothing)
    expect(wechatPort({ env: {}, report, cloud: cloudWay })).toEqual(nothing)
  })

  test('in the cloud without id and secret has no codes and no check of pictures', () => {
    const port = wechatPort({ env: withoutApp(), report, cloud: cloudWay })
    expect(port).toMatchObject({ wechatUser: null, codes: null, content: { picture: null } })
    expect(port.messages?.templates).toEqual({ digest: 'template-digest', due: 'template-due' })
  })

  test('wrongly is told when the system starts', () => {
    for (const env of [
      { CONTENT_CHECK: 'wechat' },
      { WECHAT_TEMPLATE_DIGEST: 'a', WECHAT_TEMPLATE_DUE: 'b' },
    ]) {
      expect(() => wechatPort({ env, report })).toThrow('need WECHAT_APP_ID')
    }
    expect(() => wechatPort({ env: set({ CONTENT_CHECK: 'weixin' }), report })).toThrow('CONTENT_CHECK')
    expect(() => wechatPort({ env: set({ WECHAT_MINIPROGRAM_STATE: 'beta' }), report })).toThrow('formal')
    expect(() => wechatPort({ env: set({ WECHAT_TEMPLATE_DUE_FIELDS: 'number1=line' }), report })).toThrow(
      'WECHAT_TEMPLATE_DUE_FIELDS',
    )
  })
})

describe('through the cloud with HTTPS beside it', () => {
  const port = (handsToken: boolean) =>
    wechatPort({
      env: set(),
      report,
      cloud: (https) => cloudWay(https, environment, async () => handsToken),
    })
  const overHttps = () => wechat.askedOf(SEND).filter(({ query }) => query.has('access_token')).length

  test('the cloud is asked where it hands a token, HTTPS where it hands none', async () => {
    expect(await port(true).messages?.send(due)).toBe('sent')
    expect(overHttps()).toBe(0)
    expect(await port(false).messages?.send(due)).toBe('sent')
    expect(overHttps()).toBe(1)
  })

  test.each([-604101, 48001])(
    'HTTPS is asked where the cloud refuses with %i, and the message goes once',
    async (errcode) => {
      wechat.fail(SEND, errcode)
      expect(await port(true).messages?.send(due)).toBe('sent')
      expect([overHttps(), wechat.sent.length]).toEqual([1, 1])
    },
  )

  test.each<[Fault]>([['cut'], [-1], [43101], [{ status: 500 }]])(
    'HTTPS is not asked where the cloud may have sent it already, as with %j',
    async (fault) => {
      wechat.fail(SEND, fault)
      expect(await port(true).messages?.send(due)).not.toBe('sent')
      expect(overHttps()).toBe(0)
    },
  )
})
