import { expect, test } from 'vitest'
import { EMPTY, type NoticeContent } from '@/pages/notice-edit/hooks/content'
import { fieldsOf, missingIn } from '@/pages/notice-edit/hooks/faults'

const NOW = Date.parse('2026-11-19T10:00:00+08:00')
const whole = { ...EMPTY, title: '升旗', text: '周一', audience: [{ who: 'staff', unitId: 's' }] } as const
const missing = (change: Partial<NoticeContent>) => missingIn({ ...whole, ...change }, NOW)

test('a title of blanks is missing', () => {
  expect(missing({ title: '  ' })).toEqual({ title: '请填写标题' })
})

test('a text of line breaks is missing', () => {
  expect(missing({ text: '\n\n' })).toEqual({ text: '请填写正文' })
})

test('an audience of nobody is missing', () => {
  expect(missing({ audience: [] })).toEqual({ audience: '请选择发给谁' })
})

test('a whole announcement misses nothing', () => {
  expect(missing({})).toEqual({})
})

test("the server's faults stand at their fields, a unit's at the audience", () => {
  const fields = [
    { path: '/title', message: '标题不能超过 80 字' },
    { path: '/audience/3/unitId', message: '编号格式不对' },
  ]
  expect(fieldsOf({ code: 'badInput', message: '', details: { fields } })).toEqual({
    title: '标题不能超过 80 字',
    audience: '编号格式不对',
  })
})

test('an unknown audience stands at the audience', () => {
  expect(fieldsOf({ code: 'noAudience', message: '请选择公告发给谁。', details: {} })).toEqual({
    audience: '请选择公告发给谁。',
  })
})

test('a refusal about something else stands at no field', () => {
  expect(fieldsOf({ code: 'notAllowed', message: '', details: {} })).toEqual({})
})

test('a title of 80 characters is taken, one of 81 is told about and not cut off', () => {
  expect(missing({ title: '字'.repeat(80) })).toEqual({})
  expect(missing({ title: '字'.repeat(81) })).toEqual({ title: '标题不能超过 80 字' })
})

test('a time is to come: this very minute is over', () => {
  expect(missing({ publishAt: '2026-11-19T10:00:00+08:00' })).toHaveProperty('publishAt')
  expect(missing({ publishAt: '2026-11-19T10:01:00+08:00' })).toEqual({})
})

test('the last day may be the day on which it comes out, by China’s clock, and none before it', () => {
  // In UTC that is still the 19th.
  const publishAt = '2026-11-19T23:30:00.000Z'
  expect(missing({ publishAt, lastOn: '2026-11-20' })).toEqual({})
  expect(missing({ publishAt, lastOn: '2026-11-19' })).toHaveProperty('lastOn')
})

test('what the platform finds stands at the words it was found in', () => {
  const problem = {
    code: 'contentRisky',
    message: '标题没有通过内容安全检查。',
    details: { part: 'title' },
  } as const
  expect(fieldsOf(problem)).toEqual({ title: '标题没有通过内容安全检查。' })
})
