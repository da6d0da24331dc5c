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

const reads = (text: string | RegExp) =>
  app.page.locator('wx-page-root').getByText(text, { exact: true }).first().waitFor()

async function signIn(post: string): Promise<void> {
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  await app.tap(app.page.getByText(new RegExp(`^${post} `)).first())
}

test('the principal pages through the heat map of the largest promise, and a cell opens its proof', async () => {
  const { promises } = await school.ask('principal', 'standing.school', {})
  const { rule } = promises.reduce((most, each) => (each.rollUp.owing > most.rollUp.owing ? each : most))
  const heat = await school.ask('principal', 'standing.heat', {
    by: 'rule',
    ruleId: rule.id,
    planId: rule.planId,
  })
  await signIn('校长')
  await app.relaunch(`pages/board/heat/index?rule=${rule.id}&plan=${rule.planId}`)
  expect(app.title()).toBe(`${rule.name} · 整学期`)
  await reads(new RegExp(`，共 ${heat.rows.length} 行$`))
  expect((await app.stats()).nodes).toBeLessThanOrEqual(1_000)
  await app.tap('下一页')
  const last = heat.rows.at(-1)
  if (!last) throw new Error('nobody owes the promise')
  while ((await app.page.locator('wx-page-root').getByText(last.name, { exact: true }).count()) === 0)
    await app.tap('下一页')
  await app.tap(app.page.locator(`[aria-label^="${last.name}，第 1 周，"]`).first())
  expect(app.route()).toMatch(/^pages\/proof\/index\?.*week=1/)
  await reads('怎么算的')
  app.expectClean()
})

test('a teacher copies the link of their calendar, and is told where a file can be had', async () => {
  await signIn('任课教师')
  await app.relaunch('pages/board/calendar/index')
  await app.tap('生成订阅链接')
  await app.tap('复制链接')
  await reads('微信里打不开日历文件，请用浏览器登录后下载。')
  app.expectClean()
})
