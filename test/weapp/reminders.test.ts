import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Input, OperationName, Output } from '#core/contract/contract'
import { accessFaults } from '../browser/accessible'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { DeviceStorage } from './device/device-storage'
import { httpTransport, type Transport } from './device/transport'
import { type LaunchOptions, launchWeapp } from './launch'
import type { Weapp } from './weapp'

let school: RunningSchool
let browser: Browser
let app: Weapp
/** What the server was told about consents, each as often as it arrived. */
let consents: Input<'reminder.consent'>[]

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterEach(() => app.close())

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

const LINE = '还要听 3 节课，周三前听 1 节就跟得上'

const digest: Output<'reminder.list'>['items'][number] = {
  id: uuidv7(),
  kind: 'digest',
  line: LINE,
  page: '/pages/observe/index',
  dueOn: null,
  at: '2026-11-19T00:00:00.000Z',
  readAt: null,
}

/** The demo has no WeChat behind it: what it would say of reminders is said here. */
function withMessages(): Transport {
  const on = httpTransport(school.address)
  const answers: Partial<Record<OperationName, (body: string) => object>> = {
    'reminder.list': () => ({ items: [digest], next: null }),
    'reminder.read': () => ({}),
    'reminder.ways': () => ({
      choices: { digest: true, due: true },
      templates: [
        { kind: 'digest', templateId: 'tpl-digest', consents: consents.length > 0 ? 1 : 0 },
        { kind: 'due', templateId: 'tpl-due', consents: 2 },
      ],
    }),
    'reminder.consent': (body) => {
      consents.push(JSON.parse(body) as Input<'reminder.consent'>)
      return {}
    },
  }
  return async (request, signal, sent) => {
    const answer = answers[request.path.replace('/api/', '').replace('/', '.') as OperationName]
    if (!answer) return on(request, signal, sent)
    sent()
    const body = Buffer.from(JSON.stringify({ ok: true, data: answer(request.body.toString()) }))
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body }
  }
}

async function signedIn(options: Partial<LaunchOptions> = {}): Promise<void> {
  consents = []
  const transport = withMessages()
  const folder = school.weappFolder
  app = await launchWeapp({ folder, server: school.address, browser, transport, ...options })
  await app.tap(app.page.getByText(/^任课教师 /).first())
}

const reads = (text: string | RegExp) =>
  app.page.locator('wx-page-root').getByText(text, { exact: true }).first().waitFor()
const says = (text: string) => app.page.getByText(text, { exact: true }).count()

test('the digest waits on home until it is read', async () => {
  await signedIn()
  await reads(LINE)
  await app.tap(LINE)
  expect(app.route()).toBe('pages/observe/index')
  await app.back()
  expect(await says(LINE)).toBe(0)
  app.expectClean()
})

test('who has handed in a record is offered a message once, and a lost reply counts once', async () => {
  await signedIn()
  await app.tap('记一节听课')
  const { lessons } = await school.ask('teacher', 'lesson.around', {})
  await app.tap(`${lessons[0]?.className} ${lessons[0]?.subject}`)
  await app.tap('提交')
  await reads('已提交')
  app.network.inject({ kind: 'lose-reply', path: /reminder\/consent/ })
  await app.tap('在微信里提醒我')
  const asked = app.report.calls.filter(({ name }) => name === 'requestSubscribeMessage')
  expect(asked.map(({ options }) => options)).toEqual([expect.objectContaining({ tmplIds: ['tpl-digest'] })])
  expect(await says('在微信里提醒我')).toBe(0)

  await app.tap('完成')
  await expect.poll(() => consents.length).toBeGreaterThan(1)
  expect(new Set(consents.map(({ id }) => id)).size).toBe(1)
  expect(consents[0]?.accepted).toEqual(['digest'])
  await app.relaunch('pages/reminders/index')
  await reads(LINE)
  expect(await says('在微信里提醒我')).toBe(0)
  app.expectClean()
})

describe('in large type on a dark phone', () => {
  test('home, a form, the reminders and the sign-in page can be read, and nothing sticks out', async () => {
    const storage = new DeviceStorage()
    storage.set('youju.largeType', 'true')
    const viewport = { width: 375, height: 724 }
    consents = []
    const settings = { storage, viewport, colorScheme: 'dark' as const }
    await signedIn(settings)
    const faults: Record<string, string[]> = {}
    for (const page of ['home', 'observe', 'reminders', 'reminders/ways']) {
      await app.relaunch(`pages/${page}/index`)
      faults[page] = await look()
    }
    storage.remove('youju.session.1')
    await app.relaunch('pages/login/index')
    faults.login = await look()
    expect(faults).toEqual({ home: [], observe: [], reminders: [], 'reminders/ways': [], login: [] })
  })
})

/** What is hard to read or lies outside the screen. */
async function look(): Promise<string[]> {
  const wide = await app.page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : [],
  )
  const faint = (await accessFaults(app.page)).filter((fault) => fault.startsWith('color-contrast'))
  return [...wide, ...faint]
}
