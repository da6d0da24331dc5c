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

const entries = async (who: 'clerk' | 'teacher', form: string) =>
  (await school.ask(who, 'record.list', { whose: 'mine', form })).items

test('from the list of registers to an entry and its receipt, in a package of its own', async () => {
  await signIn('任课教师')
  await app.relaunch('pages/register/list/index')
  await app.tap('电教设备维修')
  expect(app.route()).toMatch(/^pages\/register\/entry\/index\?/)
  expect(app.title()).toBe('电教设备维修')
  await app.tap('提交')
  await reads('请填写地点')
  await app.pick('设备', '投影')
  await app.fill('地点', '二楼 <b>😀</b>')
  await app.fill('故障', '开机不亮')
  await app.tap('待修')
  await app.tap('提交')
  await reads('已提交')
  const [entry] = await entries('teacher', '电教设备维修')
  expect(entry?.answers).toEqual({ 设备: '投影', 地点: '二楼 <b>😀</b>', 故障: '开机不亮', 结果: '待修' })
  app.expectClean()
})

test('a daily register by exception is one tap on the list, and survives the app being killed unsent', async () => {
  await signIn('教务员')
  await app.relaunch('pages/register/list/index')
  await reads('校园日巡查')
  app.network.switchTo('none')
  await app.tap('校园日巡查，今天一切正常')
  await reads('还没有提交上去 1 条')
  await app.kill()
  app.network.switchTo('wifi')
  await app.launch('pages/register/list/index')
  await reads('今天已登记')
  expect(await entries('clerk', '校园日巡查')).toEqual([
    expect.objectContaining({ detail: '一切正常', state: 'counted' }),
  ])
  app.expectClean()
})

test('many people are picked page by page, within a page’s nodes', async () => {
  await signIn('教导主任')
  await app.relaunch(`pages/register/entry/index?form=${encodeURIComponent('值勤到岗')}`)
  await app.tap('上学')
  await app.tap('到岗教师，请选择')
  const people = app.page.locator('[aria-role=checkbox], [role=checkbox]')
  await people.first().waitFor()
  await app.tap('加载更多')
  await expect.poll(() => people.count()).toBeGreaterThan(30)
  await app.tap(people.nth(0))
  await app.tap(people.nth(31))
  expect((await app.stats()).nodes).toBeLessThan(1000)
  await app.tap('选好了（2 人）')
  await app.tap('提交')
  await reads('已提交')
  app.expectClean()
})

async function signIn(post: string): Promise<void> {
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  await app.tap(app.page.getByText(new RegExp(`^${post} `)).first())
}

async function reads(text: string): Promise<void> {
  await app.page.locator('wx-page-root').getByText(text, { exact: true }).first().waitFor()
}
