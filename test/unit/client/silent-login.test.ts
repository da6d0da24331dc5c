import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../eventually'
import { type Device, newDevice } from './device/device'
import { no, observed, PEOPLE, SchoolServer } from './device/school-server'
import { startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

const MONTH_AND_A_DAY = 32 * 86_400_000

let phone: Device
let school: SchoolServer

beforeEach(() => {
  vi.useRealTimers()
  phone = newDevice()
  school = new SchoolServer()
  phone.serve = school.serve
})

async function launch(platform: 'weapp' | 'h5' = 'weapp') {
  const app = await startApp({ platform })
  const silent = await import('../../../src/services/silent-login')
  return { ...app, ...silent }
}

type App = Awaited<ReturnType<typeof launch>>

async function settled(app: App) {
  app.signInSilently()
  await eventually(() => expect(app.silentLogin()).not.toBe('trying'))
  return app.silentLogin()
}

const opened = () => phone.requests.filter(({ url }) => url.endsWith('/session/open')).length
const wechatIs = (who: 'lin' | 'zhao' | 'wechatUnknown' | 'wayClosed' | 'platformBusy') => {
  school.wechat = who === 'lin' || who === 'zhao' ? who : no(who)
}

describe('a launch without a session', () => {
  test('signs in whom the school knows', async () => {
    wechatIs('lin')
    const app = await launch()
    expect(await settled(app)).toBe('in')
    expect(app.current()?.person.id).toBe(PEOPLE.lin)
  })

  test.each([
    ['wechatUnknown', 'unknown'],
    ['wayClosed', 'off'],
    ['platformBusy', 'failed'],
  ] as const)('that is answered %s comes to "%s", and nobody is signed in', async (answered, outcome) => {
    wechatIs(answered)
    const app = await launch()
    expect(await settled(app)).toBe(outcome)
    expect(app.current()).toBeNull()
  })

  test('tries once, however many pages want to know', async () => {
    wechatIs('wechatUnknown')
    const app = await launch()
    app.signInSilently()
    await settled(app)
    app.signInSilently()
    expect(opened()).toBe(1)
  })

  test('is left to the person who would rather sign in another way', async () => {
    wechatIs('lin')
    const app = await launch()
    app.signInSilently()
    app.giveUpSilentLogin()
    await eventually(() => expect(school.sessions).toMatchObject([{ ended: true }]))
    expect(app.current()).toBeNull()
  })

  test('in a browser asks nothing', async () => {
    const app = await launch('h5')
    app.signInSilently()
    expect(app.silentLogin()).toBe('off')
    expect(opened()).toBe(0)
  })
})

describe('a launch after', () => {
  test('a sign-out asks nothing until somebody has signed in again', async () => {
    wechatIs('lin')
    const before = await launch()
    await before.openSession({ way: 'wechat' })
    await before.closeSession()
    const app = await launch()
    app.signInSilently()
    expect(app.silentLogin()).toBe('off')
    expect(opened()).toBe(1)
  })

  test('somebody ended the session elsewhere asks nothing', async () => {
    const before = await launch()
    await before.openSession({ way: 'demo', key: 'lin' })
    school.endSessions()
    await expect(before.refreshMe()).rejects.toMatchObject({ problem: { code: 'notSignedIn' } })
    expect(before.lastEnding()).toBe('ended')
    const app = await launch()
    app.signInSilently()
    expect(app.silentLogin()).toBe('off')
  })
})

describe('a session that was not used for a month', () => {
  async function aMonthLater() {
    const before = await launch()
    await before.openSession({ way: 'demo', key: 'lin' })
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    await before.submitRecord(before.newId(), observed('一个月以前'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + MONTH_AND_A_DAY })
    school.endSessions()
    phone.serve = school.serve
    return launch()
  }

  test('goes on by WeChat, and what waited is sent', async () => {
    const app = await aMonthLater()
    wechatIs('lin')
    await app.sendPending()
    expect(school.kept.map(({ personId }) => personId)).toEqual([PEOPLE.lin])
    expect(app.current()?.person.id).toBe(PEOPLE.lin)
  })

  test('stays while WeChat is away, with what waits', async () => {
    const app = await aMonthLater()
    wechatIs('platformBusy')
    await app.sendPending()
    expect(app.current()?.person.id).toBe(PEOPLE.lin)
    expect(app.leftOnDevice(PEOPLE.lin).records).toBe(1)
  })

  test('is over where WeChat is somebody else’s now, who sends nothing of it and is not signed in', async () => {
    const app = await aMonthLater()
    wechatIs('zhao')
    await app.sendPending()
    expect(app.current()).toBeNull()
    expect(app.lastEnding()).toBe('expired')
    expect(school.kept).toEqual([])
    await eventually(() => expect(school.sessions.every(({ ended }) => ended)).toBe(true))
    expect(app.leftOnDevice(PEOPLE.lin).records).toBe(1)
  })

  test('is over where the school does not know this WeChat', async () => {
    const app = await aMonthLater()
    wechatIs('wechatUnknown')
    await app.sendPending()
    expect(app.lastEnding()).toBe('expired')
    expect(app.leftOnDevice(PEOPLE.lin).records).toBe(1)
  })
})

test('a record that a release too old cannot send waits for the next one, and the app is told', async () => {
  const app = await launch()
  const { onTooOld } = await import('../../../src/services/too-old')
  const told = vi.fn()
  onTooOld(told)
  await app.openSession({ way: 'demo', key: 'lin' })
  school.refuse = () => 'clientTooOld'
  await app.submitRecord(app.newId(), observed('旧版本写的'))
  expect(told).toHaveBeenCalled()
  expect(app.leftOnDevice(PEOPLE.lin).records).toBe(1)
  school.refuse = () => null
  const updated = await launch()
  await updated.sendPending()
  expect(school.kept).toHaveLength(1)
})
