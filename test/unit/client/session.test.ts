import { beforeEach, describe, expect, test, vi } from 'vitest'
import { civilDateAt } from '#core/calendar/civil-date'
import { type Device, newDevice } from './device/device'
import { meOf, observed, PEOPLE, SchoolServer } from './device/school-server'
import { type App, startApp } from './device/start-app'

vi.mock('@tarojs/taro', () => import('./device/taro'))

let phone: Device
let school: SchoolServer
let app: App

beforeEach(async () => {
  phone = newDevice()
  school = new SchoolServer()
  phone.serve = school.serve
  app = await startApp()
})

const loseNetwork = () => {
  phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
}

describe('signing in', () => {
  test('makes known who one is', async () => {
    const me = await app.openSession({ way: 'demo', key: 'lin' })
    expect(me.person).toEqual({ id: PEOPLE.lin, name: '林晓' })
    expect(app.current()).toBe(me)
  })

  test('with WeChat sends the code that WeChat gives, and says on what device', async () => {
    await app.openSession({ way: 'wechat' })
    expect(phone.requests[0]?.data).toEqual({ way: 'wechat', code: 'wechat-code', device: '微信' })
  })

  test('is not done until it is known whose session it is', async () => {
    phone.serve = async (request) => {
      if (request.url.endsWith('/me')) throw { errMsg: 'request:fail' }
      return school.serve(request)
    }
    await expect(app.openSession({ way: 'demo', key: 'lin' })).rejects.toMatchObject({ name: 'Unreachable' })
    expect(app.current()).toBeNull()
  })

  test('is remembered by an app that was killed, with no network', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    loseNetwork()
    app = await startApp()
    expect(app.current()?.person.name).toBe('林晓')
  })

  test('as another person forgets the answers shown to the one before', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    app.keepAnswer(PEOPLE.lin, 'standing.mine {}', { data: 1, asOf: '2026-09-10T00:00:00Z' })
    await app.openSession({ way: 'demo', key: 'zhao' })
    expect(app.lastAnswer(PEOPLE.lin, 'standing.mine {}')).toBeUndefined()
  })
})

describe('the server’s clock', () => {
  const DAY = 86_400_000
  const tells = (now: string) => {
    school.answers.set('session.me', (_, personId) => ({ ...meOf(personId ?? ''), now }))
  }

  test('tells the day and from when an answer is, on a device that is a day behind', async () => {
    const now = new Date(Date.now() + DAY)
    tells(now.toISOString())
    await app.openSession({ way: 'demo', key: 'lin' })
    expect(app.schoolToday()).toBe(civilDateAt(now.getTime()))
    school.answers.set('roster.classes', () => ({ classes: [] }))
    const asking = app.createAsking('roster.classes', {}, PEOPLE.lin)
    await asking.refresh()
    const asOf = Date.parse(asking.snapshot().answer?.asOf ?? '')
    expect(Math.abs(asOf - now.getTime())).toBeLessThan(5_000)
  })

  test('that an older server did not tell is this device’s', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    expect(Math.abs(app.serverNow() - Date.now())).toBeLessThan(1_000)
  })
})

describe('asking anew who one is', () => {
  test('by several at once is one question, and no answer changes nothing', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    const before = phone.requests.length
    await Promise.all([app.lookWhoIAm(), app.lookWhoIAm()])
    expect(phone.requests).toHaveLength(before + 1)
    loseNetwork()
    await app.lookWhoIAm()
    expect(app.current()?.person.name).toBe('林晓')
  })

  test('replaces what was known and keeps the session', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    school.answers.set('session.me', () => ({ ...app.current(), week: 3 }))
    await app.refreshMe()
    expect(app.current()?.week).toBe(3)
    await app.refreshMe()
    expect(school.renewals).toBe(0)
  })
})

describe('signing out', () => {
  test('ends the session on the server and forgets it here', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    await expect(app.closeSession()).resolves.toEqual({ serverTold: true })
    expect(app.current()).toBeNull()
    expect(app.lastEnding()).toBe('closed')
    expect(school.sessions.every((session) => session.ended)).toBe(true)
  })

  test('is done here even when the server cannot be told, and says so', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    loseNetwork()
    await expect(app.closeSession()).resolves.toEqual({ serverTold: false })
    app = await startApp()
    expect(app.current()).toBeNull()
  })

  test('drops cached answers and keeps drafts and unsent records, which it can name before', async () => {
    await app.openSession({ way: 'demo', key: 'lin' })
    app.keepAnswer(PEOPLE.lin, 'standing.mine {}', { data: 1, asOf: '2026-09-10T00:00:00Z' })
    const draft = app.openDraft({ personId: PEOPLE.lin, form: 'observation', version: 1 }, () => undefined)
    draft.save({ topic: '分数' })
    draft.flush()
    loseNetwork()
    await app.submitRecord(app.newId(), observed('课后补记'))
    expect(app.leftOnDevice(PEOPLE.lin)).toEqual({ drafts: ['observation'], records: 1, files: 0 })
    await app.closeSession()
    expect(app.lastAnswer(PEOPLE.lin, 'standing.mine {}')).toBeUndefined()
    expect(app.leftOnDevice(PEOPLE.lin)).toEqual({ drafts: ['observation'], records: 1, files: 0 })
    expect(app.leftOnDevice(PEOPLE.zhao)).toEqual({ drafts: [], records: 0, files: 0 })
  })
})
