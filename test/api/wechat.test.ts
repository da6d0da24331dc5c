import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wechatAppIn, wechatUserBy } from '../../cloudfunctions/_shared/cloud/wechat-user'
import { answer } from '../../cloudfunctions/_shared/endpoint/answer'
import { type TestSchool, testSchool } from './school/test-school'

/** A stand-in for WeChat that answers by code as `jscode2session` does, and remembers what it was asked. */
const asked: URL[] = []
const ANSWERS: Record<string, { status?: number; body: string } | 'never'> = {
  used: { body: JSON.stringify({ errcode: 40163, errmsg: 'code been used' }) },
  invalid: { body: JSON.stringify({ errcode: 40029, errmsg: 'invalid code' }) },
  stranger: { body: JSON.stringify({ openid: 'openid-stranger', session_key: 'k' }) },
  empty: { body: JSON.stringify({ openid: '' }) },
  broken: { body: '<html>502</html>' },
  down: { status: 500, body: JSON.stringify({ openid: 'openid-stranger' }) },
  hanging: 'never',
}

let wechat: Server
let school: TestSchool
beforeAll(async () => {
  wechat = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat')
    asked.push(url)
    const reply = ANSWERS[url.searchParams.get('js_code') ?? '']
    if (reply === 'never') return
    const known = { body: JSON.stringify({ openid: `openid-${school.people.li}`, session_key: 'k' }) }
    response.statusCode = reply?.status ?? 200
    response.end((reply ?? known).body)
  })
  await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
  const { port } = wechat.address() as AddressInfo
  const app = wechatAppIn({
    WECHAT_APP_ID: 'wx-youju',
    WECHAT_APP_SECRET: 'a secret',
    WECHAT_API_ADDRESS: `http://127.0.0.1:${port}`,
  })
  if (!app) throw new Error('WeChat is not set up')
  school = await testSchool({ platform: { wechatUser: wechatUserBy(app, 300) } })
})
afterAll(async () => {
  wechat.closeAllConnections()
  wechat.close()
  await school.close()
})

const open = (code: string) => school.ask(null, 'session.open', { way: 'wechat', code })
const problemOf = async (code: string) => {
  const { body } = await open(code)
  return body.ok ? 'open' : body.problem.code
}

describe('a WeChat code', () => {
  test('of somebody whom the school knows signs in', async () => {
    expect(await problemOf('good')).toBe('open')
  })

  test('is exchanged as WeChat asks for it', async () => {
    asked.length = 0
    await open('a code & more')
    expect(asked.map((url) => [url.pathname, Object.fromEntries(url.searchParams)])).toEqual([
      [
        '/sns/jscode2session',
        { appid: 'wx-youju', secret: 'a secret', js_code: 'a code & more', grant_type: 'authorization_code' },
      ],
    ])
  })

  test('of a stranger is unknown to the school', async () => {
    expect(await problemOf('stranger')).toBe('wechatUnknown')
  })

  test.each(['used', 'invalid', 'empty', 'broken', 'down'])(
    'that WeChat answers with "%s" has failed',
    async (code) => {
      expect(await problemOf(code)).toBe('wechatFailed')
    },
  )

  test('that WeChat never answers has failed after the time-out', async () => {
    const began = Date.now()
    expect(await problemOf('hanging')).toBe('wechatFailed')
    expect(Date.now() - began).toBeLessThan(3_000)
  })

  test('of an unreachable WeChat has failed', async () => {
    const nobody = wechatUserBy({ appId: 'a', secret: 'b', address: 'http://127.0.0.1:1' })
    expect(await nobody('good')).toBeUndefined()
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
    asked.length = 0
    expect(await vouchedFor(`openid-${school.people.li}`)).toBe('open')
    expect(await vouchedFor('openid-stranger')).toBe('wechatUnknown')
    expect(asked).toEqual([])
  })

  test('and did not in this call, a code is needed', async () => {
    expect(await vouchedFor(undefined)).toBe('wechatFailed')
  })
})

describe('a school without WeChat', () => {
  test('does not offer it and opens nobody', async () => {
    const plain = await testSchool()
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
