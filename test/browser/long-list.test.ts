import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { manyRecords } from './many-records'
import { type RunningSchool, runningSchool } from './running-school'
import { type Visitor, visible, visitor } from './visitor'

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
  const own = await school.ask('teacher', 'record.list', { whose: 'mine' })
  const answers = manyRecords(own, RECORDS, A_PAGE)
  await teacher.page.route('**/api/record/list', (route) =>
    route.fulfill({ json: { ok: true, data: answers(route.request().postDataJSON().cursor) } }),
  )
})

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

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
