import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataFor, fieldsFrom } from '../../../../cloudfunctions/_shared/wechat/fields'
import { templatesIn } from '../../../../cloudfunctions/_shared/wechat/settings'

const words = (line: string, dueOn: string | null = '2026-12-05') => ({
  line,
  page: '/pages/home/index',
  dueOn,
})
const filled = (setting: string, line: string, dueOn?: string | null) =>
  dataFor(fieldsFrom('X', setting, 'due'), { kind: 'due', words: words(line, dueOn) })

describe('a field of a template', () => {
  test('takes 20 characters of a line whole, and of 21 the first 19', () => {
    expect(filled('thing1=line', '听'.repeat(20))).toEqual({ thing1: { value: '听'.repeat(20) } })
    expect(filled('thing1=line', '听'.repeat(21))).toEqual({ thing1: { value: `${'听'.repeat(19)}…` } })
  })

  test('never holds more than 20 characters, control characters or half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (line) => {
        const value = filled('thing1=line', `再听${line}`)?.thing1?.value ?? ''
        expect(value.length).toBeGreaterThan(0)
        expect(value.length).toBeLessThanOrEqual(20)
        expect(value).not.toMatch(/\p{Cc}/u)
      }),
      { numRuns: 30 },
    )
    expect(filled('thing1=line', '😀'.repeat(15))?.thing1?.value).toBe(`${'😀'.repeat(9)}…`)
  })

  test('of a day is written as its kind asks', () => {
    expect(filled('date2=day,time3=day,character_string04=day，thing5=day', '再听 3 节')).toEqual({
      date2: { value: '2026年12月5日' },
      time3: { value: '2026年12月5日 23:59' },
      character_string04: { value: '2026-12-05' },
      thing5: { value: '2026年12月5日' },
    })
  })

  test('of at most five Chinese characters takes the title', () => {
    expect(filled('phrase1=title, name2=hint', '')).toEqual({
      phrase1: { value: '到期提醒' },
      name2: { value: '点开办理' },
    })
  })

  test('that would stay empty leaves no message to send', () => {
    expect(filled('thing1=line', ' \n ')).toBeUndefined()
    expect(filled('date2=day', '交计划', null)).toBeUndefined()
  })

  test.each([
    ['thing1', 'X: thing1 cannot be filled with '],
    ['thing1=day of week', 'X: thing1 cannot be filled with day of week'],
    ['number1=line', 'X: number1 cannot be filled with line'],
    ['date1=line', 'X: date1 cannot be filled with line'],
    ['__proto__=line', 'X: __proto__ cannot be filled with line'],
    ['thing=line', 'X: thing cannot be filled with line'],
  ])('that cannot be, %s, is told by the setting’s name', (setting, message) => {
    expect(() => fieldsFrom('X', setting, 'due')).toThrow(message)
  })

  test('of a digest is never a day', () => {
    expect(() => fieldsFrom('X', 'date1=day', 'digest')).toThrow('X: a digest has no day')
  })
})

describe('the templates', () => {
  test('are none without their ids, and two with them', () => {
    expect(templatesIn({})).toBeUndefined()
    expect(templatesIn({ WECHAT_TEMPLATE_DIGEST: 'a', WECHAT_TEMPLATE_DUE: 'b' })?.ids).toEqual({
      digest: 'a',
      due: 'b',
    })
  })

  test('are set together or not at all', () => {
    expect(() => templatesIn({ WECHAT_TEMPLATE_DUE: 'b' })).toThrow('must be set together')
  })
})
