import { expect, test } from 'vitest'
import { Ids } from '../../../local/demo/school/ids'
import { inventNames } from '../../../local/demo/school/names'
import { Random } from '../../../local/demo/school/random'

test('a branch is the same however much was drawn before', () => {
  const one = new Random(3)
  const other = new Random(3)
  other.next()
  expect(other.branch('names').next()).toBe(one.branch('names').next())
  expect(one.branch('names').next()).not.toBe(one.branch('ages').next())
})

test('a thousand names are all different', () => {
  const names = inventNames(new Random(1), 1000)
  expect(new Set(names).size).toBe(1000)
})

test('ids are UUIDv7s in the order in which they were made', () => {
  const ids = new Ids(new Random(1))
  const made = Array.from({ length: 50 }, () => ids.at(Date.parse('2026-09-01T00:00:00Z')))
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...made].sort()).toEqual(made)
})
