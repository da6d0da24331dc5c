import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser'
import { type RunningSchool, runningSchool } from '../browser/running-school'
import { launchWeapp } from './launch'
import type { Weapp } from './weapp'

const MOST_NODES = 1_000
const MOST_BYTES = 256 * 1024

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

const reads = (text: string | RegExp) => app.page.locator('wx-page-root').getByText(text).first().waitFor()

async function signIn(post: string): Promise<void> {
  app = await launchWeapp({ folder: school.weappFolder, server: school.address, browser })
  await app.tap(app.page.getByText(new RegExp(`^${post} `)).first())
}

test('a teacher notes by the clock, the app is killed, the notes are there, are scored and handed in', async () => {
  await signIn('任课教师')
  const { lessons } = await school.ask('teacher', 'lesson.around', { period: 2 })
  await app.tap('记一节听课')
  await app.tap('2')
  await app.tap(`${lessons[0]?.className} ${lessons[0]?.subject}`)
  await app.tap('记一句')
  await app.fill('记下的话', '先说后写')
  await app.kill()
  await app.launch('pages/observe/index')
  await reads('先说后写')

  await app.tap('评课')
  await app.tap('按「课堂评价」打分')
  for (const name of [
    '目标与内容 18 分',
    '学习过程 27 分',
    '教学组织 16 分',
    '作业与反馈 12 分',
    '学习效果 15 分',
  ]) {
    await app.tap(
      app.page
        .getByRole('button', { name })
        .or(app.page.locator(`[aria-label="${name}"]`))
        .first(),
    )
  }
  await reads('88 / 100')
  await app.tap('提交')
  await reads('已提交')
  const { items } = await school.ask('teacher', 'record.list', { whose: 'mine' })
  const { content } = await school.ask('teacher', 'record.show', { id: items[0]?.id ?? '' })
  expect(content.payload).toMatchObject({ timeline: [{ text: '先说后写' }], scores: { rubric: '课堂评价' } })
  app.expectClean()
})

test('the longest notes stay within what a page of WeChat holds, to write and to read', async () => {
  await signIn('任课教师')
  const { lessons } = await school.ask('teacher', 'lesson.around', { period: 1 })
  const [lesson] = lessons
  if (!lesson) throw new Error('nobody teaches in period 1')
  const { period: _, room, ...of } = lesson
  const id = uuidv7()
  const timeline = Array.from({ length: 100 }, (_, index) => ({
    at: `08:${String(index % 60).padStart(2, '0')}`,
    text: '教师出示问题，学生先独立思考，再和同桌说。'.repeat(3),
  }))
  const payload = {
    ...of,
    on: '2026-11-18',
    periods: [1],
    mode: 'live' as const,
    hostSchool: '',
    topic: '',
    lessonType: '随堂课',
    note: '字'.repeat(5000),
    timeline,
  }
  await school.ask('teacher', 'record.submit', { id, content: { kind: 'observation', payload } })
  for (const page of [
    'pages/record/index?id=',
    'pages/observe/index?record=',
    'pages/check/sheet/index?id=',
  ]) {
    await app.relaunch(`${page}${id}`)
    await reads(/教师出示问题/)
    const { nodes, setDataByPage } = await app.stats()
    const { bytes = 0 } = setDataByPage[page.split('?')[0] ?? ''] ?? {}
    expect({ page, nodes: nodes <= MOST_NODES, bytes: bytes <= MOST_BYTES }).toEqual({
      page,
      nodes: true,
      bytes: true,
    })
  }
  await reads('要打印的话，请在电脑的浏览器里打开这条记录。')
  app.expectClean()
})

test('the director passes the records of a sample one after another', async () => {
  await signIn('教导主任')
  await app.relaunch('pages/check/sample/index')
  await app.tap('逐条核查')
  await expect.poll(() => app.title()).toBe('抽查 · 后面还有 4 条')
  await app.tap('通过')
  await expect.poll(() => app.title()).toBe('抽查 · 后面还有 3 条')
  const { checked } = await school.ask('director', 'record.sample', { kind: 'observation', size: 5 })
  expect(checked).toBeGreaterThan(0)
  app.expectClean()
})
