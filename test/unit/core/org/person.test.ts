import { describe, expect, test } from 'vitest'
import { postsOn } from '#core/org/person'
import { person } from '../sample/people'

const sun = person(
  '孙老师',
  '1985-02-02',
  ['teacher', '2026-09-01', '2026-11-30'],
  ['director', '2026-12-01'],
)

describe('posts are dated', () => {
  test('the last day of a post is 2026-11-30, the next begins on 2026-12-01', () => {
    expect([...postsOn(sun, '2026-11-30')]).toEqual(['teacher'])
    expect([...postsOn(sun, '2026-12-01')]).toEqual(['director'])
  })

  test('a post is not held on the day before its first', () => {
    expect([...postsOn(sun, '2026-08-31')]).toEqual([])
    expect([...postsOn(sun, '2026-09-01')]).toEqual(['teacher'])
  })

  test('a post without an end is held for good', () => {
    expect([...postsOn(sun, '2040-01-01')]).toEqual(['director'])
  })
})
