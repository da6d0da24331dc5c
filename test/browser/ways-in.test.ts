import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessFaults } from './accessible'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, PHONE, visible, visitor } from './visitor'

let school: RunningSchool
let browser: Browser
const open: BrowserContext[] = []

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterAll(async () => {
  for (const context of open) await context.close()
  await browser?.close()
  await school?.stop()
})

/** Somebody whom nobody knows yet, with a browser of their own. */
async function stranger(viewport: typeof PHONE, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  open.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${school.address}/#${path}`)
  return page
}

const tap = (page: Page, name: string | RegExp) =>
  visible(page.getByRole('button', { name }).or(page.getByRole('link', { name }))).click()
const fill = (page: Page, label: string, text: string) =>
  visible(page.getByRole('textbox', { name: label, exact: true })).fill(text)
const sees = (page: Page, words: string | RegExp) => visible(page.getByText(words)).waitFor()
const accessible = async (page: Page) => {
  await page.waitForTimeout(300)
  expect(await accessFaults(page)).toEqual([])
}
/** Whoever comes for the first time is told what is kept about them. */
async function agreed(page: Page): Promise<void> {
  await tap(page, '同意并继续')
  await visible(page.getByRole('navigation').getByText('我的')).waitFor()
}

const PASSWORD = '一句好记的话 2026'

test('a clerk prints two invitations; one colleague joins by code on a PC, one by link on a phone; a lost phone is signed out', async () => {
  const clerk = await visitor(browser, school.address, 'clerk', PC)
  open.push(clerk.context)
  await clerk.open('/pages/account/invitations/index')
  const boxes = clerk.page.getByRole('checkbox')
  await visible(boxes).waitFor()
  await clerk.accessible()
  const [first = '', second = ''] = await boxes.allInnerTexts()
  for (const index of [0, 1]) await boxes.nth(index).click()
  await clerk.tap('邀请选中的 2 人')
  await clerk.sees('2 张邀请')
  await clerk.accessible()
  const [codeOfFirst = '', codeOfSecond = ''] = await clerk.page
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/)
    .allInnerTexts()
  await clerk.tap('都发好了')
  await visible(clerk.page.getByRole('dialog').getByRole('button', { name: '都发好了' })).click()
  await clerk.sees('还不能登录')

  const pc = await stranger(PC, '/pages/login/index')
  await tap(pc, /有邀请码/)
  await fill(pc, '邀请码', codeOfFirst.toLowerCase().replaceAll('-', ''))
  await accessible(pc)
  await tap(pc, '下一步')
  await sees(pc, `${first[0]}${'*'.repeat(first.length - 1)}`)
  await fill(pc, '账号', 'New.Colleague')
  await fill(pc, '密码', PASSWORD)
  await accessible(pc)
  await tap(pc, '加入')
  await agreed(pc)

  const phone = await stranger(PHONE, `/pages/account/join/index?code=${codeOfSecond}`)
  await sees(phone, `${second[0]}${'*'.repeat(second.length - 1)}`)
  await accessible(phone)
  await fill(phone, '账号', 'second')
  await fill(phone, '密码', PASSWORD)
  await tap(phone, '加入')
  await agreed(phone)

  const lost = await stranger(PHONE, '/pages/login/index')
  await fill(lost, '账号', 'new.colleague')
  await fill(lost, '密码', PASSWORD)
  await tap(lost, '登录')
  await visible(lost.getByRole('navigation').getByText('我的')).waitFor()

  await pc.goto(`${school.address}/#/pages/account/devices/index`)
  await sees(pc, '本机')
  await accessible(pc)
  await tap(pc, '退出其他所有设备')
  await visible(pc.getByRole('dialog').getByRole('button', { name: '退出', exact: true })).click()
  await sees(pc, '已退出 1 处登录')
  await lost.reload()
  await sees(lost, '登录已过期')
  for (const path of ['ways', 'places']) {
    await pc.goto(`${school.address}/#/pages/account/${path}/index`)
    await visible(pc.getByRole('heading', { level: 1 })).waitFor()
    await accessible(pc)
  }
})
