import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import { accessFaults } from './accessible'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'

type Lesson = Output<'lesson.around'>['lessons'][number]
type Summary = Output<'record.list'>['items'][number]

const PHONE = { width: 375, height: 812 }
const PC = { width: 1280, height: 800 }
const NAME = { teacher: /^任课教师/, principal: /^校长/, parent: /^家长/ } as const

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

describe('a teacher on a phone', () => {
  test('logs the lesson of this period in three taps from home, finds it in the list and corrects it', async () => {
    const page = await signedIn('teacher', PHONE)
    await accessible(page)
    const [lesson] = await lessonsNow()
    const begun = Date.now()
    await tapped(page, '记一节听课')
    await accessible(page)
    await page.getByRole('button', { name: titleOf(lesson) }).click()
    await tapped(page, '提交')
    await shown(page.getByText('已提交', { exact: true }))
    expect(Date.now() - begun).toBeLessThan(15_000)
    await shown(page.getByText(/^计入：教师听课/))
    await accessible(page)

    await tapped(page, '完成')
    await place(page, '记录')
    await page
      .getByRole('link', { name: titleOf(lesson) })
      .first()
      .click()
    await shown(page.getByText(lesson.teacherName, { exact: true }))
    await accessible(page)
    await tapped(page, '修改')
    await page.getByRole('textbox', { name: '课题' }).fill('两位数加两位数')
    await tapped(page, '保存修改')
    await shown(page.getByText('已改好', { exact: true }))
    expect(await recordsOfToday()).toEqual([
      expect.objectContaining({ title: `${titleOf(lesson)}《两位数加两位数》`, state: 'counted' }),
    ])
  })

  test('is told before sending that a period is recorded already, and which periods have not begun', async () => {
    const page = await signedIn('teacher', PHONE)
    await tapped(page, '记一节听课')
    await shown(page.getByText('已记', { exact: true }))
    await shown(page.getByText('未开始').first())
    expect(await page.getByRole('radio', { name: /^3/ }).isDisabled()).toBe(true)
    await tapped(page, '提交')
    await shown(page.getByText('请选择节次'))
    await accessible(page)
  })

  test('without network the record waits on the device in sight, and is sent once when the network is back', async () => {
    const page = await signedIn('teacher', PHONE)
    await tapped(page, '记一节听课')
    await page.getByRole('form', { name: '记一节听课' }).getByText('2', { exact: true }).click()
    const [lesson] = await lessonsAt(2)
    await page.getByRole('button', { name: titleOf(lesson) }).click()
    await context.setOffline(true)
    await tapped(page, '提交')
    await shown(page.getByText('已存在本机，连上网自动提交'))
    await accessible(page)
    await tapped(page, '完成')
    await place(page, '记录')
    await shown(page.getByText('还没有提交上去 1 条'))
    await accessible(page)
    expect(await recordsOfToday()).toHaveLength(1)

    await context.setOffline(false)
    await gone(page.getByText('还没有提交上去 1 条'))
    expect(await recordsOfToday()).toHaveLength(2)
  })

  test('a draft survives leaving the page and closing the tab', async () => {
    const page = await signedIn('teacher', PHONE)
    await tapped(page, '记一节听课')
    await page.getByRole('textbox', { name: '课题' }).fill('没写完的课题')
    await page.reload()
    expect(await page.getByRole('textbox', { name: '课题' }).inputValue()).toBe('没写完的课题')
    await page.goto(school.address)
    await shown(page.getByText('继续填写'))
  })
})

describe('others', () => {
  test('the principal sees the week, opens a promise and a person, and finds the lesson behind the number', async () => {
    const [lesson] = await lessonsNow()
    const page = await signedIn('principal', PC)
    await shown(page.getByRole('heading', { name: '本周' }))
    await accessible(page)
    const teacher = await me('teacher')
    const mine = await school.ask('teacher', 'standing.mine', {})
    const rule = mine.promises[0]?.rule.id ?? ''
    await page.locator(`a[href*="rule/index?rule=${rule}"]`).first().click()
    await accessible(page)
    const row = page.locator(`a[href*="proof/index"][href*="subject=${teacher.person.id}"]:visible`)
    const more = page.getByRole('button', { name: '加载更多' })
    await shown(row.or(more))
    while ((await row.count()) === 0) await more.click()
    await row.first().click()
    await shown(page.getByText(new RegExp(`${titleOf(lesson)}《两位数加两位数》`)))
    await accessible(page)
  })

  test('a parent lands on the announcements and reaches nothing else', async () => {
    const page = await signedIn('parent', PHONE)
    await shown(page.getByRole('heading', { name: '公告' }))
    expect(await page.getByRole('navigation').getByRole('link').count()).toBe(2)
    await page.goto(`${school.address}/#/pages/observe/index`)
    await shown(page.getByText('不能查看这一页'))
    await page.goto(`${school.address}/#/pages/home/index`)
    await page.waitForURL(/notices/)
  })
})

async function signedIn(who: keyof typeof NAME, viewport: typeof PHONE): Promise<Page> {
  context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(school.address)
  const demo = page.getByRole('button', { name: NAME[who] })
  await shown(demo)
  await accessible(page)
  await demo.click()
  await shown(page.getByRole('navigation').getByText('我的'))
  return page
}

/** The one thing on show that is called so: pages below stay in the document. */
async function tapped(page: Page, name: string): Promise<void> {
  const called = page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
  await called.filter({ visible: true }).first().click()
}

/** A place of the navigation, which may carry a count. */
const place = (page: Page, name: string) =>
  page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()

const shown = (what: Locator) => what.filter({ visible: true }).first().waitFor()
const gone = (what: Locator) => what.first().waitFor({ state: 'hidden' })

async function accessible(page: Page): Promise<void> {
  await page.waitForTimeout(300)
  expect(await accessFaults(page)).toEqual([])
}

const titleOf = (lesson: Lesson | undefined) => `${lesson?.className} ${lesson?.subject}`

async function lessonsNow(): Promise<[Lesson, ...Lesson[]]> {
  const around = await school.ask('teacher', 'lesson.around', {})
  return around.lessons as [Lesson, ...Lesson[]]
}

async function lessonsAt(period: number): Promise<[Lesson, ...Lesson[]]> {
  const around = await school.ask('teacher', 'lesson.around', { period })
  return around.lessons as [Lesson, ...Lesson[]]
}

async function me(who: 'teacher'): Promise<Output<'session.me'>> {
  return await school.ask(who, 'session.me', {})
}

async function recordsOfToday(): Promise<Summary[]> {
  const { today } = await me('teacher')
  const { items } = await school.ask('teacher', 'record.list', { whose: 'mine' })
  return items.filter(({ on }) => on === today)
}
