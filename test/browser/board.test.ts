import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
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

describe('the principal', () => {
  test('goes from the week to what a rate is made of, and to its records', async () => {
    const { promises } = await school.ask('principal', 'standing.school', {})
    const rate = promises.find(({ rule }) => rule.measure === 'ratio' && rule.level === 'group')?.rule
    if (!rate) throw new Error('the demo’s plan promises no rate of groups')
    one = await visitor(browser, school.address, 'principal')
    await one.sees(/^本学期 \d+ 个教学日，已过 \d+ 个$/)
    await one.sees('等待处理')
    await one.accessible()

    await one.open(`/pages/rule/index?rule=${rate.id}&plan=${rate.planId}`)
    await visible(one.page.locator('a[href*="proof/index"]')).click()
    await one.sees('由哪两个数相除')
    await one.sees(/^分子：/)
    await one.sees(/^分母：/)
    const { subject = '' } = paramsOf(one.page)
    const proof = await school.ask('principal', 'standing.proof', {
      ruleId: rate.id,
      planId: rate.planId,
      subjectId: subject,
    })
    if (proof.makeUp?.kind !== 'ratio') throw new Error('a rate is made of two numbers')
    const { numerator, denominator } = proof.makeUp
    await one.sees(`${numerator.amount} ${numerator.unit}`.trim())
    await one.sees(`${denominator.amount} ${denominator.unit}`.trim())
    await one.accessible()
  })

  test('walks through the heat map by keyboard, and a cell opens its proof as of that week', async () => {
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/board/heat/index')
    const grid = visible(one.page.getByRole('grid'))
    await grid.waitFor()
    const cells = grid.locator('tbody tr').first().getByRole('link')
    expect(await cells.count()).toBe(12)
    await one.accessible()

    await cells.last().focus()
    await one.page.keyboard.press('Home')
    await one.page.keyboard.press('ArrowRight')
    await one.page.keyboard.press('ArrowRight')
    const name = await one.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(name).toMatch(/，第 3 周，/)
    await one.page.keyboard.press('Enter')
    await one.sees('怎么算的')
    expect(paramsOf(one.page)).toMatchObject({ week: '3' })
  })

  test('reads a frozen report, whose workbook has the figures of the screen', async () => {
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/board/reports/index')
    await one.tap(/第 11 周周报/)
    await one.sees(/定稿，下面的数字不再变/)
    await one.accessible()
    const [download] = await Promise.all([one.page.waitForEvent('download'), one.tap('导出表格')])
    expect(download.suggestedFilename()).toMatch(/第 11 周周报.*\.xlsx$/)

    const figures = (await promisesIn(await download.path())).filter((each) => each.状态 !== '仅记录')
    expect(figures.length).toBeGreaterThan(10)
    const rows = one.page.getByRole('table', { name: '各项承诺' }).locator('tbody').getByRole('row')
    const onScreen = await rows.allInnerTexts()
    expect(onScreen).toHaveLength(figures.length)
    for (const [index, { 承诺, 说明, 已完成, 单位 }] of figures.entries()) {
      expect(onScreen[index]).toContain(承诺)
      expect(onScreen[index]).toContain(说明)
      expect(onScreen[index]).toContain(单位 === '%' ? `${已完成}%` : String(已完成))
    }
  })

  test('sees the week as it was known at an earlier moment, says so, and comes back to now', async () => {
    one = await visitor(browser, school.address, 'principal')
    await one.tap('看某一刻当时知道的')
    await one.page.getByLabel('日期').fill('2026-10-12')
    await one.page.getByLabel('时刻').fill('08:00')
    await one.tap('查看')
    await one.sees(/10 月 12 日 周一 08:00 当时知道的/)
    expect(paramsOf(one.page)).toMatchObject({ known: '2026-10-12T08:00:00+08:00' })
    await one.accessible()
    await one.tap('回到现在')
    await one.sees('等待处理')
    expect(paramsOf(one.page)).not.toHaveProperty('known')
  })

  test('opens a group, its own promises with every occasion and its members', async () => {
    one = await visitor(browser, school.address, 'principal')
    await one.open('/pages/board/group/index')
    await one.tap('语文一组')
    await one.sees(/^本组的承诺/)
    await one.sees(/^成员 · \d+ 人$/)
    await one.accessible()
  })

  test('is told that the district’s page is not theirs', async () => {
    one = await visitor(browser, school.address, 'principal')
    await one.open('/pages/board/district/index')
    await one.sees('不能查看这一页')
  })
})

describe('a teacher', () => {
  test('sees their own term and nobody else’s', async () => {
    one = await visitor(browser, school.address, 'teacher')
    const me = await school.ask('teacher', 'session.me', {})
    const { promises } = await school.ask('principal', 'standing.school', {})
    await one.open('/pages/board/heat/index')
    await visible(one.page.getByRole('grid')).waitFor()
    await one.sees(`${me.person.name} · 整学期`)
    expect(await one.page.getByLabel('看哪一项').count()).toBe(0)

    const [{ rule }] = promises as [(typeof promises)[number]]
    await one.open(`/pages/board/heat/index?rule=${rule.id}`)
    await one.sees('这一项里没有您的指标')
    expect(await one.page.getByRole('grid').count()).toBe(0)
    await one.open('/pages/board/reports/index')
    await one.sees('不能查看这一页')
  })

  test('makes a calendar link that is shown once, and ends it', async () => {
    one = await visitor(browser, school.address, 'teacher', PHONE)
    await one.open('/pages/board/calendar/index')
    await one.tap('生成订阅链接')
    const link = await visible(one.page.getByText(/\/calendar\/.+\.ics$/)).textContent()
    expect(link).toContain(school.address)
    const feed = await fetch(link ?? '')
    expect(await feed.text()).toContain('BEGIN:VCALENDAR')
    await one.accessible()

    await one.tap('停用')
    await one.page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await one.sees('生成订阅链接')
    expect((await fetch(link ?? '')).status).toBe(404)
  })
})

test('an officer lands on the district’s schools, listed by name', async () => {
  one = await visitor(browser, school.address, 'officer', PC)
  await visible(one.page.getByRole('heading', { name: '学区' })).waitFor()
  const { schools } = await school.ask('officer', 'standing.district', {})
  for (const { name } of schools) await visible(one.page.getByText(name, { exact: true })).waitFor()
  await one.accessible()
})

/** The promises of a workbook, a record of its columns each. */
async function promisesIn(file: string): Promise<Record<string, unknown>[]> {
  const { sheets } = await readXlsx(await readFile(file))
  const { rows = [] } = sheets.find(({ name }) => name === '承诺') ?? {}
  const top = rows.findIndex((row) => row.includes('说明'))
  const head = (rows[top] ?? []).map(String)
  return rows
    .slice(top + 1)
    .map((row) => Object.fromEntries(head.map((title, column) => [title, row[column]])))
}

function paramsOf(page: Page): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? ''))
}
