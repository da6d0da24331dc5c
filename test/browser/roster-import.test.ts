import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

let school: RunningSchool
let browser: Browser
let clerk: Visitor

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterAll(async () => {
  await clerk?.context.close()
  await browser?.close()
  await school?.stop()
})

const found = async () =>
  (await school.ask('clerk', 'roster.people', { show: 'here', query: '新来的' })).items.length

test('a clerk pastes cells, mends a fault, imports, and takes it back', async () => {
  clerk = await visitor(browser, school.address, 'clerk', PC)
  const { page } = clerk
  await clerk.open('/pages/roster/import/index')
  const cells = visible(page.getByLabel('名册的格子'))
  const pasted = '姓名\t工号\t任职\n新来的\tT901\t任课老帅'
  await cells.fill(pasted)
  await clerk.tap('检查粘贴的内容')
  await clerk.sees('教职工 C2「任职」')
  await clerk.sees(/是不是「任课老师」/)
  await clerk.accessible()

  await cells.fill(pasted.replace('任课老帅', '任课老师'))
  await clerk.sees('检查以后有改动，请再检查一次。')
  await clerk.tap('再检查一次')
  await clerk.sees(/没有错误/)
  await clerk.sees('工号 T901；新增任课教师')
  expect(await found()).toBe(0)
  await clerk.accessible()
  await clerk.tap('确认导入 1 处改动')
  await clerk.sees(/导入完成：新增 1/)
  expect(await found()).toBe(1)

  await clerk.tap(/^粘贴的名册/)
  await clerk.tap('撤销这次导入')
  await visible(page.getByLabel('原因')).fill('粘贴错了')
  await clerk.tap('确认撤销')
  await clerk.sees(/名册和导入以前一样/)
  await clerk.accessible()
  expect(await found()).toBe(0)
})
