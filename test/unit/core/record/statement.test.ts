import { expect, test } from 'vitest'
import { mayState } from '#core/record/statement'

test('the observed teacher may confirm or object, whatever was said before', () => {
  for (const last of [undefined, 'confirm', 'object', 'reply'] as const) {
    expect(mayState('concerned', last)).toEqual(['confirm', 'object'])
  }
})

test('the author may answer an objection, and nothing else', () => {
  expect(mayState('author', 'object')).toEqual(['reply'])
  for (const last of [undefined, 'confirm', 'reply'] as const) expect(mayState('author', last)).toEqual([])
})

test('anybody else says nothing', () => {
  expect(mayState('none', 'object')).toEqual([])
})
