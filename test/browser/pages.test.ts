import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accessFaults } from './accessible'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'

const PHONE = { width: 375, height: 812 }
const PC = { width: 1280, height: 800 }
const NAME = { teacher: /^任课教师/, director: /^教导主任/, principal: /^校长/ } as const

let school: RunningSchool
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterEach(() => context.close())

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

describe('a form that is refused', () => {
  test('has its first faulty field in view and in focus, however far down one was', async () => {
    const page = await signedIn('director', PHONE)
    await open(page, '/pages/notice-edit/index')
    await shown(page.getByText('全体教职工'))
    await page.mouse.wheel(0, 2_000)
    await tapped(page, '预览并发布')
    const title = page.getByLabel('标题')
    await expectInView(title)
    expect(await accessFaults(page)).toEqual([])

    await title.fill('期中家长会')
    await page.getByLabel('正文').fill('周五下午两点。')
    await tapped(page, '预览并发布')
    await expectInView(page.getByRole('checkbox', { name: '全体教职工' }))
  })

  test('to sign in asks for the login first, then for the password', async () => {
    context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(school.address)
    await tapped(page, '登录')
    await expectInView(page.getByLabel('账号', { exact: true }))
    await page.getByLabel('账号', { exact: true }).fill('somebody')
    await tapped(page, '登录')
    await expectInView(page.getByLabel('密码', { exact: true }))
  })
})

describe('the week', () => {
  test('is in the address: the way back goes a step back, and a link opens the same week', async () => {
    const page = await signedIn('principal', PC)
    await shown(page.getByText('第 12 周', { exact: true }))
    await tapped(page, '上一周')
    await tapped(page, '上一周')
    await shown(page.getByRole('heading', { name: '第 10 周' }))
    expect(page.url()).toContain('week=10')
    const link = page.url()
    await page.goBack()
    await shown(page.getByRole('heading', { name: '第 11 周' }))
    await page.goBack()
    await shown(page.getByRole('heading', { name: '本周' }))

    await page.goto('about:blank')
    await page.goto(link)
    await shown(page.getByRole('heading', { name: '第 10 周' }))
    await page.locator('a[href*="rule/index"]:visible').first().click()
    await shown(page.getByText('要求', { exact: true }))
    await page.goBack()
    await shown(page.getByRole('heading', { name: '第 10 周' }))
  })
})

describe('a promise of many', () => {
  test('shows all the people of a group or a status, however many pages there are', async () => {
    const { promises } = await school.ask('principal', 'standing.school', {})
    const largest = promises.reduce((most, each) => (each.rollUp.owing > most.rollUp.owing ? each : most))
    const { rule, rollUp } = largest
    expect(rollUp.owing).toBeGreaterThan(30)
    const page = await signedIn('principal', PC)
    await open(page, `/pages/rule/index?rule=${rule.id}`)
    await tapped(page, `滞后 ${rollUp.behind}`)
    await expect.poll(() => rows(page).count()).toBe(rollUp.behind)
    expect(await page.getByRole('button', { name: '加载更多' }).count()).toBe(0)
    await tapped(page, /^全部 /)
    await expect.poll(() => rows(page).count()).toBe(30)

    const { groups } = await school.ask('principal', 'standing.rule', { ruleId: rule.id })
    const last = groups.filter(({ id }) => id !== null).at(-1)
    await tapped(page, new RegExp(`^${last?.name}`))
    const { owing = 0, waived = 0 } = last?.rollUp ?? {}
    await expect.poll(() => rows(page).count()).toBe(owing + waived)
    await shown(page.getByRole('heading', { name: `按人 · ${last?.name}` }))
    expect(await accessFaults(page)).toEqual([])
  })
})

describe('a page below the places of the navigation', () => {
  test('keeps the rail on a wide screen, which shows the place it lies under and none as the page itself', async () => {
    const page = await signedIn('principal', PC)
    await open(page, '/pages/plan/index')
    await shown(page.getByRole('heading', { name: '工作计划' }))
    // The first: the plan's tree of chapters is another.
    const rail = page.getByRole('navigation').filter({ visible: true }).first()
    expect(await rail.getByRole('link').count()).toBe(5)
    const here = rail.locator('[aria-current]')
    expect(await here.allInnerTexts()).toEqual(['我的'])
    expect(await here.getAttribute('aria-current')).toBe('true')
    await open(page, '/pages/me/index')
    expect(await here.allInnerTexts()).toEqual(['我的'])
    expect(await here.getAttribute('aria-current')).toBe('page')
    await open(page, '/pages/plan/index')
    await shown(page.getByRole('heading', { name: '工作计划' }))
    expect(await accessFaults(page)).toEqual([])
    await page.setViewportSize(PHONE)
    await rail.waitFor({ state: 'hidden' })
  })

  test('whose address leads nowhere says so and leads home', async () => {
    const page = await signedIn('teacher', PHONE)
    for (const address of ['/pages/record/index?id=garbage', '/pages/proof/index?rule=x&subject=y']) {
      await open(page, address)
      await shown(page.getByText('没有找到这一页的内容'))
      await tapped(page, '回到首页')
      await shown(page.getByRole('heading', { name: '首页' }))
    }
  })

  test('says once that there is no network', async () => {
    const page = await signedIn('teacher', PHONE)
    await page.waitForTimeout(3_000)
    await context.setOffline(true)
    await page.evaluate(() => {
      window.location.hash = '#/pages/plan/index'
    })
    await shown(page.getByText('本机还没有这部分内容'))
    expect(await page.getByText('没有网络').filter({ visible: true }).count()).toBe(1)
  })
})

test('a returned record waits for its author on home, and says first why it came back', async () => {
  const page = await signedIn('teacher', PHONE)
  await tapped(page, /^有 1 条被退回，改好后再提交/)
  await shown(page.getByRole('link', { name: /^记录 ?1? ?1 条被退回/ }))
  await shown(page.getByRole('tab', { name: '被退回', selected: true }))
  const returned = page.getByRole('link').filter({ hasText: '已退回' })
  await shown(returned)
  expect(await returned.filter({ visible: true }).count()).toBe(1)
  expect(await accessFaults(page)).toEqual([])
  await returned.filter({ visible: true }).first().click()
  await shown(page.getByText(/退回了这条记录：.+改好后再提交，核准以后计入。/))
  expect(await accessFaults(page)).toEqual([])
})

async function signedIn(who: keyof typeof NAME, viewport: typeof PHONE): Promise<Page> {
  context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(school.address)
  await page.getByRole('button', { name: NAME[who] }).click()
  await shown(page.getByRole('navigation').getByText('我的'))
  return page
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${school.address}/#${address}`)
}

async function tapped(page: Page, name: string | RegExp): Promise<void> {
  const called = page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
  await called.filter({ visible: true }).first().click()
}

const rows = (page: Page) => page.locator('tbody tr').filter({ visible: true })

const shown = (what: Locator) => what.filter({ visible: true }).first().waitFor()

async function expectInView(control: Locator): Promise<void> {
  await expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true)
  const box = await control.boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? 0) + 44).toBeLessThanOrEqual(PHONE.height)
}
