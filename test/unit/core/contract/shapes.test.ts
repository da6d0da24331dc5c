import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { content } from '#core/contract/record'
import { civilDate, cursor, id, requiredText, text, weekNumber } from '#core/contract/shapes'

const faultOf = (schema: z.ZodMiniType, value: unknown) =>
  z.safeParse(schema, value).error?.issues[0]?.message

describe('an id', () => {
  test('in capitals is the same id', () => {
    const small = '0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa'
    expect(z.parse(id, small.toUpperCase())).toBe(small)
  })

  test.each(['', 'x', '0190aaaa', '0190aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa ', 7, null, ['0190aaaa']])(
    'is not %j',
    (value) => {
      expect(faultOf(id, value)).toBe('编号格式不对，请刷新后重试')
    },
  )
})

describe('text', () => {
  const topic = text(5, '课题')

  test('of 5 characters fits, of 6 does not', () => {
    expect(faultOf(topic, '分数的认识')).toBeUndefined()
    expect(faultOf(topic, '分数的再认识')).toBe('课题不能超过 5 字')
  })

  test('is kept as it was typed, blanks and all', () => {
    expect(z.parse(topic, ' 圆 ')).toBe(' 圆 ')
  })

  test.each([
    ['a NUL', '圆\u0000'],
    ['half of a surrogate pair', '圆\ud83d'],
    ['the halves the wrong way round', '\ude00\ud83d'],
  ])('with %s cannot be kept', (_, value) => {
    expect(faultOf(topic, value)).toBe('课题含有无法保存的字符')
  })

  test('with a whole emoji can', () => {
    expect(z.parse(topic, '圆😀')).toBe('圆😀')
  })

  test('that is required is not blank', () => {
    expect(faultOf(requiredText(5, '主题'), '  ')).toBe('请填写主题')
    expect(faultOf(requiredText(5, '主题'), '　')).toBe('请填写主题')
    expect(faultOf(requiredText(5, '主题'), '圆')).toBeUndefined()
  })
})

describe('numbers and dates', () => {
  test('weeks run from 1 to 60 and are whole', () => {
    expect([0, 1, 60, 61, 1.5, '3', Number.NaN].map((week) => z.safeParse(weekNumber, week).success)).toEqual(
      [false, true, true, false, false, false, false],
    )
  })

  test('2026-02-29 is no date and says how to write one', () => {
    expect(faultOf(civilDate, '2026-02-29')).toBe('日期格式应为 2026-09-01')
    expect(faultOf(civilDate, undefined)).toBe('请选择日期')
  })

  test('a cursor of 300 characters fits, of 301 does not', () => {
    expect(faultOf(cursor, 'x'.repeat(300))).toBeUndefined()
    expect(faultOf(cursor, 'x'.repeat(301))).toBe('翻页位置不对，请回到第一页')
  })
})

describe('the form of an observation', () => {
  const payload = {
    on: '2026-11-18',
    periods: [2],
    mode: 'live',
    hostSchool: '',
    classId: null,
    className: '',
    teacherId: null,
    teacherName: '',
    subject: '数学',
    topic: '',
    lessonType: '随堂课',
    note: '',
  }
  const fault = (changes: object) =>
    faultOf(content, { kind: 'observation', payload: { ...payload, ...changes } })

  test('with one or two different periods is good', () => {
    expect([fault({}), fault({ periods: [2, 3] })]).toEqual([undefined, undefined])
  })

  test.each([
    [[], '请选择节次'],
    [[2, 3, 4], '连堂最多记两节'],
    [[2, 2], '两节不能相同'],
    [[0], '请选择节次'],
    [[21], '节次过大'],
    [[1.5], '节次应为整数'],
    [['2'], '请选择节次'],
  ])('with the periods %j says %s', (periods, message) => {
    expect(fault({ periods })).toBe(message)
  })

  test('a note of 5000 characters fits, of 5001 does not', () => {
    expect(fault({ note: '记'.repeat(5000) })).toBeUndefined()
    expect(fault({ note: '记'.repeat(5001) })).toBe('听课笔记不能超过 5000 字')
  })

  test('a subject and a lesson type are required, a topic is not', () => {
    expect(fault({ subject: ' ' })).toBe('请填写学科')
    expect(fault({ lessonType: '' })).toBe('请填写课型')
  })
})

describe('the form of an inspection', () => {
  const fault = (feedbackOn: string | null) =>
    faultOf(content, {
      kind: 'inspection',
      payload: { on: '2026-11-18', title: '作业检查', feedbackOn, note: '' },
    })

  test('feedback on the day of the inspection is good, on the day before it is not', () => {
    expect(fault('2026-11-18')).toBeUndefined()
    expect(fault('2026-11-17')).toBe('反馈日期不能早于检查日期')
    expect(fault(null)).toBeUndefined()
  })
})
