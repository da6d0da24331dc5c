import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layOutTerm } from '#core/calendar/school-calendar'
import type { Input } from '#core/contract/contract'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { Plan } from '#core/plan/plan'
import { measuresOf } from '#core/plan/rules'
import { creditsOf } from '#core/record/credits'
import type { CountableRecord } from '#core/record/record'
import type { PersonKey } from './school/cast'
import { TERM } from './school/cast'
import { type TestSchool, testSchool } from './school/test-school'

/** A plan of registers only, as a clerk writes it. */
const PLAN = `# 登记样本

## 设置

| 键 | 值 |
|---|---|
| 计划编号 | registers |

## 条款

| 条款 | 标题 |
|---|---|
| 1 | 台账 |

## 指标

| 编号 | 条款 | 指标 | 对象 | 统计 | 周期 | 要求 |
|---|---|---|---|---|---|---|
| D1 | 1 | 来访 | 学校 | 来访人次 | 每学期 | 不设数 |
| D2 | 1 | 安全教育 | 班级 | 安全教育次数 | 每周 | ≥1次 |
| D3 | 1 | 值勤 | 任课教师 | 值勤次数 | 每学期 | ≥2次 |
| D4 | 1 | 反思 | 任课教师 | 登记次数(教学反思) | 每学期 | ≥4次 |

## 登记表

| 表 | 字段 | 类型 | 选项/范围 | 必填 | 敏感 | 何时填 | 谁写 | 谁看 | 记给 | 频次 | 无异常 | 密级 |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 来访登记 | 来人 | 短文 | ≤20字 | 是 | 是 | | 教务员 | 校长 | 学校 | 每次 | | 限定 |
| | 人数 | 数 | 1—60人 | 是 | | | | | | | | |
| 安全教育 | 时长 | 单选 | 1分钟、5分钟 | 是 | | | 班主任 | 全体教职工 | 班级 | 每天 | | |
| | 提醒 | 短文 | | | 是 | | | | | | | |
| 值勤到岗 | 到岗教师 | 多名教职工 | | 是 | | | 教导主任 | | 学校 | 每次 | | |
| 日巡查 | 情况 | 长文 | ≤500字 | 是 | | | 教务员 | | 学校 | 每天 | 开 | |
| | 处理 | 单选 | 已处理、待处理 | 是 | | | | | | | | |
| | 何时 | 日期 | | 是 | | 处理=待处理 | | | | | | |
| | 上报 | 是否 | | | | 处理=待处理 | | | | | | |
| | 报给谁 | 短文 | | | | 上报=是 | | | | | | |
| 教学反思 | 正文 | 长文 | | 是 | | | | | 本人 | | | |

## 计入

| 表 | 口径 | 数量 | 归属 | 条件 | 单位 |
|---|---|---|---|---|---|
| 来访登记 | 来访人次 | 人数 | 学校 | | 人次 |
| 安全教育 | 安全教育次数 | 1次 | 班级 | 时长=5分钟 | |
| 值勤到岗 | 值勤次数 | 1次 | 到岗教师 | | |
`

function plan(): Plan {
  const reading = parsePlan(PLAN)
  if (!reading.plan) throw new Error(JSON.stringify(reading.faults))
  return reading.plan
}

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ plan: plan() })
})
afterAll(() => school.close())

type Entry = Extract<Input<'record.submit'>['content'], { kind: 'register' }>['payload']

function entry(form: string, values: Entry['values'], changes: Partial<Entry> = {}): Input<'record.submit'> {
  const payload = { on: '2026-11-18', form, unitId: null, normal: false, values, ...changes }
  return { id: uuidv7(), content: { kind: 'register', payload } }
}

const visit = (values: Entry['values'] = {}) => entry('来访登记', { 来人: '王先生', 人数: 3, ...values })
const safety = (on: string, changes: Partial<Entry> = {}) =>
  entry('安全教育', { 时长: '5分钟' }, { on, unitId: school.units.class1, ...changes })

const faultsOf = async (who: PersonKey, submission: Input<'record.submit'>) => {
  const { code, details } = await school.refused(who, 'record.submit', submission)
  const fields = (details.fields ?? []) as { path: string; message: string }[]
  return [code, ...fields.map(({ path, message }) => `${path.split('/').at(-1)}：${message}`)]
}

const done = async (ruleId: string, subjectId: string) => {
  const { standing } = await school.call('zhou', 'standing.proof', { ruleId, subjectId, week: 12 })
  return standing.done
}

describe('what a form asks', () => {
  test('every required field at once, and its limits', async () => {
    expect(await faultsOf('wu', visit({ 来人: ' ', 人数: null }))).toEqual([
      'badInput',
      '来人：请填写来人',
      '人数：请填写人数',
    ])
    expect(await faultsOf('wu', visit({ 来人: '长'.repeat(21), 人数: 61 }))).toEqual([
      'badInput',
      '来人：来人不能超过 20 字',
      '人数：人数不能超过 60人',
    ])
    expect(await faultsOf('wu', visit({ 人数: 0 }))).toContain('人数：人数不能少于 1人')
    expect(await faultsOf('wu', visit({ 人数: 1.5 }))).toContain('人数：人数应为整数')
    expect(await faultsOf('wu', visit({ 人数: '3' }))).toContain('人数：人数应为数字')
  })

  test('an answer that is none of the options, and a field that the form has not', async () => {
    expect(await faultsOf('li', safety('2026-11-18', { values: { 时长: '10分钟' } }))).toEqual([
      'badInput',
      '时长：请从列出的里面选择时长',
    ])
    expect(await faultsOf('wu', visit({ 电话: '139' }))).toContain('电话：表里没有这一项，请刷新后再填')
    expect(await faultsOf('wu', visit({ constructor: 'x' }))).toContain(
      'constructor：表里没有这一项，请刷新后再填',
    )
  })

  test('a field that hangs on another one only then, and drops what was typed for it otherwise', async () => {
    const inspected = (values: Entry['values'], on: string) =>
      entry('日巡查', { 情况: '灯坏了', ...values }, { on })
    expect(await faultsOf('wu', inspected({ 处理: '待处理' }, '2026-11-10'))).toEqual([
      'badInput',
      '何时：请选择何时',
    ])
    const idle = { 何时: '2026-11-20', 上报: true, 报给谁: '总务处' }
    const submission = inspected({ 处理: '已处理', ...idle }, '2026-11-11')
    await school.call('wu', 'record.submit', submission)
    const { content } = await school.call('wu', 'record.show', { id: submission.id })
    expect(content.payload).toHaveProperty('values', { 情况: '灯坏了', 处理: '已处理' })
  })

  test('a form that the plan has not, and one that somebody else writes', async () => {
    expect(await faultsOf('wu', entry('考勤', {}))).toEqual(['unknownForm'])
    expect(await faultsOf('wang', visit())).toEqual(['notAllowed'])
    expect(await faultsOf('zheng', visit())).toEqual(['notAllowed'])
  })

  test('the unit it is about, of the right kind and of this school', async () => {
    expect(await faultsOf('li', safety('2026-11-18', { unitId: null }))).toEqual(['unknownUnit'])
    expect(await faultsOf('li', safety('2026-11-18', { unitId: school.units.grade1 }))).toEqual([
      'unknownClass',
    ])
    expect(await faultsOf('li', safety('2026-11-18', { unitId: uuidv7() }))).toEqual(['unknownClass'])
  })

  test('the own class, where it is the class teacher’s to write', async () => {
    const another = safety('2026-11-18', { unitId: school.units.class2 })
    expect(await faultsOf('li', another)).toEqual(['notAllowed'])
  })
})

describe('hostile text is kept as it is typed, or refused', () => {
  test.each([
    ['HTML', '<img src=x onerror=alert(1)>&lt;'],
    ['four-byte characters', '👨‍👩‍👧‍👦𠮷𡈽'],
    ['text from right to left', '\u202eabc\u202c مرحبا'],
    ['quotes and backslashes', `'"\\'; drop table record; --`],
  ])('%s', async (_, text) => {
    const submission = entry('教学反思', { 正文: text })
    await school.call('wang', 'record.submit', submission)
    const { content } = await school.call('wang', 'record.show', { id: submission.id })
    expect(content.payload).toMatchObject({ values: { 正文: text } })
  })

  test('5000 characters are kept, 10,000 are too many', async () => {
    await school.call('wang', 'record.submit', entry('教学反思', { 正文: '字'.repeat(5000) }))
    expect((await faultsOf('wang', entry('教学反思', { 正文: '字'.repeat(10_000) })))[0]).toBe('badInput')
  })

  test.each(['\u0000', '半\ud83d'])('%j cannot be stored', async (text) => {
    expect((await faultsOf('wang', entry('教学反思', { 正文: text })))[0]).toBe('badInput')
  })

  test('a key that means something to JavaScript is no field', async () => {
    const { id, content } = entry('教学反思', {})
    const values = JSON.parse('{"正文": "好", "__proto__": {"normal": true}}') as unknown
    const payload = { ...content.payload, values }
    const { body } = await school.ask('wang', 'record.submit', { id, content: { ...content, payload } })
    expect(body).toMatchObject({ ok: true })
    const [row] = await school.rows<{ values: unknown }>(
      `select payload -> 'values' as values from youju.record where id = $1`,
      [id],
    )
    expect(Object.keys(row?.values ?? {})).toEqual(['正文'])
  })
})

describe('by exception', () => {
  test('one tap says that all is in order, and asks nothing else', async () => {
    const submission = entry('日巡查', {}, { normal: true, on: '2026-11-12' })
    await school.call('wu', 'record.submit', submission)
    const { items } = await school.call('wu', 'record.list', { whose: 'mine', kind: 'register' })
    expect(items.find(({ id }) => id === submission.id)).toMatchObject({
      title: '日巡查',
      detail: '一切正常',
    })
  })

  test('answers sent along with it are dropped', async () => {
    const submission = entry('日巡查', { 情况: '其实不好' }, { normal: true, on: '2026-11-13' })
    await school.call('wu', 'record.submit', submission)
    const { content } = await school.call('wu', 'record.show', { id: submission.id })
    expect(content.payload).toMatchObject({ normal: true, values: {} })
  })

  test('only where the form says so', async () => {
    expect((await faultsOf('wu', entry('来访登记', {}, { normal: true })))[0]).toBe('badInput')
  })
})

describe('once a day', () => {
  test('a second entry of a class on a day is refused with the first one’s id; another day is not', async () => {
    const first = safety('2026-11-16')
    await school.call('li', 'record.submit', first)
    const problem = await school.refused('li', 'record.submit', safety('2026-11-16'))
    expect(problem).toMatchObject({ code: 'alreadyRecorded', details: { recordId: first.id } })
    await school.call('li', 'record.submit', safety('2026-11-17'))
  })

  test('of twenty at once exactly one is kept', async () => {
    const asks = Array.from({ length: 20 }, () => school.ask('li', 'record.submit', safety('2026-11-05')))
    const bodies = (await Promise.all(asks)).map(({ body }) => (body.ok ? 'kept' : body.problem.code))
    expect(bodies.filter((each) => each === 'kept')).toHaveLength(1)
    expect(new Set(bodies)).toEqual(new Set(['kept', 'alreadyRecorded']))
  })

  test('the day is free again once the entry is withdrawn', async () => {
    const first = safety('2026-11-06')
    await school.call('li', 'record.submit', first)
    await school.call('li', 'record.withdraw', { id: first.id, revision: 1, reason: '记错了' })
    await school.call('li', 'record.submit', safety('2026-11-06'))
  })
})

describe('who reads it', () => {
  test('of a restricted form its author and the readers named, not even the director otherwise', async () => {
    const submission = visit()
    await school.call('wu', 'record.submit', submission)
    const { id } = submission
    const read = async (who: PersonKey) => (await school.call(who, 'record.show', { id })).content.payload
    expect(await read('wu')).toMatchObject({ values: { 人数: 3 }, secrets: { 来人: '王先生' } })
    expect(await read('zhou')).toMatchObject({ secrets: { 来人: '王先生' } })
    for (const who of ['qian', 'li', 'sun'] as const) {
      expect((await school.refused(who, 'record.show', { id })).code).toBe('notFound')
    }
  })

  test('a sensitive answer is not shown to those who may read the rest', async () => {
    const submission = safety('2026-11-10', { values: { 时长: '1分钟', 提醒: '小明的事' } })
    await school.call('li', 'record.submit', submission)
    const read = async (who: PersonKey) =>
      JSON.stringify(await school.call(who, 'record.show', { id: submission.id }))
    expect(await read('wang')).toContain('1分钟')
    expect(await read('wang')).not.toContain('小明的事')
    expect(await read('zhou')).toContain('小明的事')
    expect(await read('li')).toContain('小明的事')
  })

  test('wherever the client put it', async () => {
    const submission = safety('2026-11-11', { values: { 时长: '1分钟' }, secrets: { 提醒: '悄悄话' } })
    await school.call('li', 'record.submit', submission)
    const rows = await school.rows<{ open: string }>(
      'select payload::text as open from youju.record where id = $1',
      [submission.id],
    )
    expect(rows[0]?.open).not.toContain('悄悄话')
  })
})

describe('what it counts for', () => {
  test('a number is summed for the school', async () => {
    const before = await done('D1', school.id)
    await school.call('wu', 'record.submit', visit({ 人数: 7 }))
    expect(await done('D1', school.id)).toBe(before + 7)
  })

  test('the class it is about, and only under the condition', async () => {
    const { class1 } = school.units
    const before = await done('D2', class1)
    const brief = safety('2026-11-18', { values: { 时长: '1分钟' } })
    expect(await school.call('li', 'record.submit', brief)).toMatchObject({
      credits: [],
      leftOut: [{ ruleId: 'D2', reason: '不符合计入的条件' }],
    })
    expect(await done('D2', class1)).toBe(before)
    const { content } = safety('2026-11-18')
    await school.call('li', 'record.correct', { id: brief.id, revision: 1, content })
    expect(await done('D2', class1)).toBe(before + 1)
  })

  test('everybody named in it, each once; the receipt tells how many', async () => {
    const { li, wang, he } = school.people
    const receipt = await school.call(
      'qian',
      'record.submit',
      entry('值勤到岗', { 到岗教师: [li, wang, he] }),
    )
    expect(receipt.credits).toEqual([{ ruleId: 'D3', ruleName: '值勤', quantity: 1, unit: '次', others: 3 }])
    expect(await done('D3', li)).toBe(1)
    expect((await faultsOf('qian', entry('值勤到岗', { 到岗教师: [li, li] })))[0]).toBe('badInput')
    expect(await faultsOf('qian', entry('值勤到岗', { 到岗教师: [uuidv7()] }))).toEqual(['unknownTeacher'])
    expect(await faultsOf('qian', entry('值勤到岗', { 到岗教师: [school.people.zheng] }))).toEqual([
      'unknownTeacher',
    ])
  })

  test('its author', async () => {
    await school.call('xu', 'record.submit', entry('教学反思', { 正文: '今天的课' }))
    expect(await done('D4', school.people.xu)).toBe(1)
  })

  test('the class’s week stands on the leaders’ page, with the class by its name', async () => {
    const { promises } = await school.call('zhou', 'standing.school', { week: 12 })
    const safety = promises.find(({ rule }) => rule.id === 'D2')
    expect(safety).toMatchObject({ rule: { level: 'class', unit: '次' }, rollUp: { owing: 3 } })
    const proof = await school.call('zhou', 'standing.proof', {
      ruleId: 'D2',
      subjectId: school.units.class1,
      week: 12,
    })
    expect(proof.formula).toContain('每条「安全教育」计 1 次，只算时长为「5分钟」的，记给所登记的班级')
    const { subjects } = await school.call('zhou', 'standing.rule', { ruleId: 'D2', week: 12 })
    expect(subjects.items.map(({ subjectName }) => subjectName)).toEqual([
      '一年级1班',
      '一年级2班',
      '二年级1班',
    ])
  })

  test('a restricted entry counts, but the proof does not show it to those who may not read it', async () => {
    await school.call('wu', 'record.submit', visit({ 来人: '悄悄来的人' }))
    const proofOf = async (who: PersonKey) => {
      const { counted, standing } = await school.call(who, 'standing.proof', {
        ruleId: 'D1',
        subjectId: school.id,
        week: 12,
      })
      return { lines: counted.items.length, done: standing.done }
    }
    const [principal, director] = [await proofOf('zhou'), await proofOf('qian')]
    expect(principal.lines).toBeGreaterThan(0)
    expect(director).toEqual({ lines: 0, done: principal.done })
  })
})

describe('the books', () => {
  /** Credits and tallies counted anew from the records as they are kept. */
  async function expectBooks(): Promise<void> {
    const rows = await school.rows<CountableRecord & { schoolid: string; authorid: string }>(
      `select r.id, r.kind, r.state, r.author_id as authorid, r.school_id as schoolid, r.payload || coalesce(p.payload, '{}') as payload
         from youju.record r left join youju.record_private p on p.district_id = r.district_id and p.record_id = r.id
        where r.school_id = $1`,
      [school.id],
    )
    const calendar = layOutTerm({ id: school.termId, name: '', ...TERM }, [])
    const anew = rows.flatMap((row) => {
      const record = { ...row, authorId: row.authorid, schoolId: row.schoolid } as CountableRecord
      return creditsOf(record, measuresOf(plan()), calendar)
    })
    const sums = new Map<string, number>()
    for (const { measure, subjectId, week, quantity } of anew) {
      const key = `${measure} ${subjectId} ${week}`
      sums.set(key, (sums.get(key) ?? 0) + quantity)
    }
    const kept = await school.rows<{ line: string }>(
      `select concat_ws(' ', measure, subject_id, week, quantity) as line from youju.tally
        where school_id = $1 and quantity <> 0`,
      [school.id],
    )
    expect(kept.map(({ line }) => line).sort()).toEqual([...sums].map(([key, sum]) => `${key} ${sum}`).sort())
  }

  test('equal a recount after entries were corrected to other people, other numbers and withdrawn', async () => {
    const { li, wang, xu } = school.people
    const duty = entry('值勤到岗', { 到岗教师: [li, wang] })
    await school.call('qian', 'record.submit', duty)
    const { content } = entry('值勤到岗', { 到岗教师: [wang, xu] })
    const before = await Promise.all([li, wang, xu].map((who) => done('D3', who)))
    await school.call('qian', 'record.correct', { id: duty.id, revision: 1, content })
    expect(await Promise.all([li, wang, xu].map((who) => done('D3', who)))).toEqual([
      (before[0] ?? 0) - 1,
      before[1],
      (before[2] ?? 0) + 1,
    ])
    await expectBooks()
    const visited = visit({ 人数: 9 })
    await school.call('wu', 'record.submit', visited)
    await school.call('wu', 'record.correct', {
      id: visited.id,
      revision: 1,
      content: visit({ 人数: 2 }).content,
    })
    await expectBooks()
    await school.call('wu', 'record.withdraw', { id: visited.id, revision: 2, reason: '' })
    await school.call('qian', 'record.withdraw', { id: duty.id, revision: 2, reason: '' })
    await expectBooks()
  })
})
