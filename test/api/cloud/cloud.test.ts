import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays, civilDateAt } from '#core/calendar/civil-date'
import { notice } from '../notice/notices'
import type { PersonKey } from '../school/cast'
import { type TestSchool, TOKEN_SECRET, testSchool } from '../school/test-school'
import { contextOf, type Deployed, databaseUrl, deploy, type RunningFunction } from './deployed'
import { wechatStandIn } from './wechat-stand-in'

let school: TestSchool
let deployed: Deployed
let session: RunningFunction
let record: RunningFunction
let standing: RunningFunction

const ENV = () => ({
  DATABASE_URL: databaseUrl(inject('database').app),
  YOUJU_TOKEN_SECRET: TOKEN_SECRET,
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'youju-test',
  // Where a container keeps the caller before; nobody may be taken for them.
  WX_OPENID: openIdOf('zhou'),
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
})

/** The functions go by the real clock, so the term is moved around it. */
const today = civilDateAt(Date.now())

beforeAll(async () => {
  school = await testSchool()
  const term = [school.districtId, addDays(today, -60), addDays(today, 60)]
  await school.rows('update youju.term set start_on = $2, end_on = $3 where district_id = $1', term)
  await school.rows(
    'update youju.plan_version set effective_from = $2 where district_id = $1',
    term.slice(0, 2),
  )
  await school.rows(`update youju.appointment set from_on = '2020-09-01' where district_id = $1`, [
    school.districtId,
  ])
  deployed = await deploy()
  const start = (name: string) => deployed.start(name, ENV())
  ;[session, record, standing] = await Promise.all([start('session'), start('record'), start('standing')])
}, 60_000)
afterAll(async () => {
  await deployed.remove()
  await school.close()
})

const openIdOf = (who: PersonKey) => `openid-${school.people[who]}`
const open = { action: 'open', data: { way: 'wechat', code: 'vouched' } }

async function signIn(who: PersonKey): Promise<string> {
  const body = await session.call(open, contextOf(openIdOf(who)))
  if (!body.ok) throw new Error(body.problem.code)
  return (body.data as { token: string }).token
}

describe('a deployed function', () => {
  test('of every folder starts and refuses what it does not know', { timeout: 120_000 }, async () => {
    const folders = await readdir(path.resolve(import.meta.dirname, '../../../cloudfunctions'), {
      withFileTypes: true,
    })
    const names = folders
      .filter((each) => each.isDirectory() && !each.name.startsWith('_'))
      .map(({ name }) => name)
    // It has no operations, and tells nothing to whoever calls it.
    const timer = await deployed.start('timer', ENV())
    await expect(timer.call({ action: 'nothing' }, contextOf(undefined))).rejects.toThrow('nothing answered')
    timer.stop()
    for (const name of names.filter((each) => each !== 'timer')) {
      const running = await deployed.start(name, ENV())
      for (const action of ['nothing', '__proto__', 'constructor', '', null, { toString: 'show' }]) {
        expect(await running.call({ action }, contextOf(undefined)), name).toMatchObject({
          problem: { code: 'unknownOperation' },
        })
      }
      expect(await running.call(null, contextOf(undefined))).toMatchObject({
        problem: { code: 'unknownOperation' },
      })
      running.stop()
    }
  })

  test('knows another function’s operations as little', async () => {
    expect(await record.call({ action: 'me' }, contextOf(undefined))).toMatchObject({
      problem: { code: 'unknownOperation' },
    })
  })

  test('without its database or its secret says what to set', async () => {
    for (const missing of ['DATABASE_URL', 'YOUJU_TOKEN_SECRET'] as const) {
      const { [missing]: _, ...env } = ENV()
      const running = await deployed.start('session', env)
      await expect(running.call({ action: 'ways' }, contextOf(undefined))).rejects.toThrow(
        'DATABASE_URL and YOUJU_TOKEN_SECRET must be set',
      )
      running.stop()
    }
  })
})

describe('one observation in the cloud', () => {
  test('Wang signs in by the WeChat user the cloud vouches for, submits, and sees it counted', async () => {
    const token = await signIn('wang')
    const submission = school.observation({ on: addDays(today, -1) })
    const receipt = await record.call(
      { action: 'submit', data: submission, token },
      contextOf(openIdOf('wang')),
    )
    expect(receipt).toMatchObject({
      ok: true,
      data: { id: submission.id, state: 'counted', credits: [{ quantity: 1 }] },
    })
    expect(
      await standing.call({ action: 'mine', data: {}, token }, contextOf(openIdOf('wang'))),
    ).toMatchObject({
      ok: true,
      data: {
        promises: expect.arrayContaining([
          expect.objectContaining({
            rule: expect.objectContaining({ id: 'TK5' }),
            standing: expect.objectContaining({ done: 1, target: 15 }),
          }),
        ]),
      },
    })
  })

  test('is refused without a token, although the cloud vouches for the caller', async () => {
    const submission = school.observation({ on: addDays(today, -2) })
    expect(
      await record.call({ action: 'submit', data: submission }, contextOf(openIdOf('wang'))),
    ).toMatchObject({
      ok: false,
      problem: { code: 'notSignedIn' },
    })
  })

  test('with a request id that cannot be kept is kept under another', async () => {
    const token = await signIn('wang')
    const submission = school.observation({ on: addDays(today, -3) })
    const event = { action: 'submit', data: submission, token, requestId: 'with a \u0000 in it' }
    expect(await record.call(event, contextOf(undefined))).toMatchObject({ ok: true })
  })
})

describe('who is calling', () => {
  const nameOf = async (token: string) => {
    const body = await session.call({ action: 'me', token }, contextOf(undefined))
    return body.ok ? (body.data as { person: { name: string } }).person.name : body.problem.code
  }

  test('forty callers at once, by turns Wang and Li, are never taken for each other', async () => {
    const callers = Array.from({ length: 40 }, (_, index): PersonKey => (index % 2 === 0 ? 'wang' : 'li'))
    const names = await Promise.all(callers.map(async (who) => nameOf(await signIn(who))))
    expect(names).toEqual(callers.map((who) => (who === 'wang' ? '王老师' : '李老师')))
  })

  test.each<[string, () => unknown]>([
    ['whose context names none', () => contextOf(undefined)],
    ['whose context names an empty one', () => contextOf('')],
    ['without a context', () => undefined],
    ['with an empty context', () => ({})],
    [
      'with the openid beside the environment',
      () => ({ ...contextOf(undefined), WX_OPENID: openIdOf('zhou') }),
    ],
  ])('a call %s is nobody’s, whatever the process remembers', async (_, context) => {
    expect(await session.call(open, context())).toMatchObject({ ok: false, problem: { code: 'wayClosed' } })
  })

  test('an openid in the event is not believed', async () => {
    const userInfo = { openId: openIdOf('zhou'), appId: 'wx-youju' }
    const event = { ...open, userInfo, openId: openIdOf('zhou'), WX_OPENID: openIdOf('zhou') }
    expect(await session.call(event, contextOf(undefined))).toMatchObject({ problem: { code: 'wayClosed' } })
    const data = { ...open.data, openId: openIdOf('zhou') }
    expect(await session.call({ ...open, data }, contextOf(undefined))).toMatchObject({
      problem: { code: 'badInput' },
    })
  })

  test('a WeChat user that no school knows is told so', async () => {
    expect(await session.call(open, contextOf('openid-stranger'))).toMatchObject({
      problem: { code: 'wechatUnknown' },
    })
  })

  test('the older form of the context is understood too', async () => {
    const { environment: _, ...older } = contextOf(undefined) as Record<string, unknown>
    const environ = `WX_CONTEXT_KEYS=WX_OPENID,WX_APPID;WX_OPENID=${openIdOf('li')};WX_APPID=wx-youju`
    const body = await session.call(open, { ...older, environ })
    expect(await nameOf(body.ok ? (body.data as { token: string }).token : '')).toBe('李老师')
  })

  test('the older form is not believed where a name stands in it twice, as it does when a value brought it along', async () => {
    const { environment: _, ...older } = contextOf(undefined) as Record<string, unknown>
    const forged = `;WX_OPENID=${openIdOf('zhou')}`
    for (const environ of [
      `WX_OPENID=${openIdOf('li')};WX_APPID=wx-youju;TCB_SOURCE=web${forged}`,
      `TCB_SOURCE=web${forged};WX_OPENID=${openIdOf('li')};WX_APPID=wx-youju`,
    ]) {
      expect(await session.call(open, { ...older, environ })).toMatchObject({
        problem: { code: 'wayClosed' },
      })
    }
  })

  test('a user of another mini-program in the same environment is nobody here', async () => {
    const env = { ...ENV(), WECHAT_APP_ID: 'wx-youju' }
    const strict = await deployed.start('session', env)
    const from = (appId: string) => contextOf(openIdOf('li'), { WX_APPID: appId })
    expect(await strict.call(open, from('wx-another'))).toMatchObject({ problem: { code: 'wayClosed' } })
    expect(await strict.call(open, from('wx-youju'))).toMatchObject({ ok: true })
    strict.stop()
  })

  test('a call over HTTP access carries its action and its openid in a body, and is nobody’s call', async () => {
    const event = { httpMethod: 'POST', path: '/session', headers: {}, body: JSON.stringify(open) }
    expect(await session.call(event, contextOf(undefined))).toMatchObject({
      problem: { code: 'unknownOperation' },
    })
  })
})

test('a deployed function has words checked by WeChat through the SDK, as its author', async () => {
  const wechat = await wechatStandIn()
  const running = await deployed.start('notice', {
    ...ENV(),
    CONTENT_CHECK: 'wechat',
    // How the cloud itself tells the SDK where its endpoint is, and hands it WeChat's token.
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${wechat.address}/admin` }),
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_API_TOKEN',
    WX_API_TOKEN: 'handed by the cloud',
  })
  const token = await signIn('qian')
  const publish = async (text: string) => {
    const data = { ...notice(school, [['parents', 'class1']], { text, lastOn: null }), publishAt: null }
    const body = await running.call({ action: 'publish', data, token }, contextOf(openIdOf('qian')))
    return body.ok ? 'published' : body.problem.code
  }
  expect(await publish('家长您好')).toBe('published')
  expect(await publish('违规')).toBe('contentRisky')
  wechat.fail('/wxa/msg_sec_check', { status: 503 }, 9)
  expect(await publish('家长您好')).toBe('contentUnchecked')
  const authors = wechat.askedOf('/wxa/msg_sec_check').map(({ body }) => JSON.parse(body.toString()).openid)
  expect(new Set(authors)).toEqual(new Set([openIdOf('qian')]))
  running.stop()
  await wechat.close()
})
