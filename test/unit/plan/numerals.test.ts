import { describe, expect, test } from 'vitest'
import { editDistance, nearestWord } from '#core/plan/parse/nearest'
import { readNumber } from '#core/plan/parse/numerals'

describe('numbers as people write them', () => {
  test.each([
    ['0', 0],
    ['30', 30],
    ['2.5', 2.5],
    ['两', 2],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十五', 35],
    ['一百', 100],
    ['一百零五', 105],
    ['一百一十', 110],
    ['两百五十', 250],
    ['一千零五十', 1050],
    ['二〇二六', 2026],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value))
  test.each(['', '二百五', '十十', '百', '一百零', '二两', '1,000', '3O', '1e3', '１', '九'.repeat(10)])(
    '%j is no number',
    (text) => expect(readNumber(text)).toBeNull(),
  )
})

describe('the nearest word', () => {
  const words = ['听课节数', '教研活动次数', '校长', '必达']
  test.each([
    ['听可节数', '听课节数'],
    ['听课次数', '听课节数'],
    ['教研活动数', '教研活动次数'],
    ['必答', '必达'],
    ['副校长', '校长'],
    ['课节', '听课节数'],
  ])('of %s is %s', (found, word) => expect(nearestWord(found, words)).toBe(word))
  test.each(['', '天气', '字'.repeat(25)])('of %j is none', (found) =>
    expect(nearestWord(found, words)).toBeUndefined(),
  )
  test('distance counts characters inserted, dropped or replaced', () => {
    expect(editDistance('听课', '听课')).toBe(0)
    expect(editDistance('听课', '听课节')).toBe(1)
    expect(editDistance('', '听课')).toBe(2)
    expect(editDistance('必答', '必达')).toBe(1)
  })
})
