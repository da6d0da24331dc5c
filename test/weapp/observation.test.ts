import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

type Summary = Output<'record.list'>['items'][number]

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

test('a teacher signs in, logs the lesson of this period, corrects it and withdraws it', async () => {
  await signIn('任课教师')
  expect(app.route()).toBe('pages/home/index')
  const lesson = await lessonAt(3)
  await app.tap('记一节听课')
  await app.tap(lesson)
  await app.tap('提交')
  await reads('已提交')
  await app.tap('完成')
  expect(app.route()).toBe('pages/home/index')

  await app.tap('记录')
  await app.tap(app.page.getByText(lesson, { exact: true }).first())
  await app.tap('修改')
  await app.fill('课题', '两位数加两位数')
  await app.tap('保存修改')
  await reads('已改好')
  await app.tap('完成')
  await reads(`${lesson}《两位数加两位数》`)
  expect(await recordsAt(3)).toEqual([expect.objectContaining({ state: 'counted' })])

  await app.tap('撤回')
  await app.tap(app.page.locator('[aria-role=dialog], [role=dialog]').getByText('撤回', { exact: true }))
  await reads('已撤回')
  expect(await recordsAt(3)).toEqual([expect.objectContaining({ state: 'withdrawn' })])
  app.expectClean()
})

test('with no network the record is kept; the app killed and started again sends it once', async () => {
  await signIn('任课教师')
  await chooseLessonAt(2)
  app.network.switchTo('none')
  await app.tap('提交')
  await reads('已存在本机，连上网自动提交')
  expect(await recordsAt(2)).toEqual([])

  await app.kill()
  await app.launch()
  await app.tap('记录')
  await reads('还没有提交上去 1 条')
  await app.kill()
  app.network.switchTo('wifi')
  await app.launch()
  expect(await recordsAt(2)).toHaveLength(1)
  await app.tap('记录')
  expect(await app.page.getByText('还没有提交上去').count()).toBe(0)
  app.expectClean()
})

test('when the answer is lost and the app killed, the server still has the record once', async () => {
  await signIn('任课教师')
  await chooseLessonAt(1)
  app.network.inject({ kind: 'lose-reply', path: /record\/submit/ })
  await app.tap('提交')
  await reads('已存在本机，连上网自动提交')
  expect(await recordsAt(1)).toHaveLength(1)

  await app.kill()
  await app.launch()
  await app.tap('记录')
  expect(await app.page.getByText('还没有提交上去').count()).toBe(0)
  expect(await recordsAt(1)).toHaveLength(1)
  app.expectClean()
})

test('the principal sees the week of the school', async () => {
  await signIn('校长')
  expect(app.route()).toBe('pages/week/index')
  expect(app.title()).toBe('本周')
  app.expectClean()
})

async function signIn(post: string): Promise<void> {
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  await app.tap(app.page.getByText(new RegExp(`^${post} `)).first())
}

async function chooseLessonAt(period: number): Promise<void> {
  await app.tap('记一节听课')
  await app.tap(String(period))
  await app.tap(await lessonAt(period))
}

async function reads(text: string): Promise<void> {
  await app.page.locator('wx-page-root').getByText(text, { exact: true }).first().waitFor()
}

/** How the first lesson of a period today is called in the lists. */
async function lessonAt(period: number): Promise<string> {
  const { lessons } = await school.ask('teacher', 'lesson.around', { period })
  return `${lessons[0]?.className} ${lessons[0]?.subject}`
}

async function recordsAt(period: number): Promise<Summary[]> {
  const { today } = await school.ask('teacher', 'session.me', {})
  const { items } = await school.ask('teacher', 'record.list', { whose: 'mine' })
  return items.filter(({ on, detail }) => on === today && detail.includes(`第 ${period} 节`))
}
