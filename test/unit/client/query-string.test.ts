import { expect, test } from 'vitest'
import queryString from '../../../src/components/html/query-string'

const parsed = (query: string, decode?: boolean) =>
  Object.entries(queryString.parse(query, decode === undefined ? {} : { decode }))

test('a query is read by name, decoded, with or without its question mark', () => {
  expect(parsed('?id=1&form=%E6%9D%A5%E8%AE%BF+%E7%99%BB%E8%AE%B0')).toEqual([
    ['id', '1'],
    ['form', '来访 登记'],
  ])
  expect(parsed('a=b=c&empty=&bare')).toEqual([
    ['a', 'b=c'],
    ['empty', ''],
    ['bare', null],
  ])
  expect(parsed('')).toEqual([])
})

test('as Taro’s router asks, it stays encoded', () => {
  expect(parsed('?form=%E6%9D%A5+1', false)).toEqual([['form', '%E6%9D%A5+1']])
})

test('what is no encoding stays as it was typed, and names of objects’ own are names like others', () => {
  expect(parsed('rate=100%&__proto__=x')).toEqual([
    ['rate', '100%'],
    ['__proto__', 'x'],
  ])
})
