import { beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../eventually'
import { type Device, newDevice, setNetwork } from './device/device'
import { startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
beforeEach(() => {
  vi.useRealTimers()
  phone = newDevice()
})

const answering = (data: unknown, statusCode = 200) => {
  phone.serve = () => Promise.resolve({ statusCode, data })
}

describe('over HTTPS', () => {
  test('an operation is a POST to its noun and verb with the token and a request id of version 7', async () => {
    const app = await startApp()
    answering({ ok: true, data: { unread: 0 } })
    await app.transport('notice.list', {}, 'secret')
    expect(phone.requests[0]).toMatchObject({
      url: 'http://school.test/api/notice/list',
      method: 'POST',
      data: {},
      header: { 'content-type': 'application/json', authorization: 'Bearer secret' },
    })
    expect(phone.requests[0]?.header['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/)
  })

  test('without a token there is no authorization header', async () => {
    const app = await startApp()
    answering({ ok: true, data: {} })
    await app.transport('session.ways', {})
    expect(phone.requests[0]?.header).not.toHaveProperty('authorization')
  })

  test("a refusal is the server's reply, not a failure", async () => {
    const app = await startApp()
    const refusal = { ok: false, problem: { code: 'notFound', message: '没有找到', details: {} } }
    answering(refusal, 404)
    await expect(app.transport('notice.list', {}, 't')).resolves.toEqual(refusal)
  })

  test.each([
    ['an HTML page of a proxy', '<html>502 Bad Gateway</html>', 502],
    ['nothing, as h5 reports what is not JSON', null, 200],
    ["somebody else's JSON", { code: 0, msg: 'ok' }, 200],
    ['a reply without data', { ok: true }, 200],
    ['a refusal without a problem', { ok: false }, 500],
    ['a refusal without words', { ok: false, problem: { code: 'internal' } }, 500],
  ])('%s is not our server', async (_, body, status) => {
    const app = await startApp()
    answering(body, status)
    await expect(app.transport('notice.list', {}, 't')).rejects.toMatchObject({
      name: 'Unreachable',
      why: 'notOurs',
    })
  })

  test('a lost network and a platform time-out are told apart, and keep the words of the platform', async () => {
    const app = await startApp()
    phone.serve = () => Promise.reject({ errMsg: 'request:fail net::ERR_NAME_NOT_RESOLVED' })
    await expect(app.transport('notice.list', {}, 't')).rejects.toMatchObject({
      why: 'noNetwork',
      detail: 'request:fail net::ERR_NAME_NOT_RESOLVED',
      message: '连不上服务器，请检查网络后再试。',
    })
    phone.serve = () => Promise.reject({ errMsg: 'request:fail timeout' })
    await expect(app.transport('notice.list', {}, 't')).rejects.toMatchObject({ why: 'timeout' })
  })

  test('an answer that never comes is given up after exactly 10 seconds', async () => {
    const app = await startApp()
    vi.useFakeTimers()
    phone.serve = () => new Promise(() => undefined)
    const outcome = vi.fn()
    app.transport('notice.list', {}, 't').catch((fault: Error) => outcome(fault))
    await vi.advanceTimersByTimeAsync(9_999)
    expect(outcome).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toHaveBeenCalledWith(expect.objectContaining({ why: 'timeout' }))
  })

  test('h5 without a base asks its own origin', async () => {
    const app = await startApp({ platform: 'h5', apiBase: '' })
    expect(app.apiBase()).toBe('')
  })
})

describe('over the cloud', () => {
  test('a mini-program with a cloud environment calls the function of the noun', async () => {
    const app = await startApp({ cloudEnv: 'env-1' })
    const serve = vi.fn(() => Promise.resolve({ statusCode: 200, data: { ok: true, data: { id: 'x' } } }))
    phone.serve = serve
    await app.transport('notice.withdraw', { id: 'x' }, 'secret')
    expect(serve).toHaveBeenCalledWith({
      url: 'cloud:notice',
      data: {
        ...{ action: 'withdraw', data: { id: 'x' }, token: 'secret' },
        ...{ requestId: expect.any(String), version: '0.0.0' },
      },
      header: {},
    })
  })

  test('a function that breaks is unreachable', async () => {
    const app = await startApp({ cloudEnv: 'env-1' })
    phone.serve = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -504002 functions execute fail' })
    await expect(app.transport('notice.list', {}, 't')).rejects.toMatchObject({ name: 'Unreachable' })
  })

  test('h5 goes over HTTPS even where a cloud environment is named', async () => {
    const app = await startApp({ platform: 'h5', cloudEnv: 'env-1' })
    answering({ ok: true, data: {} })
    await app.transport('session.ways', {})
    expect(phone.requests).toHaveLength(1)
  })
})

describe('another API address', () => {
  test('a trial build takes it from the launch query before the storage', async () => {
    const app = await startApp()
    phone.envVersion = 'trial'
    phone.stored.set('youju.apiBase', 'http://10.0.0.1:8080/')
    expect(app.apiBase()).toBe('http://10.0.0.1:8080')
    phone.launchQuery = { 'youju.apiBase': encodeURIComponent('http://10.0.0.2:8080') }
    expect(app.apiBase()).toBe('http://10.0.0.2:8080')
  })

  test('a released build cannot be led elsewhere', async () => {
    const app = await startApp()
    phone.envVersion = 'release'
    phone.stored.set('youju.apiBase', 'http://thief.test')
    phone.launchQuery = { 'youju.apiBase': 'http://thief.test' }
    expect(app.apiBase()).toBe('http://school.test')
  })

  test('what is not an http address is ignored', async () => {
    const app = await startApp()
    phone.launchQuery = { 'youju.apiBase': 'javascript:alert(1)' }
    expect(app.apiBase()).toBe('http://school.test')
  })
})

describe('the network as the device tells it', () => {
  test('offline at start is known, and its return is told', async () => {
    phone.networkType = 'none'
    const app = await startApp()
    const heard = vi.fn()
    app.subscribeNetwork(heard)
    await eventually(() => expect(app.isOnline()).toBe(false))
    setNetwork(phone, true)
    expect(app.isOnline()).toBe(true)
    expect(heard).toHaveBeenCalledTimes(2)
  })
})
