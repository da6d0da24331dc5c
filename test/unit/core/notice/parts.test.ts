import { describe, expect, test } from 'vitest'
import { partsOf } from '#core/notice/parts'

describe('words are looked at in parts', () => {
  test('of 2,500 characters at most, none left out and none twice', () => {
    const words = '一二三四五六七八九。'.repeat(600)
    const parts = partsOf(words)
    expect(parts.map(({ words: each }) => each).join('')).toBe(words)
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [1, 2500],
      [2501, 5000],
      [5001, 6000],
    ])
  })

  test('that end with a sentence where one ends near enough', () => {
    expect(partsOf('好的。知道了。明天', 8).map(({ words }) => words)).toEqual(['好的。知道了。', '明天'])
    expect(partsOf('好的。知道明天的事', 8).map(({ words }) => words)).toEqual(['好的。知道明天的', '事'])
  })

  test('and never within one character', () => {
    expect(partsOf('一二三😀', 4).map(({ words }) => words)).toEqual(['一二三', '😀'])
  })

  test('one for exactly 2,500, two for 2,501', () => {
    expect([partsOf('字'.repeat(2500)).length, partsOf('字'.repeat(2501)).length]).toEqual([1, 2])
  })
})
