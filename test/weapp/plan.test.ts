import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
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

test('a teacher unfolds a chapter of the plan, finds the own promise in it and opens what it is made of', async () => {
  await signIn('任课教师')
  await app.relaunch('pages/plan/index')
  await app.tap('3 教师发展')
  await reads('3.3 全员听课')
  await app.tap('只看我的')
  await reads(/^教师听课/)
  await app.tap(app.page.getByText(/^教师听课/).first())
  expect(app.route()).toMatch(/^pages\/proof\/index/)
  app.expectClean()
})

test('the director reads what is wrong with a draft on the phone, mends the row, and may publish', async () => {
  const { markdown } = await school.ask('clerk', 'plan.export', { of: { version: 1 }, format: 'markdown' })
  const id = uuidv7()
  await school.ask('clerk', 'plan.saveDraft', {
    id,
    name: '修改',
    content: { markdown: (markdown ?? '').replace('| 校长听课 | 校长 |', '| 校长听课 | 校张 |') },
    revision: null,
  })
  await signIn('教导主任')
  await app.relaunch('pages/planning/list/index')
  await reads(/^1 处要改/)
  await app.tap(app.page.getByText(/^1 处要改/).first())
  expect(app.route()).toMatch(/^pages\/planning\/draft\/index/)
  await app.tap('写的是“校张”')
  await reads(/^对象/)
  await app.tap('关闭')
  await app.tap('改成「校长」')
  await app.tap('保存并检查')
  await reads('去发布')
  await app.tap('内容')
  await reads(/^指标 · \d+ 行$/)
  await app.tap(app.page.getByText('试算', { exact: true }).last())
  await reads(/^按这份草稿，/)
  app.expectClean()
})
