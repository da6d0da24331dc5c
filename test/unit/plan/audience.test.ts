import { describe, expect, test } from 'vitest'
import type { Post } from '#core/org/post'
import { belongsTo } from '#core/plan/audience'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { Audience, PersonPredicate } from '#core/plan/predicate'
import { changed, firstRuleWith, textOf } from './sample-plan'

function audience(text: string): Audience | string[] {
  const rule = firstRuleWith({ 对象: text })
  return Array.isArray(rule) ? rule : rule.audience
}

function who(text: string): PersonPredicate {
  const read = audience(text)
  if (Array.isArray(read) || read.level !== 'person') throw new Error(`${text}: ${JSON.stringify(read)}`)
  return read.who
}

/** Whether somebody with the posts, aged so on the first day of term, is meant. */
function means(text: string, posts: readonly Post[], age = 40): boolean {
  const appointments = posts.map((post) => ({ post, unitId: 'u', from: '2020-01-01', to: null }))
  const birthDate = `${2026 - age}-09-01`
  return belongsTo(who(text), {
    person: { id: 'p', name: '甲', birthDate, appointments },
    date: '2026-09-01',
    termStart: '2026-09-01',
  })
}

const post = (name: Post): PersonPredicate => ({ is: 'post', post: name })
const [principal, director, teacher, classTeacher] = (
  ['principal', 'director', 'teacher', 'classTeacher'] as const
).map(post)

describe('posts', () => {
  test.each([
    ['校长', 'principal'],
    ['业务校长', 'teachingPrincipal'],
    ['教导主任', 'director'],
    ['教导处主任', 'director'],
    ['教研组长', 'groupLead'],
    ['年级组长', 'gradeLead'],
    ['班主任', 'classTeacher'],
    ['任课教师', 'teacher'],
    ['全体教师', 'teacher'],
    ['　任课 教师 ', 'teacher'],
  ])('%s is the post %s', (text, name) => expect(who(text)).toEqual({ is: 'post', post: name }))
})

describe('非 binds before 且, 且 before 或', () => {
  test('校长 或 教导主任 且 任课教师 needs the teaching post only of the director', () => {
    expect(who('校长 或 教导主任 且 任课教师')).toEqual({
      is: 'any',
      of: [principal, { is: 'all', of: [director, teacher] }],
    })
  })
  test('brackets of either width change that', () => {
    const expected = { is: 'all', of: [{ is: 'any', of: [principal, director] }, teacher] }
    expect(who('（校长 或 教导主任） 且 任课教师')).toEqual(expected)
    expect(who('(校长或教导主任)且任课教师')).toEqual(expected)
  })
  test('非 班主任 且 任课教师 is a teacher who is no class teacher', () => {
    expect(who('非 班主任 且 任课教师')).toEqual({
      is: 'all',
      of: [{ is: 'not', of: classTeacher }, teacher],
    })
  })
  test('非（班主任 或 校长）leaves out both', () => {
    expect(means('任课教师 且 非（班主任 或 校长）', ['teacher'])).toBe(true)
    expect(means('任课教师 且 非（班主任 或 校长）', ['teacher', 'principal'])).toBe(false)
  })
})

describe('除外', () => {
  test.each(['任课教师 除外 校长', '任课教师（校长除外）', '任课教师，校长除外', '任课教师(校长 除外)'])(
    '%s is a teacher who is not the principal',
    (text) => expect(who(text)).toEqual({ is: 'all', of: [teacher, { is: 'not', of: principal }] }),
  )
  test('takes from all that stands before it', () => {
    const text = '任课教师 或 班主任，校长除外'
    expect(means(text, ['teacher', 'principal'])).toBe(false)
    expect(means(text, ['classTeacher', 'principal'])).toBe(false)
    expect(means(text, ['classTeacher'])).toBe(true)
  })
})

describe('age on the first day of term', () => {
  test.each([
    ['年龄≤45'],
    ['年龄<=45'],
    ['年龄＜＝４５岁'],
    ['年龄不超过四十五'],
    ['45周岁以下（含）'],
    ['45周岁以下(含45周岁)'],
    ['45周岁及以下'],
    ['45周岁以下'],
    ['四十五岁以下'],
    ['不满46周岁'],
    ['年龄<46'],
  ])('%s takes in 45 and leaves out 46', (age) => {
    expect(means(`任课教师 且 ${age}`, ['teacher'], 45)).toBe(true)
    expect(means(`任课教师 且 ${age}`, ['teacher'], 46)).toBe(false)
  })
  test.each([
    ['年龄≥46'],
    ['年龄>45'],
    ['45周岁以上'],
    ['45岁以上'],
    ['46周岁以上（含）'],
    ['46周岁及以上'],
    ['年满46周岁'],
    ['超过45周岁'],
  ])('%s takes in 46 and leaves out 45', (age) => {
    expect(means(`任课教师 且 ${age}`, ['teacher'], 46)).toBe(true)
    expect(means(`任课教师 且 ${age}`, ['teacher'], 45)).toBe(false)
  })
  test('45周岁以上（含）takes in 45', () =>
    expect(means('任课教师 且 45周岁以上（含）', ['teacher'], 45)).toBe(true))
  test('a condition before 的 narrows the post behind it', () => {
    expect(who('45周岁以下（含45周岁）的教师')).toEqual({
      is: 'all',
      of: [{ is: 'age', compare: '<=', years: 45 }, teacher],
    })
  })
  test.each([
    ['任课教师 且 45周岁以下', '含 45 周岁'],
    ['任课教师 且 45周岁以上', '不含 45 周岁'],
    ['年龄≤45', '会算上所有教职工'],
  ])('%s is taken with a warning', (text, warning) => {
    const { plan, warnings } = parsePlan(textOf(changed('指标', 2, '对象', text)))
    expect(plan).not.toBeNull()
    expect(warnings).toMatchObject([{ row: 2, column: '对象', severity: 'warning' }])
    expect(warnings[0]?.fault).toContain(warning)
  })
  test.each([
    ['任课教师 且 年龄≤16', true],
    ['任课教师 且 年龄≤15', false],
    ['任课教师 且 年龄≤80', true],
    ['任课教师 且 年龄≤81', false],
  ])('%s: a sensible age is %s', (text, sensible) => expect(Array.isArray(audience(text))).toBe(!sensible))
})

describe('units', () => {
  test.each([
    ['学科教研组', '教研活动次数', { level: 'group', groupKind: 'subject' }],
    ['每个教研组', '教研活动次数', { level: 'group', groupKind: 'subject' }],
    ['备课组', '教研活动次数', { level: 'group', groupKind: 'planning' }],
    ['年级组', '教研活动次数', { level: 'group', groupKind: 'grade' }],
    ['处室', '教研活动次数', { level: 'group', groupKind: 'office' }],
    ['各年级', '质量检测次数', { level: 'grade' }],
    ['全校', '精品课例数', { level: 'school' }],
  ])('%s owes %s as a unit', (对象, 统计, expected) => {
    const 要求 = 统计 === '精品课例数' ? '≥1个' : '≥1次'
    expect(firstRuleWith({ 对象, 统计, 要求, 规则组: '' })).toMatchObject({ audience: expected })
  })
})

describe('conditions on people and units', () => {
  const tag = (name: string): PersonPredicate => ({ is: 'tag', tag: name })
  test.each<[string, PersonPredicate]>([
    [
      '骨干教师 且 教龄≥3',
      { is: 'all', of: [tag('骨干教师'), { is: 'years', of: 'teaching', compare: '>=', years: 3 }] },
    ],
    [
      '任课教师 且 教龄3年以下',
      { is: 'all', of: [post('teacher'), { is: 'years', of: 'teaching', compare: '<=', years: 3 }] },
    ],
    [
      '任课教师 且 教龄不满3年',
      { is: 'all', of: [post('teacher'), { is: 'years', of: 'teaching', compare: '<', years: 3 }] },
    ],
    [
      '校长 且 任现职满5年',
      { is: 'all', of: [post('principal'), { is: 'years', of: 'inPost', compare: '>=', years: 5 }] },
    ],
    ['语文教师', { is: 'all', of: [post('teacher'), { is: 'subject', subjects: ['语文'] }] }],
    [
      '班主任 且 年级=一年级、二年级',
      { is: 'all', of: [post('classTeacher'), { is: 'grade', grades: ['一年级', '二年级'] }] },
    ],
    ['支部成员', { is: 'member', groupKind: 'party' }],
    [
      '产假 或 借调',
      {
        is: 'any',
        of: [
          { is: 'away', absence: 'maternityLeave' },
          { is: 'away', absence: 'secondment' },
        ],
      },
    ],
    ['全体教职工', { is: 'all', of: [] }],
    [
      '任课教师 且 所在学校（寄宿制 且 人数500以上）',
      {
        is: 'all',
        of: [
          post('teacher'),
          {
            is: 'school',
            where: {
              is: 'all',
              of: [
                { is: 'tag', tag: '寄宿' },
                { is: 'fact', fact: '人数', compare: '>=', amount: 500 },
              ],
            },
          },
        ],
      },
    ],
  ])('%s', (text, expected) => expect(who(text)).toEqual(expected))

  test.each<[string, Audience]>([
    ['完小', { level: 'school', where: { is: 'tag', tag: '完小' } }],
    ['学校（民办除外）', { level: 'school', where: { is: 'not', of: { is: 'tag', tag: '民办' } } }],
    ['人数≥500的学校', { level: 'school', where: { is: 'fact', fact: '人数', compare: '>=', amount: 500 } }],
    ['学校 或 寄宿学校', { level: 'school' }],
    ['民办学校', { level: 'school', where: { is: 'tag', tag: '民办' } }],
    [
      '学校 且 名称=「实验小学（东校区）」',
      { level: 'school', where: { is: 'named', names: ['实验小学（东校区）'] } },
    ],
    ['片区', { level: 'cluster' }],
    ['教科所', { level: 'office' }],
    ['各学区', { level: 'office' }],
  ])('%s', (对象, expected) =>
    expect(firstRuleWith({ 对象, 统计: '教学检查次数', 要求: '≥1次', 规则组: '' })).toMatchObject({
      audience: expected,
    }),
  )

  test('a word of the roster is a tag once 选项 lists it under 人员标签, and a fault before', () => {
    expect(audience('副校长')).toEqual(['没有「副校长」这种职务或单位（第 1 个字）。'])
    const listed = `${textOf(changed('指标', 2, '对象', '副校长'))}\n## 选项\n\n| 名称 | 选项 |\n| --- | --- |\n| 人员标签 | 副校长、校医 |\n`
    const { plan, faults, warnings } = parsePlan(listed)
    expect([...faults, ...warnings]).toEqual([])
    expect(plan?.rules[0]?.audience).toEqual({ level: 'person', who: tag('副校长') })
  })

  test('a subject that is no usual one is read, and said', () => {
    const { plan, warnings } = parsePlan(textOf(changed('指标', 2, '对象', '任课教师 且 学科=语闻')))
    expect(plan).not.toBeNull()
    expect(warnings).toMatchObject([{ row: 2, column: '对象', nearest: '语文' }])
  })
})

describe('where a fault lies', () => {
  test.each([
    ['校长 或 ( 任课教师 且 )', '第 15 个字「)」：括号前面少了职务或年龄。'],
    ['校长 或 任可教师', '没有「任可教师」这种职务或单位（第 6 个字）。'],
    ['校长 天气', '没有「天气」这种职务或单位（第 4 个字）。'],
    ['校长　且　且　班主任', '第 6 个字「且」：前面少了职务或年龄。'],
    ['校长（班主任）', '第 3 个字「(」：前面少了「且」或「或」。'],
    ['校长 除外', '话没有说完，后面还应有职务或年龄。'],
  ])('%s', (text, fault) => expect(audience(text)).toEqual([fault]))
})

describe('how much an audience may combine', () => {
  const chain = (count: number) => Array.from({ length: count }, () => '校长').join(' 或 ')
  const nested = (depth: number) => `${'非（'.repeat(depth)}校长${'）'.repeat(depth)}`
  test('20 conditions are read, 21 are refused', () => {
    expect(audience(chain(20))).toMatchObject({ level: 'person' })
    expect(audience(chain(21))).toEqual(['对象的条件太多或套得太深。'])
  })
  test('7 negations around a post are read, 8 are refused', () => {
    expect(audience(nested(7))).toMatchObject({ level: 'person' })
    expect(audience(nested(8))).toEqual(['对象的条件太多或套得太深。'])
  })
  test('24 brackets are read, the 25th is refused where it stands', () => {
    expect(audience(`${'('.repeat(24)}校长${')'.repeat(24)}`)).toMatchObject({ level: 'person' })
    expect(audience(`${'('.repeat(25)}校长${')'.repeat(25)}`)).toEqual(['第 25 个字「(」：括号套得太深了。'])
  })
})
