import { describe, expect, test } from 'vitest'
import type { Post } from '#core/org/post'
import { rightsOf as rightsOfRoles } from '#core/rights/rights'
import { rolesOf } from '#core/rights/role'

const rightsOf = (posts: readonly Post[]) => rightsOfRoles(rolesOf(posts))

describe('what a post allows', () => {
  test.each<[Post, 'school' | 'group' | null]>([
    ['principal', 'school'],
    ['teachingPrincipal', 'school'],
    ['director', 'school'],
    ['clerk', 'school'],
    ['groupLead', 'group'],
    ['gradeLead', 'group'],
    ['teacher', null],
    ['classTeacher', null],
    ['support', null],
    ['parent', null],
  ])('%s sees of the week: %s', (post, seeWeek) => {
    expect(rightsOf([post]).seeWeek).toBe(seeWeek)
  })

  test('only principals and the director publish and check', () => {
    const posts: Post[] = [
      'principal',
      'teachingPrincipal',
      'director',
      'clerk',
      'groupLead',
      'teacher',
      'parent',
    ]
    expect(posts.filter((post) => rightsOf([post]).publishNotice)).toEqual(posts.slice(0, 3))
    expect(posts.filter((post) => rightsOf([post]).checkRecords)).toEqual(posts.slice(0, 3))
  })

  test('a parent is not staff, a parent who teaches is', () => {
    expect(rightsOf(['parent']).staff).toBe(false)
    expect(rightsOf(['parent', 'teacher']).staff).toBe(true)
  })

  test('a director who leads a group sees the school', () => {
    expect(rightsOf(['groupLead', 'director']).seeWeek).toBe('school')
  })

  test('without a post nothing is allowed', () => {
    const { seeWeek, ...others } = rightsOf([])
    expect(seeWeek).toBeNull()
    expect(Object.entries(others).filter(([, allowed]) => allowed)).toEqual([])
  })
})
