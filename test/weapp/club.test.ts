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

const clubs = async (who: 'teacher' | 'principal') => (await school.ask(who, 'club.list', {})).clubs.items

test('an instructor logs today’s session with one child missing, and finds it on the club’s page', async () => {
  const club = (await clubs('teacher')).find(({ mine }) => mine)
  if (!club) throw new Error('the teacher instructs no club')
  await signIn('任课教师')
  await app.tap('社团')
  expect(app.route()).toBe('pages/club/list/index')
  await app.tap('记一次')
  await reads(`社团共 ${club.enrolled} 人，全部到齐`)
  await app.tap('−')
  await reads(/1 人没到/)
  await app.tap('提交')
  await reads('已提交')
  await app.tap('完成')
  await app.tap(club.name)
  expect(app.route()).toMatch(/^pages\/club\/show\/index/)
  await reads(/^11 月 18 日 周三$/)
  const { course } = await school.ask('teacher', 'club.show', { id: club.id })
  expect(course?.slots.find(({ on }) => on === '2026-11-18')?.session).toMatchObject({
    headcount: club.enrolled - 1,
  })
  app.expectClean()
})

test('the principal reads the list, a club, its form and the term, which is printed on a PC', async () => {
  await signIn('校长')
  await app.tap('首页')
  await app.tap('社团')
  await reads('剪纸坊')
  await app.tap('剪纸坊')
  await reads(/建议整合/)
  await app.tap('修改')
  expect(app.route()).toMatch(/^pages\/club\/edit\/index/)
  await reads('社团名称')
  await app.back()
  await app.back()
  await app.tap('学期小结')
  await reads('要打印的话，请在电脑上打开这一页。')
  app.expectClean()
})
