import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { overHttps } from '../../../cloudfunctions/_shared/wechat/over-https'
import { type WechatApp, wechatAppIn } from '../../../cloudfunctions/_shared/wechat/settings'
import { wechatUserBy } from '../../../cloudfunctions/_shared/wechat/wechat-user'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Fault, type WechatStandIn, wechatStandIn } from './wechat-stand-in'

const LOGIN = '/sns/jscode2session'

let wechat: WechatStandIn
let school: TestSchool
const reported: unknown[] = []
const userBy = (app: WechatApp) => wechatUserBy(app, overHttps(app, 1_000), (error) => reported.push(error))

beforeAll(async () => {
  wechat = await wechatStandIn()
  const app = wechatAppIn(wechat.env)
  if (!app) throw new Error('WeChat is not set up')
  school = await testSchool({ platform: { wechatUser: userBy(app) } })
})
afterAll(async () => {
  await wechat.close()
  await school.close()
})
beforeEach(() => {
  wechat.reset()
  reported.length = 0
})

const open = (code: string) => school.ask(null, 'session.open', { way: 'wechat', code })
const codeOfLi = () => wechat.codeOf(`openid-${school.people.li}`)
const problemOf = async (code: string) => {
  const { body, status } = await open(code)
  return body.ok ? 'open' : `${status} ${body.problem.code}`
}

describe('a WeChat code', () => {
  test('of somebody whom the school knows signs in', async () => {
    expect(await problemOf(codeOfLi())).toBe('open')
  })

  test('is exchanged as WeChat asks for it', async () => {
    await open('a code & more')
    expect(wechat.asked.map(({ path, query }) => [path, Object.fromEntries(query)])).toEqual([
      [
        LOGIN,
        {
          appid: 'wx-youju',
          secret: wechat.app.secret,
          js_code: 'a code & more',
          grant_type: 'authorization_code',
        },
      ],
    ])
  })

  test('of a stranger is unknown to the school', async () => {
    expect(await problemOf(wechat.codeOf('openid-stranger'))).toBe('401 wechatUnknown')
  })

  test('that was used, or never was one, is refused: another one may do', async () => {
    const code = codeOfLi()
    expect(await problemOf(code)).toBe('open')
    expect(await problemOf(code)).toBe('401 wechatRefused')
    expect(await problemOf('never')).toBe('401 wechatRefused')
    expect(reported).toEqual([])
  })

  test('of somebody whom WeChat itself keeps out is refused', async () => {
    wechat.fail(LOGIN, 40226)
    expect(await problemOf(codeOfLi())).toBe('401 wechatRefused')
  })

  test.each<[Fault]>([[-1], [45011], [45009], ['never'], ['cut'], [{ status: 500 }], [{ status: 503 }]])(
    'that meets %j is to be tried again later, and works then',
    async (fault) => {
      const code = codeOfLi()
      wechat.fail(LOGIN, fault)
      expect(await problemOf(code)).toBe('503 platformBusy')
      expect(await problemOf(code)).toBe('open')
    },
  )

  test.each<[Fault]>([[40125], [40013], [40164], [12345], ['html'], [{ status: 404 }]])(
    'that meets %j fails until somebody mends it, who finds it in the log',
    async (fault) => {
      wechat.fail(LOGIN, fault)
      expect(await problemOf(codeOfLi())).toBe('502 wechatFailed')
      expect(reported).toHaveLength(1)
    },
  )

  test('waits no longer than the time-out', async () => {
    wechat.fail(LOGIN, 'never')
    const began = Date.now()
    await open(codeOfLi())
    expect(Date.now() - began).toBeLessThan(5_000)
  })

  test('of an unreachable WeChat is to be tried again later', async () => {
    const nobody = userBy({ appId: 'a', secret: 'b', address: 'http://127.0.0.1:1' })
    await expect(nobody('good')).rejects.toMatchObject({ body: { code: 'platformBusy' } })
  })

  test('and the secret stand in no error, nor does WeChat’s own wording', async () => {
    const code = codeOfLi()
    for (const fault of ['cut', 'html', 40125, 40029, { status: 502 }] as const) {
      wechat.fail(LOGIN, fault)
      await open(code)
    }
    const told = reported
      .map((error) => `${error} ${(error as Error).stack} ${JSON.stringify(error)}`)
      .join('\n')
    expect(told).toContain('40125')
    for (const secret of [wechat.app.secret, code, 'rid']) expect(told).not.toContain(secret)
  })
})

describe('where the cloud vouches for the caller', () => {
  const vouchedFor = async (openId: string | undefined) => {
    const call = {
      operation: 'session.open',
      input: { way: 'wechat' },
      token: undefined,
      openId,
      requestId: 'by the cloud',
    }
    const { body } = await answer(call, school.deployment)
    return body.ok ? 'open' : body.problem.code
  }

  test('whom the school knows signs in without a code, and WeChat is not asked', async () => {
    expect(await vouchedFor(`openid-${school.people.li}`)).toBe('open')
    expect(await vouchedFor('openid-stranger')).toBe('wechatUnknown')
    expect(wechat.asked).toEqual([])
  })

  test('and did not in this call, a code is needed', async () => {
    expect(await vouchedFor(undefined)).toBe('wechatFailed')
  })
})

describe('a school without WeChat', () => {
  test('does not offer it and opens nobody', async () => {
    const plain = await testSchool({ entrance: 'direct' })
    expect(await plain.call(null, 'session.ways', {})).toEqual({ password: true, wechat: false, demo: [] })
    expect((await plain.refused(null, 'session.open', { way: 'wechat', code: 'good' })).code).toBe(
      'wayClosed',
    )
    await plain.close()
  })

  test('is one whose app id or secret is missing', () => {
    expect(wechatAppIn({ WECHAT_APP_ID: 'a' })).toBeUndefined()
    expect(wechatAppIn({ WECHAT_APP_SECRET: 'b' })).toBeUndefined()
    expect(wechatAppIn({ WECHAT_APP_ID: 'a', WECHAT_APP_SECRET: 'b' })?.address).toBe(
      'https://api.weixin.qq.com',
    )
  })

  test('with it offers it', async () => {
    expect(await school.call(null, 'session.ways', {})).toEqual({ password: true, wechat: true, demo: [] })
  })
})
