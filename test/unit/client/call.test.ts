import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../eventually'
import { type AskedRequest, type Device, newDevice } from './device/device'
import { no, PEOPLE, SchoolServer } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
let school: SchoolServer
let app: App

const list = () => app.call('plan.show', {})
const gate = () => {
  let open: () => void = () => undefined
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, resolve: () => open() }
}
const paths = () => phone.requests.map((request) => request.url.replace('http://school.test/api/', ''))

beforeEach(async () => {
  vi.useRealTimers()
  phone = newDevice()
  school = new SchoolServer()
  phone.serve = school.serve
  school.answers.set('plan.show', (_, personId) => ({ title: personId }))
  app = await startApp()
})

describe('a call', () => {
  test('gives the data of the answer', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    await expect(list()).resolves.toEqual({ title: PEOPLE.lin })
  })

  test("throws the server's problem", async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.answers.set('plan.show', () => no('noPlan'))
    await expect(list()).rejects.toMatchObject({ name: 'CallProblem', problem: { code: 'noPlan' } })
  })

  test('is not even sent when nobody is signed in', async () => {
    await expect(list()).rejects.toMatchObject({ problem: { code: 'notSignedIn' } })
    expect(phone.requests).toHaveLength(0)
  })

  test('in the name of one person is not sent under the session of another', async () => {
    await app.openSession({ way: 'demo', key: 'zhao' })
    phone.requests.length = 0
    await expect(app.call('plan.show', {}, { as: PEOPLE.lin })).rejects.toMatchObject({
      problem: { code: 'notSignedIn' },
    })
    expect(phone.requests).toHaveLength(0)
  })
})

describe('an expired token', () => {
  test('is renewed once for all calls that meet it together, and each is asked again', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    const answers = await Promise.all([list(), list(), list()])
    expect(answers).toEqual(Array(3).fill({ title: PEOPLE.lin }))
    expect(school.renewals).toBe(1)
  })

  test('met late by a call that was slow does not spend a second refresh token', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    let release: () => void = () => undefined
    phone.serve = async (request) => {
      const reply = await school.serve(request)
      if (phone.requests.length === 3) await new Promise<void>((resolve) => (release = resolve))
      return reply
    }
    const slow = list()
    await list()
    release()
    await slow
    expect(school.renewals).toBe(1)
  })

  test('known to expire within half a minute is renewed before the call', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await app.openSession({ way: 'demo', key: 'lin' })
    phone.requests.length = 0
    vi.setSystemTime(Date.now() + 600_000 - 29_000)
    await list()
    expect(paths()).toEqual(['session/renew', 'plan/show'])
  })

  test('half a minute and more before that is used as it is', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await app.openSession({ way: 'demo', key: 'lin' })
    phone.requests.length = 0
    vi.setSystemTime(Date.now() + 600_000 - 31_000)
    await list()
    expect(paths()).toEqual(['plan/show'])
  })

  test('on a phone whose clock is an hour ahead is not renewed with every call', async () => {
    school.tokenLivesMs = 600_000 - 3_600_000
    await app.openSession({ way: 'demo', key: 'lin' })
    await list()
    await list()
    expect(school.renewals).toBe(0)
  })

  test('that cannot be renewed for want of a network leaves the session alone', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    phone.serve = async (request) => {
      if (request.url.endsWith('/renew')) throw { errMsg: 'request:fail' }
      return school.serve(request)
    }
    await expect(list()).rejects.toMatchObject({ name: 'Unreachable' })
    expect(app.current()?.person.id).toBe(PEOPLE.lin)
    phone.serve = school.serve
    await expect(list()).resolves.toEqual({ title: PEOPLE.lin })
  })

  test('that cannot be renewed while the server is busy leaves the session alone', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    phone.serve = async (request) =>
      request.url.endsWith('/renew') ? { statusCode: 503, data: no('busy') } : school.serve(request)
    await expect(list()).rejects.toMatchObject({ problem: { code: 'busy' } })
    expect(app.current()).not.toBeNull()
  })

  test('whose renewal is refused ends the session and tells those who listen', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.endSessions()
    const heard = vi.fn()
    app.subscribe(heard)
    await expect(list()).rejects.toMatchObject({ problem: { code: 'notSignedIn' } })
    expect(app.current()).toBeNull()
    expect(app.lastEnding()).toBe('ended')
    expect(heard).toHaveBeenCalledOnce()
  })

  test('is renewed only once in a call: a second refusal ends the session', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    phone.requests.length = 0
    phone.serve = async (request) =>
      request.url.endsWith('/renew') ? school.serve(request) : { statusCode: 401, data: no('notSignedIn') }
    await expect(list()).rejects.toMatchObject({ problem: { code: 'notSignedIn' } })
    expect(paths()).toEqual(['plan/show', 'session/renew', 'plan/show'])
    expect(app.current()).toBeNull()
  })

  test('renewed while another person signs in does not put the first one back', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    const renewing = gate()
    phone.serve = async (request: AskedRequest) => {
      const reply = await school.serve(request)
      if (request.url.endsWith('/renew')) await renewing.promise
      return reply
    }
    const lins = expect(list()).rejects.toMatchObject({ problem: { code: 'notSignedIn' } })
    await eventually(() => expect(paths()).toContain('session/renew'))
    await app.openSession({ way: 'demo', key: 'zhao' })
    renewing.resolve()
    await lins
    expect(app.current()?.person.id).toBe(PEOPLE.zhao)
    await expect(list()).resolves.toEqual({ title: PEOPLE.zhao })
  })

  test('renewed while the same person signs in anew does not replace the newer session', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    const renewing = gate()
    phone.serve = async (request: AskedRequest) => {
      const reply = await school.serve(request)
      if (request.url.endsWith('/renew')) await renewing.promise
      return reply
    }
    const answer = list()
    await eventually(() => expect(paths()).toContain('session/renew'))
    await app.openSession({ way: 'demo', key: 'lin' })
    const newer = app.signedIn()?.tokens
    renewing.resolve()
    await expect(answer).resolves.toEqual({ title: PEOPLE.lin })
    expect(app.signedIn()?.tokens).toEqual(newer)
  })

  test('renewed while the person signs out does not sign in again', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.expireTokens()
    const renewing = gate()
    phone.serve = async (request: AskedRequest) => {
      if (request.url.endsWith('/close')) throw { errMsg: 'request:fail' }
      const reply = await school.serve(request)
      if (request.url.endsWith('/renew')) await renewing.promise
      return reply
    }
    const lins = expect(list()).rejects.toMatchObject({ problem: { code: 'notSignedIn' } })
    await eventually(() => expect(paths()).toContain('session/renew'))
    await app.closeSession()
    renewing.resolve()
    await lins
    expect(app.current()).toBeNull()
    expect(phone.stored.has('youju.session.1')).toBe(false)
  })
})
