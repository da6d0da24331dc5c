import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import type { DemoKey } from '../../local/demo/accounts'
import { launchBrowser } from './launch-browser'
import { type RunningSchool, runningSchool } from './running-school'
import { PC, type Visitor, visible, visitor } from './visitor'

type Day = Output<'lesson.day'>

let school: RunningSchool
let browser: Browser
let here: Visitor[] = []
beforeAll(async () => {
  school = await runningSchool()
  browser = await launchBrowser()
})
afterEach(async () => {
  await Promise.all(here.map(({ context }) => context.close()))
  here = []
})
afterAll(async () => {
  await browser?.close()
  await school?.stop()
})

async function comes(who: DemoKey, viewport?: typeof PC): Promise<Visitor> {
  const one = await visitor(browser, school.address, who, viewport)
  here.push(one)
  return one
}

/** Lessons of a period today by how they are called in lists. */
async function lessonsAt(who: DemoKey, period: number): Promise<string[]> {
  const { lessons, classes } = await school.ask(who, 'lesson.day', {})
  return lessons.filter((each) => each.period === period).map((each) => titleOf(each, classes))
}

const titleOf = (lesson: Day['lessons'][number], classes: Day['classes']) =>
  `${classes[lesson.class]?.name} ${lesson.subject}`

const focused = ({ page }: Visitor) => page.evaluate(() => document.activeElement?.tagName)

describe('a teacher who watches a lesson', () => {
  test('notes two things by the clock, which survive the tab, scores it with one thumb and hands it in', async () => {
    const teacher = await comes('teacher')
    const { page } = teacher
    const [lesson = ''] = await lessonsAt('teacher', 3)
    await teacher.tap('记一节听课')
    await teacher.tap(new RegExp(`^${lesson}`))
    expect(await focused(teacher)).not.toBe('BODY')
    await teacher.tap('记一句')
    await page.keyboard.type('用分月饼导入')
    await teacher.tap('记一句')
    await page.keyboard.type('小组讨论 <b>热烈</b> 😀')
    await teacher.accessible()

    await page.reload()
    await teacher.sees('用分月饼导入')
    await teacher.tap(/^10:3\d，用分月饼导入/)
    await page.getByRole('textbox', { name: '记下的话' }).fill('用分月饼导入，学生笑了')
    await teacher.tap(/^评课/)
    await teacher.tap(/^按「课堂评价」打分/)
    await page.getByRole('textbox', { name: '亮点' }).fill('板书清楚')
    for (const name of [
      '目标与内容 18 分',
      '目标与内容减半分',
      '学习过程 27 分',
      '教学组织 16 分',
      '作业与反馈 12 分',
    ]) {
      await teacher.tap(name)
    }
    await teacher.accessible()
    await teacher.tap('提交')
    await teacher.sees('还有 1 项没有打分，打完再提交，或者不打分。')
    await teacher.tap('学习效果 15 分')
    await teacher.sees('87.5 / 100')
    await teacher.tap('提交')
    await teacher.sees('已提交')
    expect(await focused(teacher)).toBe('MAIN')

    const { items } = await school.ask('teacher', 'record.list', { whose: 'mine' })
    const { content } = await school.ask('teacher', 'record.show', { id: items[0]?.id ?? '' })
    expect(content.payload).toMatchObject({
      timeline: [{ text: '用分月饼导入，学生笑了' }, { text: '小组讨论 <b>热烈</b> 😀' }],
      strengths: '板书清楚',
      scores: {
        rubric: '课堂评价',
        marks: [{ score: 17.5 }, { score: 27 }, { score: 16 }, { score: 12 }, { score: 15 }],
      },
    })
    await visible(page.getByRole('link').filter({ hasText: lesson })).click()
    await teacher.sees('小组讨论 <b>热烈</b> 😀')
    await teacher.sees('87.5 / 100')
    await teacher.accessible()
  })

  test('is led to the record that holds a period, and writes another of the same day after one of yesterday', async () => {
    const teacher = await comes('teacher')
    await teacher.tap('记一节听课')
    await teacher.tap('看第 3 节的记录')
    await teacher.sees('87.5 / 100')
    await teacher.open('/pages/observe/index?on=2026-11-17')
    await teacher.page.getByText('2', { exact: true }).filter({ visible: true }).first().click()
    const { lessons, classes } = await school.ask('teacher', 'lesson.day', { on: '2026-11-17' })
    const [second] = lessons.filter(({ period }) => period === 2)
    if (!second) throw new Error('nobody teaches in period 2')
    await teacher.tap(new RegExp(`^${titleOf(second, classes)}`))
    await teacher.tap('提交')
    await teacher.sees('已提交')
    await teacher.tap('再记一节')
    expect(await visible(teacher.page.getByLabel('日期')).inputValue()).toBe('2026-11-17')
  })

  test('is told at once that nothing is taught on a day off, and that an address with no such day is as today', async () => {
    const teacher = await comes('teacher')
    await teacher.open('/pages/observe/index?on=2026-11-15')
    await teacher.sees(/这一天不上课：周末/)
    await teacher.accessible()
    await teacher.open('/pages/observe/index?on=garbage')
    await expect.poll(() => visible(teacher.page.getByLabel('日期')).inputValue()).toBe('2026-11-18')
  })

  test('without network chooses any period of the day that has begun', async () => {
    const teacher = await comes('teacher')
    const [lesson = ''] = await lessonsAt('teacher', 1)
    await teacher.page.waitForTimeout(2_500)
    await teacher.context.setOffline(true)
    await teacher.tap('记一节听课')
    await teacher.page.getByText('1', { exact: true }).filter({ visible: true }).first().click()
    await teacher.tap(new RegExp(`^${lesson}`))
    await teacher.tap('提交')
    await teacher.sees('已存在本机，连上网自动提交')
    await teacher.context.setOffline(false)
    await expect
      .poll(async () => (await school.ask('teacher', 'lesson.around', {})).recordedPeriods, {
        timeout: 10_000,
      })
      .toContain(1)
  })
})

describe('the teacher who was observed', () => {
  test('objects; the observer finds it at home and answers; both sides’ words stand in the record', async () => {
    const me = await school.ask('teacher', 'session.me', {})
    const { items: classes } = await school.ask('groupLead', 'roster.classes', {})
    const id = uuidv7()
    const payload = {
      on: '2026-11-17',
      periods: [7],
      mode: 'live' as const,
      hostSchool: '',
      classId: classes[0]?.id ?? '',
      className: '',
      teacherId: me.person.id,
      teacherName: '',
      subject: '数学',
      topic: '被写错的课题',
      lessonType: '随堂课',
      note: '',
    }
    await school.ask('groupLead', 'record.submit', { id, content: { kind: 'observation', payload } })

    const teacher = await comes('teacher')
    await teacher.open(`/pages/record/index?id=${id}`)
    await teacher.tap('提出异议')
    const dialog = teacher.page.getByRole('dialog')
    await dialog.getByRole('button', { name: '提交', exact: true }).click()
    await visible(dialog.getByText('请填写异议')).waitFor()
    await dialog.getByRole('textbox').fill('课题写错了')
    await teacher.accessible()
    await dialog.getByRole('button', { name: '提交', exact: true }).click()
    await teacher.sees('有异议')

    const lead = await comes('groupLead')
    await lead.tap(/授课教师有异议/)
    await lead.accessible()
    await visible(lead.page.getByRole('link').filter({ hasText: '被写错的课题' })).click()
    await lead.sees('课题写错了')
    await lead.tap('答复')
    await lead.page.getByRole('dialog').getByRole('textbox').fill('这就改')
    await lead.page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click()
    await lead.sees('异议已答复')

    const { statements } = await school.ask('teacher', 'record.show', { id })
    expect(statements.map(({ stance, words }) => [stance, words])).toEqual([
      ['object', '课题写错了'],
      ['reply', '这就改'],
    ])
  })
})

describe('leaders', () => {
  test('the director looks at a sample one after another, passes one and returns one', async () => {
    const director = await comes('director', PC)
    await director.tap('抽查记录')
    await director.sees('抽到 5 条')
    await director.accessible()
    const before = await school.ask('director', 'record.sample', { kind: 'observation', size: 5 })
    await director.tap('逐条核查')
    await director.tap('通过')
    await director.sees('抽查 · 后面还有 3 条')
    await director.tap('退回')
    await director.page.getByRole('dialog').getByRole('textbox').fill('班级不对')
    await director.page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click()
    await director.sees('抽查 · 后面还有 2 条')
    const [first, second] = before.items
    const passed = await school.ask('director', 'record.show', { id: first?.id ?? '' })
    expect([passed.state, passed.checked !== null]).toEqual(['counted', true])
    expect(await school.ask('director', 'record.show', { id: second?.id ?? '' })).toMatchObject({
      state: 'returned',
    })
  })

  test('the principal sees whom nobody has observed yet, in the order of the roster', async () => {
    const principal = await comes('principal')
    await principal.open('/pages/check/unobserved/index')
    const { neverObserved, teachers } = await school.ask('principal', 'lesson.unobserved', { never: true })
    expect(neverObserved).toBeGreaterThan(0)
    await principal.sees(`还没有被听过 ${neverObserved} 人`)
    await principal.sees(teachers.items[0]?.name ?? '')
    await principal.accessible()
    await principal.page.getByText(/^全部 \d+ 人$/).click()
    await principal.sees(/^\d+ 节$/)
  })

  test('anybody who may read an observation prints its sheet; a teacher is shown neither sample nor who was not observed', async () => {
    const principal = await comes('principal', PC)
    const { items } = await school.ask('principal', 'record.sample', { kind: 'observation', size: 1 })
    await principal.open(`/pages/record/index?id=${items[0]?.id}`)
    await principal.tap(/^听课记录表/)
    await principal.sees(/听课记录表$/)
    await principal.sees('听课人签名')
    await principal.accessible()

    const teacher = await comes('teacher')
    for (const page of ['sample', 'unobserved']) {
      await teacher.open(`/pages/check/${page}/index`)
      await teacher.sees('不能查看这一页')
    }
  })
})
