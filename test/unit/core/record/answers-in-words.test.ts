import { describe, expect, test } from 'vitest'
import { answersInWords } from '#core/record/answers-in-words'

const entry = { values: {}, secrets: {}, names: {} }

describe('answers in words', () => {
  test('are people and units by name, lists joined, yes and no', () => {
    const names = { a: '李老师', b: '何老师' }
    const values = { 到岗: ['a', 'b'], 值班: 'a', 正常: true, 人数: 3, 备注: null }
    expect(answersInWords({ ...entry, values, names })).toEqual({
      到岗: '李老师、何老师',
      值班: '李老师',
      正常: '是',
      人数: '3',
      备注: '',
    })
  })

  test.each(['constructor', '__proto__', 'toString', 'valueOf'])('are as they were written: %s', (word) => {
    expect(answersInWords({ ...entry, values: { 备注: word, 标签: [word] } })).toEqual({
      备注: word,
      标签: word,
    })
  })
})
