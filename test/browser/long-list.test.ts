import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { manyRecords } from './many-records'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

const RECORDS = 1_000
const A_PAGE = 100
/** What 1,000 records all drawn would be far beyond. */
const MOST_ELEMENTS = 2_000

let school: RunningSchool
let browser: Awaited<ReturnType<typeof launchBrowser>>
let teacher: Visitor

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
  teacher = await visitor(browser, school.address, 'teacher')
  await hasManyRecords(teacher)
})

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

async function hasManyRecords({ page }: Visitor) {
  const own = await school.ask('teacher', 'record.list', { whose: 'mine' })
  const answers = manyRecords(own, RECORDS, A_PAGE)
  await page.route('**/api/record/list', (route) =>
    route.fulfill({ json: { ok: true, data: answers(route.request().postDataJSON().cursor) } }),
  )
}

test('a list of 1,000 records is read to its end and back, draws what is around the screen only, and is whole on paper', async () => {
  const { page } = teacher
  await teacher.open('/pages/records/index')
  await teacher.sees('听课 1 号')
  await teacher.tap('加载更多')
  await page.mouse.move(180, 400)
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, 3_000)
        return visible(page.getByText(`听课 ${RECORDS} 号`, { exact: true })).count()
      },
      { timeout: 30_000, interval: 50 },
    )
    .toBe(1)
  expect(await page.getByText('听课 1 号', { exact: true }).count()).toBe(0)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(MOST_ELEMENTS)
  await teacher.accessible()

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  expect(await page.getByText(/^听课 \d+ 号$/).count()).toBe(RECORDS)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect.poll(() => page.getByText(/^听课 \d+ 号$/).count()).toBeLessThan(200)

  await page.mouse.wheel(0, -1_000_000)
  await teacher.sees('听课 1 号')
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(MOST_ELEMENTS)
})

test('coming back from a record, the list stands where it was left', async () => {
  const { page } = teacher
  await page.mouse.wheel(0, 3_000)
  const there = visible(page.getByText('听课 45 号', { exact: true }))
  await there.waitFor()
  await there.scrollIntoViewIfNeeded()
  await page.waitForTimeout(500)
  const before = await there.boundingBox()
  await there.click()
  await page.waitForURL(/record\/index/)
  await page.goBack()
  await there.waitFor()
  await page.waitForTimeout(500)
  const after = await there.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 9_999))).toBeLessThan(40)
})

test('who has asked for more once gets all of it on a wide screen, too, going to the end in one go, page after page', async () => {
  const reader = await visitor(browser, school.address, 'teacher', PC)
  const { page } = reader
  await hasManyRecords(reader)
  await reader.open('/pages/records/index')
  await reader.sees('听课 1 号')
  await reader.tap('加载更多')
  await expect
    .poll(
      async () => {
        await goesToTheEnd(page)
        return visible(page.getByText(`听课 ${RECORDS} 号`, { exact: true })).count()
      },
      { timeout: 30_000, interval: 100 },
    )
    .toBe(1)
})

/** Without a scroll between here and there, as the key End does it. */
async function goesToTheEnd(page: Page) {
  await page.locator('main:visible').evaluate((main) => {
    const scrolling = main.closest('.taro_page')
    scrolling?.scrollTo(0, scrolling.scrollHeight)
  })
}
