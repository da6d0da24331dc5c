import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, PHONE, type Visitor, visible, visitor } from './visitor'

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

const box = (name: string) => one.page.getByRole('textbox', { name }).filter({ visible: true })

/** The plan in force with other words in a clause, a lighter promise, and two slips of the pen. */
async function slippedPlan(): Promise<string> {
  const { markdown } = await school.ask('clerk', 'plan.export', { of: { version: 1 }, format: 'markdown' })
  const lines = (markdown ?? '').split('\n')
  return lines
    .map((line) => {
      if (line.includes('校长听课')) return line.replace('| 校长 |', '| 校张 |').replace('30', '5')
      if (line.includes('周四大教研')) return line.replace('每周四', '每周九')
      return line.replace('| 全员听课 |', '| 人人听课 |')
    })
    .join('\n')
}

describe('the plan as a dashboard', () => {
  test('shows a leader each clause with how its promises stand, narrows to what lags, and leads to the people', async () => {
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/plan/index')
    await one.sees(/\d+ 项(，\d+ 项要跟进|都在进度上)/)
    await one.accessible()
    await one.tap(/^3 教师发展/)
    await one.tap(/^3\.3 全员听课/)
    await one.sees('教研组长听课')
    await one.accessible()
    await one.page.getByRole('searchbox').filter({ visible: true }).fill('教研组长')
    await one.sees('教研组长听课')
    await one.page.getByRole('searchbox').filter({ visible: true }).fill('没有这样的词')
    await one.sees('没有找到')
    await one.page.getByRole('searchbox').filter({ visible: true }).fill('')
    await one.tap(/^滞后 \d+$/)
    await visible(one.page.getByRole('link', { name: /滞后 \d/ })).click()
    await one.sees('要求')
  })

  test('shows a teacher the own promises among the plan’s words, with no way in to writing it', async () => {
    one = await visitor(browser, school.address, 'teacher', PHONE)
    await one.open('/pages/plan/index')
    await one.tap('只看我的')
    await one.sees('我的')
    await one.accessible()
    expect(await one.page.getByRole('link', { name: /计划管理/ }).count()).toBe(0)
    for (const page of ['list', 'start', 'draft', 'what-if', 'publish']) {
      await one.open(`/pages/planning/${page}/index?id=0190b0c0-0000-7000-8000-000000000001`)
      await one.sees('不能查看这一页')
    }
    await one.accessible()
  })

  test('is read without network as it was seen last, and says so', async () => {
    one = await visitor(browser, school.address, 'teacher', PHONE)
    await one.open('/pages/plan/index')
    await one.sees(/^3 教师发展/)
    await one.goOffline()
    for (const page of ['me', 'plan']) {
      await one.page.evaluate((hash) => {
        window.location.hash = hash
      }, `#/pages/${page}/index`)
    }
    await one.sees(/^现在看到的是 .+ 的内容。$/)
    await one.sees(/^3 教师发展/)
    await one.accessible()
  })
})

describe('a new plan', () => {
  test('is pasted with two slips, mended, checked and tried out by the clerk, and published by the director', async () => {
    const text = await slippedPlan()
    one = await visitor(browser, school.address, 'clerk', PC)
    await one.open('/pages/plan/index')
    await one.tap(/^计划管理/)
    await one.sees('没有正在写的草稿')
    await one.accessible()
    await one.tap('写一份计划')
    await one.sees('从样例开始')
    await one.accessible()
    await one.tap('成为草稿并检查')
    await one.sees('请先粘贴计划的内容')
    await box('计划的内容').fill(text)
    await one.tap('成为草稿并检查')
    await one.sees(/^2 处要改/)
    await one.accessible()
    await one.tap('改成「校长」')
    await box('计划的内容').fill((await box('计划的内容').inputValue()).replace('每周九', '每周四'))
    await one.tap('保存并检查')
    await one.sees(/可以发布/)
    await one.accessible()
    const draft = one.page.url().split('#')[1] ?? ''
    await one.tap('试算')
    await one.sees(/^按这份草稿，改动 1 项承诺/)
    await one.sees('校长听课')
    await one.accessible()
    await one.open(draft)
    await one.tap(/^和现行计划比较/)
    await one.sees(/人人听课/)
    await one.accessible()
    await one.context.close()

    one = await visitor(browser, school.address, 'director', PC)
    await one.open(draft)
    await one.tap('去发布')
    await one.sees('生效日期')
    expect(await one.page.getByLabel('生效日期').inputValue()).toBe('2026-11-23')
    await one.tap('发布')
    await one.sees('请写一句为什么发布')
    await one.page.getByLabel('生效日期').fill('2026-11-18')
    await box('发布说明').fill('校长外出培训，听课减到 5 节。')
    const all = one.page.getByRole('button', { name: '全部确认' })
    if ((await all.count()) > 0) await all.click()
    await one.accessible()
    await one.tap('发布')
    await one.sees(/发布以后这一版不能再改/)
    await one.page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await one.sees('第 2 版发布好了')
    await one.accessible()
    await one.tap('看现行的计划')
    await one.tap(/^3 教师发展/)
    await one.sees(/人人听课/)
    await one.open('/pages/planning/versions/index')
    await one.sees('校长外出培训，听课减到 5 节。')
    await one.accessible()
    await one.tap('和第 1 版比较')
    await one.sees(/≥ 30 节|≥30节/)
    await one.accessible()
  })

  test('can be looked up how to write, with examples to copy', async () => {
    one = await visitor(browser, school.address, 'clerk', PHONE)
    await one.open('/pages/planning/help/index')
    await one.sees('怎么写计划')
    await one.page.getByRole('searchbox').filter({ visible: true }).fill('最小的计划')
    await visible(one.page.getByRole('button', { name: '复制例子' })).waitFor()
    await one.accessible()
  })

  test('is downloaded as a workbook and read in again as the same plan', async () => {
    one = await visitor(browser, school.address, 'clerk', PC)
    await one.open('/pages/planning/versions/index')
    await visible(one.page.getByRole('button', { name: /^导出第/ })).click()
    const [download] = await Promise.all([one.page.waitForEvent('download'), one.tap(/^Excel 工作簿/)])
    const file = await download.path()
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    await one.open('/pages/planning/start/index')
    await one.page.locator('input[type=file]').setInputFiles({
      name: download.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: await readFile(file),
    })
    await one.sees(/可以发布/)
  })
})
