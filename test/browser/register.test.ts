import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

const DAILY = '校园日巡查'
const REPAIR = '电教设备维修'
const entryOf = (form: string) => `/pages/register/entry/index?form=${encodeURIComponent(form)}`

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

const entries = async (form: string, who: 'clerk' | 'teacher' = 'clerk') =>
  (await school.ask(who, 'record.list', { whose: 'mine', form })).items

describe('a register kept daily by exception', () => {
  test('is done with one tap, which can be taken back', async () => {
    one = await visitor(browser, school.address, 'clerk')
    await one.open('/pages/register/list/index')
    await one.accessible()
    await one.tap(new RegExp(`^${DAILY}，今天一切正常`))
    await one.sees('今天已登记')
    await expect
      .poll(() => entries(DAILY))
      .toEqual([expect.objectContaining({ detail: '一切正常', state: 'counted' })])
    await one.accessible()

    await one.tap('撤销「一切正常」')
    await one.sees('已撤销')
    expect(await entries(DAILY)).toEqual([expect.objectContaining({ state: 'withdrawn' })])
    await visible(one.page.getByRole('button', { name: new RegExp(`^${DAILY}，今天一切正常`) })).waitFor()
  })

  test('that was written down elsewhere meanwhile is refused when it arrives, and can be given up', async () => {
    one = await visitor(browser, school.address, 'clerk')
    await one.open('/pages/register/list/index')
    await one.sees(DAILY)
    await one.goOffline()
    await one.tap(new RegExp(`^${DAILY}，今天一切正常`))
    await one.sees('还没有提交上去 1 条')
    const payload = { on: '2026-11-18', form: DAILY, unitId: null, normal: true, values: {} }
    await school.ask('clerk', 'record.submit', { id: uuidv7(), content: { kind: 'register', payload } })
    await one.context.setOffline(false)
    await one.sees(/没有收下：这件事已经记录过了/)
    await one.tap(new RegExp(`^${DAILY}.*没有收下`))
    await one.sees('打开那一条')
    await one.accessible()
    await one.tap('不提交了，删除')
    await one.tap('删除')
    await one.sees('已删除，没有提交')
    expect((await entries(DAILY)).filter(({ state }) => state === 'counted')).toHaveLength(1)
  })
})

describe('an entry of a form', () => {
  test('waits on the device without network, is mended there, and is sent once', async () => {
    one = await visitor(browser, school.address, 'teacher')
    await one.open(entryOf(REPAIR))
    await one.sees('故障')
    await one.goOffline()
    await fillRepair('不亮')
    await one.tap('提交')
    await one.sees('已存在本机，连上网自动提交')
    await visible(one.page.getByRole('link', { name: new RegExp(REPAIR) })).click()
    await one.sees('还没有提交上去 1 条')
    await one.tap(new RegExp(`^${REPAIR}.*等待提交`))
    await one.page.getByRole('textbox', { name: /^故障/ }).fill('开机不亮')
    await one.tap('重新提交')
    await one.sees('已存在本机，连上网自动提交')
    await one.context.setOffline(false)
    await expect
      .poll(async () => (await entries(REPAIR, 'teacher')).map(({ answers }) => answers?.故障))
      .toEqual(['开机不亮'])
  })

  test('corrected on two devices shows both versions, and ends under its own title', async () => {
    one = await visitor(browser, school.address, 'teacher')
    const [entry] = await entries(REPAIR, 'teacher')
    const id = entry?.id ?? ''
    await one.open(`/pages/record/index?id=${id}`)
    await one.tap('修改')
    await one.page.getByRole('textbox', { name: /^故障/ }).fill('换了灯泡')
    const { content, revision } = await school.ask('teacher', 'record.show', { id })
    if (content.kind !== 'register') throw new Error('the entry of a register is one')
    const elsewhere = { ...content.payload, values: { ...content.payload.values, 结果: '已修好' } }
    await school.ask('teacher', 'record.correct', {
      id,
      revision,
      content: { kind: 'register', payload: elsewhere },
    })
    await one.tap('保存修改')
    await one.sees('这条记录刚刚在别处改过，现在是第 2 版')
    await one.sees('别处：已修好')
    await one.sees('您填的：待修')
    await one.sees('您填的：换了灯泡')
    await one.accessible()
    await one.tap('以我下面填的为准')
    await one.tap('保存修改')
    await one.sees('已改好')
    expect(await one.page.title()).toBe(`修改${REPAIR}`)
    expect((await entries(REPAIR, 'teacher'))[0]?.answers).toMatchObject({ 结果: '待修', 故障: '换了灯泡' })
  })

  test('begun and left is found again as it was', async () => {
    one = await visitor(browser, school.address, 'teacher')
    await one.open(entryOf(REPAIR))
    await one.page.getByRole('textbox', { name: /^地点/ }).fill('三楼')
    await one.open(entryOf(REPAIR))
    expect(await one.page.getByRole('textbox', { name: /^地点/ }).inputValue()).toBe('三楼')
    await one.open('/pages/home/index')
    await one.sees(REPAIR)
  })
})

describe('the book of a register', () => {
  test('is read by its readers as a table, narrowed to days, each entry a tap away', async () => {
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/register/book/index')
    await one.tap(new RegExp(`^${REPAIR}`))
    await visible(one.page.getByRole('columnheader', { name: '故障' })).waitFor()
    await one.sees('换了灯泡')
    await one.accessible()
    await visible(one.page.getByLabel('到', { exact: true })).fill('2026-08-31')
    await one.sees('还没有登记')
    await one.tap('看全部')
    await visible(one.page.getByRole('rowheader').getByRole('link')).click()
    await one.sees('记录人')
  })
})

describe('the school office', () => {
  test('writes down an inspection and adds the feedback later', async () => {
    one = await visitor(browser, school.address, 'director')
    await one.open('/pages/register/list/index')
    await one.tap('教学检查')
    await one.page.getByRole('textbox', { name: '检查内容' }).fill('期中教案检查')
    await one.tap('提交')
    await one.sees('已提交')
    await visible(one.page.getByRole('link', { name: /期中教案检查/ })).click()
    await one.sees('还没有反馈')
    await one.tap('修改')
    await visible(one.page.getByLabel(/^反馈日期/)).fill('2026-11-18')
    await one.tap('保存修改')
    await one.sees('已改好')
    expect(await one.page.title()).toBe('修改教学检查')
  })
})

async function fillRepair(fault: string): Promise<void> {
  const { page } = one
  await page.getByRole('combobox', { name: /^设备/ }).selectOption({ label: '投影' })
  await page.getByRole('textbox', { name: /^地点/ }).fill('二楼')
  await page.getByRole('textbox', { name: /^故障/ }).fill(fault)
  await page.getByRole('radiogroup', { name: /^结果/ }).getByText('待修', { exact: true }).click()
}
