import { expect, test } from 'vitest'
import { fieldsOf, missingIn } from '@/pages/notice-edit/hooks/faults'

const whole = { title: '升旗', text: '周一', audience: [{ who: 'staff', unitId: 's' }] } as const

test('a title of blanks is missing', () => {
  expect(missingIn({ ...whole, title: '  ' })).toEqual({ title: '请填写标题' })
})

test('a text of line breaks is missing', () => {
  expect(missingIn({ ...whole, text: '\n\n' })).toEqual({ text: '请填写正文' })
})

test('an audience of nobody is missing', () => {
  expect(missingIn({ ...whole, audience: [] })).toEqual({ audience: '请选择发给谁' })
})

test('a whole announcement misses nothing', () => {
  expect(missingIn(whole)).toEqual({})
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
