import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { newVisitor, PC, type Visitor, visible, visitor } from './visitor'

let school: RunningSchool
let browser: Browser
const open: Visitor[] = []

beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})

afterAll(async () => {
  await Promise.all(open.map(({ context }) => context.close()))
  await browser?.close()
  await school?.stop()
})

test('a parent joins by the class’s code on a phone, is admitted, reads the announcement, leaves, and sees nothing', async () => {
  const [own] = (await school.ask('clerk', 'parent.units', {})).classes
  if (!own) throw new Error('the school has no class')
  await school.ask('clerk', 'parent.closeCode', { classId: own.classId })
  const login = crypto.randomUUID()
  const clerk = await visitor(browser, school.address, 'clerk', PC)
  open.push(clerk)
  await clerk.open(`/pages/parents/class/index?id=${own.classId}`)
  await clerk.tap('生成班级码')
  await clerk.sees(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await clerk.accessible()
  const { code } = await school.ask('clerk', 'parent.code', { classId: own.classId })

  const parent = await newVisitor(browser, school.address)
  open.push(parent)
  await parent.open('/pages/parents/join/index')
  await parent.accessible()
  await parent.page.getByRole('textbox', { name: '班级码' }).fill(code?.code.toLowerCase() ?? '')
  await parent.tap('下一步')
  await parent.sees(own.class)
  await parent.tap('提交申请')
  await parent.sees('请填写您的称呼')
  await parent.accessible()
  await parent.page.getByRole('textbox', { name: '您的称呼' }).fill('小满爷爷')
  await parent.page.getByRole('textbox', { name: '账号' }).fill(login)
  await parent.page.getByRole('textbox', { name: '密码' }).fill('a long password')
  await parent.tap('提交申请')
  // Who is new is asked to agree to the privacy text first.
  await parent.tap('同意并继续')
  await parent.sees('已提交，等班主任确认。确认以前还看不到公告。')
  await parent.accessible()
  await expect.poll(() => parent.page.getByRole('link', { name: /^公告/ }).count()).toBe(0)

  await clerk.open('/pages/parents/keep/index')
  await clerk.accessible()
  await clerk.tap('通过小满爷爷')
  await clerk.sees('小满爷爷已加入')
  const audience = [{ who: 'parents' as const, unitId: own.classId }]
  const notice = { id: crypto.randomUUID(), title: '明天带水杯', text: '请给孩子带上水杯。', audience }
  await school.ask('director', 'notice.publish', notice)

  await parent.tap('看看有没有通过')
  await parent.tap('看公告')
  await visible(parent.page.getByText('明天带水杯')).click()
  await parent.sees('请给孩子带上水杯。')

  await parent.open('/pages/parents/mine/index')
  await parent.tap(`退出${own.class}`)
  await parent.sees('退出后马上看不到发给这个班级的公告。以后想再加入，要用班级码重新申请。')
  await visible(parent.page.getByRole('dialog').getByRole('button', { name: '退出', exact: true })).click()
  await parent.sees('还没有加入班级')
  await parent.open(`/pages/notice/index?id=${notice.id}`)
  await parent.sees('不能查看这一页')
  expect(await parent.page.getByText('请给孩子带上水杯。').count()).toBe(0)
})
