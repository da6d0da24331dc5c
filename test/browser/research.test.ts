import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

const CROWD = 40
const TODAY = '2026-11-18'
const THURSDAY = '2026-11-19'

let school: RunningSchool
let browser: Browser
let lead: Visitor
let groupId: string
beforeAll(async () => {
  school = await runningSchool({ signInCode: true })
  browser = await launchBrowser()
  await school.crowd(CROWD)
  const { groups } = await school.ask('groupLead', 'research.agenda', {})
  groupId = groups.find(({ may }) => may.record)?.id ?? ''
})
afterEach(() => lead.context.close())
afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

const slotOn = async (on: string) => {
  const { slots } = await school.ask('groupLead', 'research.agenda', { groupId })
  return slots.find((slot) => slot.on === on)
}
const expectedNames = async () =>
  (await school.ask('groupLead', 'research.agenda', { groupId })).members.map(({ name }) => name)
const submitted = async (id: string) => {
  const { content } = await school.ask('groupLead', 'record.show', { id })
  return content.kind === 'research' ? content.payload : undefined
}

/** Taps the visitor needs, counted. */
function counting({ tap }: Visitor) {
  let taps = 0
  return {
    tap: async (name: string | RegExp) => {
      taps += 1
      await tap(name)
    },
    taps: () => taps,
  }
}

describe('a group lead on a phone', () => {
  test('moves Thursday’s session to today with the reason, and the group sees it', async () => {
    lead = await visitor(browser, school.address, 'groupLead')
    await lead.open('/pages/research/agenda/index')
    await lead.sees('本周')
    await lead.accessible()
    await lead.tap(/周四.*按计划|按计划.*周四/)
    await lead.accessible()
    await lead.tap('调整到同一周的另一天')
    await visible(lead.page.getByText('11 月 18 日 周三', { exact: true })).click()
    await visible(lead.page.getByRole('textbox', { name: '调整原因' })).fill('周四全校体检')
    await lead.accessible()
    await lead.tap('保存')
    await lead.sees('已保存，组里的人看得到')
    expect(await slotOn(THURSDAY)).toMatchObject({ state: 'moved', heldOn: TODAY, because: '周四全校体检' })
  })

  test('writes down who of 40 was there, three of them not, in at most six taps from home', async () => {
    lead = await visitor(browser, school.address, 'groupLead')
    const { tap, taps } = counting(lead)
    const [, second = '', third = '', fourth = ''] = await expectedNames()
    const theme = (await slotOn(THURSDAY))?.theme ?? ''
    await tap(new RegExp(theme))
    await lead.sees(`应到 ${CROWD} 实到 ${CROWD}`)
    await lead.accessible()
    for (const name of [second, third, fourth]) await tap(new RegExp(`^${name}，到`))
    await lead.sees(`应到 ${CROWD} 实到 ${CROWD - 3}`)
    await lead.accessible()
    await tap('提交')
    await lead.sees('已提交')
    expect(taps()).toBeLessThanOrEqual(6)
    const held = (await slotOn(THURSDAY))?.session
    const record = await submitted(held?.recordId ?? '')
    expect(record).toMatchObject({ theme, on: TODAY, slotOn: THURSDAY, movedBecause: '周四全校体检' })
    const marks = record?.attendance ?? []
    expect(marks).toHaveLength(CROWD)
    expect(marks.filter(({ mark }) => mark === 'excused')).toHaveLength(3)
    expect(marks.filter(({ mark }) => mark === 'present')).toHaveLength(CROWD - 3)
  })

  test('is not kept from it by a lost network: the list is on the phone, the draft survives, it is sent once', async () => {
    lead = await visitor(browser, school.address, 'groupLead')
    await lead.open('/pages/research/agenda/index')
    await lead.sees('本周')
    await lead.open('/pages/research/session/index')
    await lead.sees(`应到 ${CROWD} 实到 ${CROWD}`)
    await lead.context.setOffline(true)
    const [, second = ''] = await expectedNames()
    await visible(
      lead.page.getByRole('textbox', { name: '日期' }).or(lead.page.locator('input[type=date]')),
    ).fill('2026-11-17')
    await visible(lead.page.getByRole('textbox', { name: /^主题/ })).fill('断网时记的一次')
    await visible(lead.page.getByRole('radio', { name: '缺席' })).click()
    await lead.tap(new RegExp(`^${second}，到`))
    await lead.page.waitForTimeout(700)
    await lead.context.setOffline(false)
    await lead.open('/pages/research/session/index')
    await lead.sees(`应到 ${CROWD} 实到 ${CROWD - 1}`)
    await lead.context.setOffline(true)
    await lead.tap('提交')
    await lead.sees('已存在本机，连上网自动提交')
    await lead.context.setOffline(false)
    await expect
      .poll(
        async () =>
          (await school.ask('groupLead', 'record.list', { whose: 'mine', kind: 'research' })).items.filter(
            ({ title }) => title === '断网时记的一次',
          ).length,
        { timeout: 20_000 },
      )
      .toBe(1)
  })
})

describe('the code to sign in with', () => {
  test('stands on the lead’s screen; who opens its link is ticked there, and the lead still hands in', async () => {
    lead = await visitor(browser, school.address, 'groupLead', PC)
    await lead.open('/pages/research/session/index')
    await lead.tap('打开扫码签到')
    await visible(lead.page.getByRole('img', { name: '签到码' })).waitFor()
    await lead.accessible()
    const { id } = await school.ask('groupLead', 'research.openCode', { groupId })
    const { tokens } = await school.ask('groupLead', 'research.code', { id })
    const teacher = await visitor(browser, school.address, 'teacher')
    await teacher.open(`/pages/research/sign-in/index?id=${id}&token=${tokens[0]}`)
    await teacher.sees('已签到')
    await teacher.accessible()
    await teacher.open(`/pages/research/sign-in/index?id=${id}&token=${'0'.repeat(32)}`)
    await teacher.sees('签到码已经换新，请扫屏幕上最新的码。')
    await teacher.context.close()
    await visible(lead.page.getByText(`已签到 1 人，应到 ${CROWD} 人`)).waitFor({ timeout: 30_000 })
    await lead.tap('收起，回去核对出勤')
    await visible(lead.page.getByRole('button', { name: /，到，已签到$/ })).waitFor()
  })
})

describe('on a wide screen', () => {
  test('the lead sees the whole term as a table, with the rates in roster order', async () => {
    lead = await visitor(browser, school.address, 'groupLead', PC)
    await lead.open(`/pages/research/term/index?group=${groupId}`)
    await visible(lead.page.getByRole('columnheader', { name: '主题' })).waitFor()
    await visible(lead.page.getByRole('columnheader', { name: '到 / 应到' })).waitFor()
    await lead.accessible()
  })

  test('a teacher sees the own attendance and nobody else’s', async () => {
    lead = await visitor(browser, school.address, 'teacher', PC)
    await lead.open('/pages/research/attendance/index')
    await lead.sees(/^应到 \d+ 次，到 \d+ 次$/)
    await lead.accessible()
    await lead.open(`/pages/research/term/index?group=${groupId}`)
    await visible(lead.page.getByRole('columnheader', { name: '主题' })).waitFor()
    expect(await lead.page.getByText('到 / 应到').count()).toBe(0)
  })
})
