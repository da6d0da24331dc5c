import { expect, test } from 'vitest'
import { reachedInWords } from '@/pages/notice/reached'

const words = (read: number, acknowledged: number, asks: boolean, people = 42) =>
  reachedInWords({ people, read, acknowledged }, asks).map((reached) => reached.words)

test('how many have read it, and how many have given the receipt where one is asked for', () => {
  expect(words(38, 35, true)).toEqual(['发给 42 人，38 人看过', '35 人回执'])
  expect(words(38, 0, false)).toEqual(['发给 42 人，38 人看过'])
})

test('nobody and everybody have words of their own', () => {
  expect(words(0, 0, true)).toEqual(['发给 42 人，还没有人看过', '还没有人回执'])
  expect(words(42, 42, true)).toEqual(['发给 42 人，都看过了', '都回执了'])
})

test('sent to nobody yet, there is no share of anything', () => {
  expect(words(0, 0, true, 0)).toEqual(['收件范围里现在没有人'])
})
