import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

let school: RunningSchool
let browser: Browser
let app: Weapp

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterEach(() => app.close())

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

test('a refused form scrolls back to its first faulty field', async () => {
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  await app.tap(app.page.getByText(/^教导主任 /).first())
  await app.tap('公告')
  await app.tap('写公告')
  await app.scrollToBottom()
  const scrolled = () => app.page.evaluate(() => window.scrollY)
  expect(await scrolled()).toBeGreaterThan(100)
  await app.tap('预览并发布')
  await app.page.getByText('请填写标题').waitFor()
  await expect.poll(scrolled).toBeLessThan(100)
  app.expectClean()
})
