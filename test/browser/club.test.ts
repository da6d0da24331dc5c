import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

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

type Listed = Output<'club.list'>['clubs']['items'][number]

const clubsOf = async (who: 'teacher' | 'principal') => (await school.ask(who, 'club.list', {})).clubs.items

/** The club that the visitor's teacher instructs: it meets today. */
async function own(): Promise<Listed> {
  const club = (await clubsOf('teacher')).find(({ mine }) => mine)
  if (!club) throw new Error('the teacher instructs no club')
  return club
}

const sessionsToday = async () =>
  (await school.ask('teacher', 'record.list', { whose: 'mine', kind: 'clubSession' })).items.filter(
    ({ on, state }) => on === '2026-11-18' && state === 'counted',
  )

/** Pages not opened yet come a while after the first one stands. */
async function everyPageFetched(): Promise<void> {
  await one.page.waitForTimeout(2_000)
  await one.page.waitForLoadState('networkidle')
}

describe('an instructor on a phone', () => {
  test('logs today’s session in three taps from home: the club, once, everybody there', async () => {
    one = await visitor(browser, school.address, 'teacher')
    const { id, name, enrolled } = await own()
    await visible(one.page.locator('a[href*="pages/club/list"]')).click()
    await one.sees(name)
    await one.accessible()
    await one.tap(`给${name}记一次`)
    await one.sees(`社团共 ${enrolled} 人，全部到齐`)
    await one.accessible()
    await one.tap('提交')
    await one.sees('已提交')
    await one.accessible()
    const { course } = await school.ask('teacher', 'club.show', { id })
    expect(course?.slots.find(({ on }) => on === '2026-11-18')).toMatchObject({
      state: 'held',
      session: { headcount: enrolled, enrolled },
    })
  })

  test('finds it on the club’s page, corrects the headcount, and sees a second one refused before sending', async () => {
    const { id, name, enrolled } = await own()
    one = await visitor(browser, school.address, 'teacher')
    await one.open(`/pages/club/show/index?id=${id}`)
    await one.accessible()
    await visible(one.page.getByRole('link', { name: /^11 月 18 日 周三/ })).click()
    await one.sees('看这个社团')
    await one.accessible()
    await one.tap('修改')
    await one.tap('到场人数减一')
    await one.sees(`社团共 ${enrolled} 人，1 人没到，参与率 96.1%`)
    await one.tap('保存修改')
    await one.sees('已改好')
    const [record] = await sessionsToday()
    expect(record).toMatchObject({ title: name, detail: expect.stringContaining(`到 ${enrolled - 1}/`) })

    await one.open(`/pages/club/session/index?club=${id}`)
    await one.sees(name)
    await one.tap('提交')
    await one.sees(/这件事已经记录过了/)
    await one.accessible()
    expect(await sessionsToday()).toHaveLength(1)
  })

  test('on another day of the week is asked why, for a tap on a usual reason', async () => {
    const { id } = await own()
    const { course } = await school.ask('teacher', 'club.show', { id })
    for (const { session } of course?.slots ?? []) {
      if (session?.on !== '2026-11-18') continue
      const { revision } = await school.ask('teacher', 'record.show', { id: session.recordId })
      await school.ask('teacher', 'record.withdraw', { id: session.recordId, revision, reason: '' })
    }
    one = await visitor(browser, school.address, 'teacher')
    await one.open(`/pages/club/session/index?club=${id}&on=2026-11-17`)
    await one.sees('原定 11 月 18 日 周三')
    await one.tap('提交')
    await one.sees(/请写一下为什么调整/)
    await one.accessible()
    await one.tap('场地占用')
    await one.tap('提交')
    await one.sees('已提交')
    const after = await school.ask('teacher', 'club.show', { id })
    expect(after.course?.slots.find(({ on }) => on === '2026-11-18')).toMatchObject({
      state: 'moved',
      session: { on: '2026-11-17', movedBecause: '场地占用' },
    })
  })

  test('without network writes down a session of the club seen before; it arrives once', async () => {
    const { id, name } = await own()
    one = await visitor(browser, school.address, 'teacher')
    await one.open(`/pages/club/show/index?id=${id}`)
    await one.sees(name)
    await everyPageFetched()
    await one.context.setOffline(true)
    await one.tap('记一次活动')
    await one.sees(/社团共 \d+ 人/)
    await one.page.getByRole('textbox', { name: '到场人数' }).fill('20')
    await one.tap('提交')
    await one.sees('已存在本机，连上网自动提交')
    await one.accessible()
    expect(await sessionsToday()).toEqual([])
    await one.context.setOffline(false)
    await expect.poll(async () => (await sessionsToday()).length).toBe(1)
    expect(await sessionsToday()).toEqual([
      expect.objectContaining({ detail: expect.stringContaining('到 20/') }),
    ])
  })

  test('changes how many belong to the club, and finds the rest of the register closed', async () => {
    const { id, enrolled } = await own()
    one = await visitor(browser, school.address, 'teacher')
    await one.open(`/pages/club/edit/index?id=${id}`)
    expect(await one.page.getByRole('textbox', { name: '社团名称' }).count()).toBe(0)
    await one.page.getByRole('textbox', { name: '社团人数' }).fill(String(enrolled + 2))
    await one.accessible()
    await one.tap('保存')
    await one.sees('已保存')
    expect((await own()).enrolled).toBe(enrolled + 2)
  })
})

describe('a leader on a PC', () => {
  test('sees which club is suggested for merging, with the arithmetic, and merges it into another', async () => {
    const waning = (await clubsOf('principal')).find(({ suggested }) => suggested)
    if (!waning) throw new Error('no club is waning')
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/club/list/index')
    await one.accessible()
    await one.sees('建议整合')
    await one.tap(new RegExp(`^${waning.name}`))
    await one.sees(/最近 4 次活动到场 \d+ 人次，应到 \d+ 人次/)
    await one.accessible()
    await one.tap('停办或整合')
    await one.page.getByRole('combobox', { name: '并入' }).selectOption({ label: '墨香书法社' })
    await one.page.getByRole('textbox', { name: '原因' }).fill('人数连着四周不到六成')
    await one.accessible()
    await one.tap('停办')
    await one.sees(/并入墨香书法社/)
    await one.accessible()
  })

  test('founds a club: what is missing is said at its field, and the club is there', async () => {
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/club/edit/index')
    await one.tap('保存')
    await one.sees('请填写社团名称')
    await one.accessible()
    await one.page.getByRole('textbox', { name: '社团名称' }).fill('天文观测社')
    await one.tap('指导教师，请选择')
    await one.page.getByRole('dialog').getByRole('checkbox').first().click()
    await one.tap('选好了（1 人）')
    await one.page.getByRole('checkbox', { name: '周四' }).click()
    await one.page.getByRole('textbox', { name: '社团人数' }).fill('18')
    await one.accessible()
    await one.tap('保存')
    await one.sees('社团已建立')
    expect((await clubsOf('principal')).map(({ name }) => name)).toContain('天文观测社')
  })

  test('prints the term, and for outside the school without counts under five', async () => {
    one = await visitor(browser, school.address, 'principal', PC)
    await one.open('/pages/club/summary/index')
    await one.sees('小禾足球队')
    await one.accessible()
    await one.page.emulateMedia({ media: 'print' })
    await one.sees('小禾足球队')
    expect(await one.page.getByRole('tab').filter({ visible: true }).count()).toBe(0)
    await one.page.emulateMedia({ media: 'screen' })
    await one.page.getByRole('tab', { name: '上报用' }).click()
    await one.sees(/截至/)
    await one.accessible()
  })
})

test('a parent finds no clubs', async () => {
  one = await visitor(browser, school.address, 'parent')
  await one.open('/pages/club/list/index')
  await one.sees('不能查看这一页')
})
