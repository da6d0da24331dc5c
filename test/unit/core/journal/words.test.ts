import { expect, test } from 'vitest'
import { JOURNAL_SUBJECTS, ROWS_ABOUT } from '#core/journal/subjects'
import { actInWords } from '#core/journal/words'

const act = (rowKind: string, did: string, after: object | null = null, before: object | null = null) =>
  actInWords({ rowKind, did, before, after })

test.each([
  [act('setting', 'switchedOff', { key: 'noticeDirect', on: false }), '关闭了「校领导的公告直接发布」'],
  [act('setting', 'switchedOn', { key: 'headcountOnly', on: true }), '打开了「社团只记人数」'],
  [act('plan', 'published', { title: '第一学期工作计划' }), '发布了计划「第一学期工作计划」'],
  [act('delegation', 'delegated', { post: 'principal' }), '安排了代理「校长」'],
  [act('record', 'returned'), '退回了记录'],
  [act('record', 'submitted', { kind: 'observation' }), '提交了听课记录'],
  [
    act('privacy', 'personErased', { pseudonym: '已删除用户-0A1B' }),
    '删除了一个人的姓名和账号「已删除用户-0A1B」',
  ],
])('an act is told as %s', (words, expected) => {
  expect(words).toBe(expected)
})

test('of a register that few may read only its name is told', () => {
  expect(act('reading', 'read', { form: '谈心', records: ['一'], payload: '不便说' })).toBe(
    '查阅了限定登记「谈心」',
  )
})

test('a deed of a version to come is told in general, never as a code', () => {
  expect(act('notice', 'somethingNew')).toBe('处理了公告')
  expect(act('setting', 'switchedOff', { key: 'unheardOf' })).toBe('修改了设置')
})

test('every subject has its rows, and no row stands under two of them or tells of records', () => {
  const kinds = Object.values(ROWS_ABOUT).flat()
  expect(Object.keys(ROWS_ABOUT)).toEqual(Object.keys(JOURNAL_SUBJECTS))
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const kind of ['record', 'statement', 'file', 'suggestion']) expect(kinds).not.toContain(kind)
})
