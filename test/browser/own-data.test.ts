import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, PHONE, type Visitor, visible, visitor } from './visitor'

let school: RunningSchool
let browser: Browser
beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

const comes = (who: Parameters<typeof visitor>[2], viewport = PHONE) =>
  visitor(browser, school.address, who, viewport)
const heading = ({ page }: Visitor, name: string) => visible(page.getByRole('heading', { name }))

describe('a default', () => {
  test('is switched by the head with a reason, which a teacher reads beside it, and the journal keeps', async () => {
    const head = await comes('principal', PC)
    await head.open('/pages/ground-rules/index')
    await head.sees('不给个人排名')
    await head.accessible()
    await head.tap('关闭「班主任、组长的公告直接发布」')
    await head.tap('确认关闭')
    await head.sees('请写明原因')
    await head.page.getByRole('textbox', { name: '原因' }).fill('开学第一个月先统一看一遍')
    await head.tap('确认关闭')
    await head.sees(/关闭，原因：开学第一个月先统一看一遍/)
    await head.tap(/^操作日志/)
    await head.sees(/关闭了「班主任、组长的公告直接发布」/)
    await head.accessible()
    await head.context.close()

    const teacher = await comes('teacher')
    await teacher.open('/pages/ground-rules/index')
    await teacher.sees(/关闭，原因：开学第一个月先统一看一遍/)
    expect(await teacher.page.getByRole('button', { name: /^关闭「/ }).count()).toBe(0)
    await teacher.context.close()
  })

  test('of what writing takes, the office reads kinds and no people', async () => {
    const clerk = await comes('clerk')
    await clerk.open('/pages/ground-rules/burden/index')
    await clerk.sees('听课')
    await clerk.sees('次数太少')
    await clerk.accessible()
    await clerk.context.close()
  })
})

describe('a parent', () => {
  test('reads the privacy text before agreeing, may decline, agrees once, takes the data along and erases it', async () => {
    await school.unconsent('parent')
    const parent = await comes('parent')
    const { page } = parent
    await heading(parent, '隐私说明').waitFor()
    await parent.accessible()
    await parent.tap(/^看全文/)
    await parent.sees('保存多久')
    await parent.accessible()
    await page.goBack()
    await parent.tap('不同意')
    await parent.sees(/不同意就先退出登录/)
    await parent.tap('再看看')
    await parent.tap('同意并继续')
    await heading(parent, '隐私说明').waitFor({ state: 'hidden' })

    await parent.open('/pages/own-data/index')
    await parent.sees(/您同意的是 2026-11 版/)
    await parent.accessible()
    const saved = page.waitForEvent('download')
    await parent.tap(/^下载 JSON/)
    const kept = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))
    expect(kept.classes).toHaveLength(1)

    await parent.tap('删除我的账号和姓名')
    await parent.tap('永久删除')
    await parent.sees('请输入「删除」两个字')
    await parent.accessible()
    await page.getByRole('textbox').fill('删除')
    await parent.tap('永久删除')
    await heading(parent, '登录').waitFor()
    await parent.context.close()
  })

  test('who is on the staff is told whom to ask instead', async () => {
    const teacher = await comes('teacher')
    await teacher.open('/pages/own-data/index')
    await teacher.sees(/不能自己删除/)
    await teacher.tap(/^操作记录/)
    await teacher.sees(/^我提交了听课记录/)
    await teacher.accessible()
    await teacher.context.close()
  })
})
