// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Input } from '#core/contract/contract'
import { type Device, newDevice } from '../device/device'
import { draw } from '../device/draw'
import { no, PEOPLE, SchoolServer } from '../device/school-server'
import { type App, startApp } from '../device/start-app'

vi.mock('@tarojs/taro', () => import('../device/taro'))

const TEMPLATES = [
  { kind: 'digest' as const, templateId: 'tpl-digest', consents: 0 },
  { kind: 'due' as const, templateId: 'tpl-due', consents: 0 },
]

let phone: Device
let school: SchoolServer
let app: App
/** What the server was told, each as often as it arrived. */
let consents: Input<'reminder.consent'>[]
let read: string[]

beforeEach(async () => {
  phone = newDevice()
  school = new SchoolServer()
  phone.serve = school.serve
  consents = []
  read = []
  school.answers.set('reminder.consent', (input) => {
    consents.push(input as Input<'reminder.consent'>)
    return {}
  })
  school.answers.set('reminder.read', (input) => {
    read.push(...(input as Input<'reminder.read'>).ids)
    return {}
  })
  app = await startApp()
  await app.openSession({ way: 'demo', key: 'lin' })
})

const shelf = () => app.reminderShelf(PEOPLE.lin)
/** The server does what it is asked, and its reply is lost. */
const loseReplies = () => {
  phone.serve = async (request) => {
    await school.serve(request)
    throw { errMsg: 'request:fail' }
  }
}

describe('an accepted message', () => {
  test('whose reply is lost is told again under the same id', async () => {
    phone.subscribing = { 'tpl-digest': 'accept', 'tpl-due': 'accept' }
    loseReplies()
    expect(await app.askWechat(TEMPLATES)).toBe(2)
    await app.tellReminders()
    expect(shelf().consents).toHaveLength(1)

    phone.serve = school.serve
    app = await startApp()
    await app.tellReminders()
    expect(consents.length).toBeGreaterThan(1)
    expect(new Set(consents.map(({ id }) => id)).size).toBe(1)
    expect(consents[0]?.accepted).toEqual(['digest', 'due'])
    expect(shelf().consents).toEqual([])
  })

  test('that the server refuses for good is not told for ever', async () => {
    school.answers.set('reminder.consent', () => no('notAllowed'))
    phone.subscribing = { 'tpl-digest': 'accept' }
    await app.askWechat(TEMPLATES)
    await app.tellReminders()
    expect(shelf().consents).toEqual([])
  })

  test('is not told in the name of another person', async () => {
    loseReplies()
    phone.subscribing = { 'tpl-digest': 'accept' }
    await app.askWechat(TEMPLATES)
    await app.tellReminders()
    consents = []
    phone.serve = school.serve
    await app.openSession({ way: 'demo', key: 'zhao' })
    await app.tellReminders()
    expect(consents).toEqual([])
  })
})

describe('a no', () => {
  test('to one of two kinds is kept with its day, and only the other is told', async () => {
    phone.subscribing = { 'tpl-digest': 'accept', 'tpl-due': 'reject' }
    expect(await app.askWechat(TEMPLATES)).toBe(1)
    await app.tellReminders()
    expect(shelf()).toMatchObject({ askedOn: app.schoolToday(), declinedOn: { due: app.schoolToday() } })
    expect(consents.map(({ accepted }) => accepted)).toEqual([['digest']])
  })

  test('to everything tells the server nothing', async () => {
    phone.subscribing = {}
    expect(await app.askWechat(TEMPLATES)).toBe(0)
    await app.tellReminders()
    expect(consents).toEqual([])
  })

  test('before WeChat asks counts like one to WeChat', () => {
    app.declineMessages(['digest'])
    expect(shelf()).toMatchObject({ askedOn: app.schoolToday(), declinedOn: { digest: app.schoolToday() } })
  })

  test('that WeChat gives without asking is no answer of the person', async () => {
    phone.subscribing = null
    expect(await app.askWechat(TEMPLATES)).toBeNull()
    expect(shelf()).toMatchObject({ askedOn: app.schoolToday(), declinedOn: {} })
  })
})

describe('reading', () => {
  test('without network holds here at once and is told when there is one', async () => {
    phone.serve = () => Promise.reject({ errMsg: 'request:fail' })
    app.readReminders(['r1', 'r2'])
    await app.tellReminders()
    const reminders = [
      { id: 'r1', readAt: null },
      { id: 'r3', readAt: null },
    ]
    expect(app.unreadOf(reminders, shelf()).map(({ id }) => id)).toEqual(['r3'])

    phone.serve = school.serve
    await app.tellReminders()
    expect(read).toEqual(['r1', 'r2'])
    expect(app.unreadOf(reminders, shelf()).map(({ id }) => id)).toEqual(['r3'])
  })

  test('shows at once on the page that is open', async () => {
    const page = await draw(() => app.useReminderShelf(), undefined)
    await act(async () => app.readReminders(['r1']))
    expect(page.now()?.read).toEqual(['r1'])
  })
})
