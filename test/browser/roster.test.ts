import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

let school: RunningSchool
let browser: Browser
let one: Visitor

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterEach(() => one.context.close())

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

const found = async () =>
  (await school.ask('clerk', 'roster.people', { show: 'here', query: '高小满' })).items.map(
    ({ posts }) => posts,
  )

test('the clerk adds a colleague, appoints the colleague to a group, and lets them go again', async () => {
  one = await visitor(browser, school.address, 'clerk', PC)
  await one.open('/pages/roster/people/index')
  await one.tap('添加教职工')
  await one.accessible()
  await one.page.getByLabel('姓名', { exact: true }).fill('高小满')
  await one.page.getByLabel('任职').selectOption({ label: '任课教师' })
  await one.tap('添加')
  await one.sees(/已添加高小满/)
  expect(await found()).toEqual(['任课教师'])

  await one.page.getByRole('searchbox').fill('高小满')
  // The list is asked anew for the name.
  await visible(one.page.getByRole('link', { name: '高小满' })).click({ timeout: 20_000 })
  await one.sees('现任')
  await one.accessible()
  await one.tap('加一项任职')
  await one.page.getByLabel('任职', { exact: true }).selectOption({ label: '组员' })
  await visible(one.page.getByLabel('在哪里')).selectOption({ index: 1 })
  await one.tap('登记')
  await one.sees(/^成员 · /)

  await one.tap(/^离校/)
  await one.page.getByLabel('在校的最后一天').fill('2026-11-20')
  await one.tap('登记离校')
  await visible(one.page.getByText('2026-11-18 至 2026-11-20')).waitFor()
  expect(await found()).toEqual([expect.stringContaining('任课教师')])
})

test('the clerk looks at the calendar and takes a day off', async () => {
  one = await visitor(browser, school.address, 'clerk')
  await one.open('/pages/roster/terms/index')
  await visible(one.page.getByText(/进行中/)).click()
  await one.sees('2026 年 11 月')
  await one.accessible()
  await one.tap(/^11 月 26 日 周四/)
  await visible(one.page.getByText('不上课', { exact: true })).click()
  await visible(one.page.getByLabel('原因')).fill('校园开放日')
  await one.tap('保存')
  await one.sees('已保存，课表和要求按新的校历算')
  await visible(one.page.getByRole('button', { name: /11 月 26 日 周四，.*不上课，校园开放日/ })).waitFor()
})
