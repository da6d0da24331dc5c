import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitting, lineOf, MESSAGE_LENGTH, messageOf } from '#core/reminder/phrase'

const phrase = (words: string, page = '/pages/home/index') => ({ words, page })

describe('a line', () => {
  test('leads with the first thing to do, and to its page', () => {
    const phrases = [phrase('周五前交教研总结', '/pages/register/owed/index'), phrase('2 条公告未读')]
    expect(lineOf(phrases)).toEqual({
      line: '周五前交教研总结；2 条公告未读',
      page: '/pages/register/owed/index',
    })
  })

  test('has three phrases and no fourth', () => {
    const four = ['一', '二', '三', '四'].map((words) => phrase(words))
    expect(lineOf(four)?.line).toBe('一；二；三')
  })

  test('of nothing is none', () => {
    expect(lineOf([])).toBeNull()
  })
})

describe('a message', () => {
  test('holds two phrases of 20 characters, and of 21 only the first', () => {
    expect(messageOf('再听 3 节，本周 1 节；2 条未读')).toBe('再听 3 节，本周 1 节；2 条未读')
    expect(messageOf('再听 13 节，本周 1 节；2 条未读了')).toBe('再听 13 节，本周 1 节')
  })

  test('is never longer than WeChat takes, and never ends within a phrase that it could leave out', () => {
    const words = fc.array(fc.constantFrom('听', '课', '交', ' ', '3', '，', '𠮷'), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (phrases) => {
        const line = phrases.map((letters) => letters.join('')).join('；')
        const message = messageOf(line)
        expect(Array.from(message).length).toBeLessThanOrEqual(MESSAGE_LENGTH)
        expect(`${line}；`.startsWith(`${message}；`)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a long name', () => {
  const hand = (name: string) => `12 月 31 日前交${name}`
  const tight = (name: string) => `12月31日前交${name}`

  test('is written out in 20 characters, and without blanks in 21 to 24', () => {
    expect(fitting('九个字的材料名称呢', hand, tight)).toBe('12 月 31 日前交九个字的材料名称呢')
    expect(fitting('十个字的材料名称在此', hand, tight)).toBe('12月31日前交十个字的材料名称在此')
  })

  test('is cut where nothing else helps, and the day never', () => {
    const words = fitting('作业管理制度和强课提质行动方案修订稿', hand, tight)
    expect(words).toBe('12月31日前交作业管理制度和强课提质…')
    expect(Array.from(words)).toHaveLength(20)
  })
})
