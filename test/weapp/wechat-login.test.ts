import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type WechatStandIn, wechatStandIn } from '../api/cloud/wechat-stand-in'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { DeviceStorage } from './device/device-storage'
import { type LaunchOptions, launchWeapp } from './launch'
import type { Weapp } from './weapp'

const TEACHER = 'openid-of-the-teacher'
const MONTH_AND_A_DAY = 32 * 86_400_000
const CODES = '/sns/jscode2session'

let wechat: WechatStandIn
let school: RunningSchool
let browser: Browser
let app: Weapp

beforeAll(async () => {
  wechat = await wechatStandIn()
  school = await runningSchool({}, { ...process.env, ...wechat.env })
  browser = await launchBrowser()
  await school.ask('teacher', 'account.bindWechat', { code: wechat.codeOf(TEACHER) })
})

afterEach(() => app?.close())

afterAll(async () => {
  await browser?.close()
  await school?.stop()
  await wechat?.close()
})

test('whom the school knows is in without a form, on the page that a card led to, and out until they say so', async () => {
  await launch(TEACHER, { url: 'pages/notices/index' })
  expect(app.route()).toBe('pages/notices/index')
  await app.relaunch('pages/me/index')
  await app.tap('退出登录')
  await app.tap(inDialog('退出'))
  expect(app.route()).toBe('pages/login/index')
  const asked = wechat.askedOf(CODES).length

  await app.relaunch()
  await reads('微信登录')
  expect(wechat.askedOf(CODES)).toHaveLength(asked)
  await app.tap('微信登录')
  expect(app.route()).toBe('pages/home/index')
  app.expectClean()
})

test('whom it does not know is told of the two ways on; with WeChat down it may be tried again', async () => {
  await launch('openid-of-a-stranger')
  expect(app.route()).toBe('pages/login/index')
  await reads(/这个微信还没有和学校里的人对应/)
  await reads('有邀请码')
  await reads('家长用班级码加入')
  await app.close()

  wechat.fail(CODES, { status: 500 }, 3)
  await launch(TEACHER)
  await reads(/暂时没有回应/)
  wechat.reset()
  await app.tap('再试一次微信登录')
  expect(app.route()).toBe('pages/home/index')
  app.expectClean()
})

test('after a month unused the session is renewed unseen, and what waited is sent under the same person', async () => {
  const storage = new DeviceStorage()
  await launch(TEACHER, { storage })
  await app.tap('记一节听课')
  await app.tap('1')
  const { lessons } = await school.ask('teacher', 'lesson.around', { period: 1 })
  await app.tap(`${lessons[0]?.className} ${lessons[0]?.subject}`)
  app.network.switchTo('none')
  await app.tap('提交')
  await reads('已存在本机，连上网自动提交')
  await app.close()

  await school.expireSessions('teacher')
  const late = { storage, clockOffset: MONTH_AND_A_DAY }
  wechat.fail(CODES, 'cut', 3)
  await launch(TEACHER, late)
  expect(app.route()).toBe('pages/home/index')
  expect(await handedIn()).toHaveLength(0)
  await app.close()

  wechat.reset()
  await launch(TEACHER, late)
  expect(app.route()).toBe('pages/home/index')
  expect(await handedIn()).toHaveLength(1)
  app.expectClean()
})

test('a session that somebody ended is not opened again without being asked', async () => {
  const storage = new DeviceStorage()
  await launch(TEACHER, { storage })
  await app.close()
  await school.ask('teacher', 'session.end', { id: null })
  const asked = wechat.askedOf(CODES).length
  await launch(TEACHER, { storage })
  expect(app.route()).toBe('pages/login/index')
  await reads(/登录已过期/)
  expect(wechat.askedOf(CODES)).toHaveLength(asked)
})

test('a mini-program code leads to the class it was made for', async () => {
  await launch('openid-of-a-parent', { url: 'pages/parents/join/index?scene=c%3D00000000' })
  expect(app.route()).toContain('pages/parents/join/index')
  const field = app.page.locator('wx-page-root input').first()
  expect(await field.inputValue()).toBe('00000000')
  app.expectClean()
})

test('before the first use of what WeChat guards the person is asked, and without agreeing that alone is left out', async () => {
  await school.ask('clerk', 'account.bindWechat', { code: wechat.codeOf('openid-of-the-clerk') })
  const [own] = (await school.ask('clerk', 'parent.units', {})).classes
  const classId = own?.classId ?? ''
  const { code } = await school.ask('clerk', 'parent.openCode', { classId, lastOn: '2026-12-01' })
  await launch('openid-of-the-clerk', { url: `pages/parents/class/index?id=${classId}` })
  app.device.agreedToPrivacy = false
  await app.tap('复制给班级群')
  await reads(/写入剪贴板/)
  await app.tap(inDialog('不同意'))
  await reads(/没有同意，所以这一项没有做/)
  expect(app.device.clipboard).toBe('')
  await app.relaunch(`pages/parents/class/index?id=${classId}`)
  await app.tap('复制给班级群')
  await app.tap(inDialog('同意'))
  expect(app.device.clipboard).toContain(`${code.slice(0, 4)}-${code.slice(4)}`)
  app.expectClean()
})

test('a new release that is ready is used when a page without a form is left', async () => {
  await launch(TEACHER)
  await app.tap('记一节听课')
  await app.offerUpdate()
  await app.toBackground()
  expect(updates()).toBe(0)
  await app.toForeground()
  await app.relaunch()
  await app.offerUpdate()
  await app.toBackground()
  expect(updates()).toBe(1)
})

async function launch(openId: string, options: Partial<LaunchOptions> = {}): Promise<void> {
  const login = () => wechat.codeOf(openId)
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser, login, ...options })
}

const updates = () => app.report.calls.filter(({ name }) => name === 'updateManager.applyUpdate').length

/** What the teacher has handed in for the first period of today. */
async function handedIn() {
  const { today } = await school.ask('teacher', 'session.me', {})
  const { items } = await school.ask('teacher', 'record.list', { whose: 'mine' })
  return items.filter(({ on, detail }) => on === today && detail.includes('第 1 节'))
}

const inDialog = (words: string) =>
  app.page.locator('[aria-role=dialog], [role=dialog]').getByText(words, { exact: true })

async function reads(text: string | RegExp): Promise<void> {
  await app.page.locator('wx-page-root').getByText(text).first().waitFor()
}
