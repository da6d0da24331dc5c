import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { type Visitor, visible, visitor } from './visitor'

let school: RunningSchool
let browser: Browser
/** Of the class that the demo's teacher has. */
let classId: string

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
  const { classes } = await school.ask('teacher', 'parent.units', {})
  classId = classes[0]?.classId ?? ''
  const { code } = await school.ask('teacher', 'parent.openCode', { classId, lastOn: '2026-11-30' })
  const { id } = await school.ask('parent', 'parent.join', { code, name: '小雨妈妈' })
  await school.ask('teacher', 'parent.decide', { id, decision: 'admit' })
})

afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

test('from writing to the receipt: who has not read it, and a correction that is read anew', async () => {
  const [director, teacher, parent] = await Promise.all([
    visitor(browser, school.address, 'director'),
    visitor(browser, school.address, 'teacher'),
    visitor(browser, school.address, 'parent'),
  ])
  await publishes(director)
  const names = await unreadNames()

  await teacher.open('/pages/notices/index')
  await teacher.tap(/^周五家长会/)
  await teacher.sees('发给 1 人，还没有人看过')
  await teacher.tap('谁还没看、谁还没回执')
  for (const name of names) await teacher.sees(name)
  await teacher.accessible()

  await parent.open('/pages/notices/index')
  await parent.sees('待回执')
  await parent.tap(/^周五家长会/)
  await parent.tap('大字')
  await parent.sees(/下午两点/)
  await parent.tap('我已知晓')
  await parent.accessible()
  await parent.tap('回复')
  await parent.sees(/^您已于/)
  await parent.accessible()

  await corrects(director)
  await parent.open('/pages/notices/index')
  await parent.sees('有更正 · 董念慈 · 刚刚')
  await parent.tap(/^周五家长会/)
  await parent.sees(/更正：时间写错了/)
  await parent.sees('周五下午三点，请到班里来。')
  await visible(parent.page.getByRole('button', { name: '我已知晓' })).waitFor()
  expect(await unreadNames()).toEqual([])
  await Promise.all([director, teacher, parent].map(({ context }) => context.close()))
})

test('a class teacher writes to the own class’s parents with nothing to choose, and goes on with a draft elsewhere', async () => {
  const { open, page, sees, tap, context } = await visitor(browser, school.address, 'teacher')
  await open('/pages/notices/index')
  await tap('写公告')
  await sees(/^二年级3班家长$/)
  await page.getByLabel('标题').fill('明天带跳绳')
  await page.getByLabel('正文').fill('体育课要用。')
  await sees('草稿已保存，换台设备也能接着写。')
  await context.close()

  const later = await visitor(browser, school.address, 'teacher')
  await later.open('/pages/notices/index')
  await visible(later.page.getByRole('tab', { name: '未发布 1' })).click()
  await later.tap(/^明天带跳绳/)
  await later.tap('预览并发布')
  await later.sees('现在就发出。')
  await later.tap('发布')
  await later.sees('已发布。')
  const { notices } = await school.ask('parent', 'notice.list', { show: 'unread' })
  expect(notices.items.map(({ title }) => title)).toContain('明天带跳绳')
  await later.context.close()
})

async function publishes({ open, page, tap, accessible, sees }: Visitor): Promise<void> {
  await open('/pages/notices/index')
  await tap('写公告')
  await page.getByLabel('标题').fill('周五家长会')
  await page.getByLabel('正文').fill('周五下午两点，请到班里来。')
  await tap('二年级，6 个班')
  await visible(page.getByRole('checkbox', { name: /^二年级3班/ })).click()
  await visible(page.getByRole('switch', { name: /^需要回执/ })).click()
  await accessible()
  await tap('预览并发布')
  await sees('请收到的人回复“我已知晓”。')
  await accessible()
  await tap('发布')
  await sees('送达情况')
  await accessible()
}

async function corrects({ page, tap, sees, accessible }: Visitor): Promise<void> {
  await tap(/^更正/)
  await visible(page.getByLabel('正文')).fill('周五下午三点，请到班里来。')
  await visible(page.getByLabel('更正说明')).fill('时间写错了，应为三点')
  await accessible()
  await tap('发布更正')
  await sees('周五下午三点，请到班里来。')
}

/** By the class teacher's list. */
async function unreadNames(): Promise<string[]> {
  const { notices } = await school.ask('director', 'notice.list', {})
  const id = notices.items.find(({ title }) => title === '周五家长会')?.id ?? ''
  const { items } = await school.ask('teacher', 'notice.readers', { id, show: 'unread' })
  return items.map(({ name }) => name)
}
