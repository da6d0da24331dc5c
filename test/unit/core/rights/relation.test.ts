import { describe, expect, test } from 'vitest'
import { STAFF_POSTS } from '#core/org/post'
import { type Asking, mayOn, relationToPerson, relationToRecord, relationToUnit } from '#core/rights/relation'
import { rolesOf } from '#core/rights/role'
import { DELEGABLE_POSTS, faultOfDays, stateOf } from '#core/rights/standing-in'

const lead: Asking = {
  ...{ personId: 'sun', schoolId: 'school', roles: rolesOf(['teacher', 'groupLead']) },
  ...{ people: ['sun', 'li'], led: ['maths'], classes: ['class1'] },
}
const here = { schoolId: 'school' }
const away = { schoolId: 'away' }

describe('a record', () => {
  test.each([
    [
      'own',
      'is one’s own, also when a member of the own group',
      { ...here, authorId: 'sun', aboutId: 'wang' },
    ],
    ['concerned', 'about one', { ...here, authorId: 'wang', aboutId: 'sun' }],
    ['concerned', 'that marks or names one', { ...here, authorId: 'wang', aboutId: null, involved: ['sun'] }],
    ['unit', 'of somebody led', { ...here, authorId: 'li', aboutId: 'wang' }],
    ['unit', 'about a group led', { ...here, authorId: 'wang', aboutId: 'maths' }],
    ['school', 'of a colleague', { ...here, authorId: 'wang', aboutId: 'xu' }],
    ['foreign', 'of another school', { ...away, authorId: 'wang', aboutId: 'xu' }],
  ])('is %s: %s', (relation, _, record) => {
    expect(relationToRecord(lead, record)).toBe(relation)
  })
})

test('a unit is led or taught, belonged to, of the school, or foreign', () => {
  const to = (unitId: string, place = here) => relationToUnit(lead, { unitId, ...place }, ['maths', 'office'])
  expect([to('maths'), to('class1'), to('office'), to('chinese'), to('theirs', away)]).toEqual([
    ...['unit', 'unit', 'concerned', 'school', 'foreign'],
  ])
})

test('a person is oneself, led, a colleague, or foreign', () => {
  const to = (personId: string, place = here) => relationToPerson(lead, { personId, ...place })
  expect([to('sun'), to('li'), to('wang'), to('wu', away)]).toEqual(['own', 'unit', 'school', 'foreign'])
})

test('a lead opens the own group’s page, not another’s; what is foreign nobody opens', () => {
  expect(mayOn('standing.group', lead, 'unit')).toBe(true)
  expect(mayOn('standing.group', lead, 'school')).toBe(false)
  const principal = { ...lead, roles: rolesOf(['principal', 'officer']) }
  expect(mayOn('standing.group', principal, 'school')).toBe(true)
  expect(mayOn('standing.group', principal, 'foreign')).toBe(false)
})

describe('standing in', () => {
  test('is possible for posts that act for others, not for teaching itself', () => {
    const not = STAFF_POSTS.filter((post) => !DELEGABLE_POSTS.includes(post))
    expect(not).toEqual(['teacher', 'instructor', 'support'])
    expect(DELEGABLE_POSTS).not.toContain('parent')
  })

  test.each([
    ['from today to today', '2026-11-18', '2026-11-18', undefined],
    ['from yesterday', '2026-11-17', '2026-11-18', '/from'],
    ['backwards', '2026-11-19', '2026-11-18', '/to'],
    ['for 60 days', '2026-11-18', '2027-01-16', undefined],
    ['for 61 days', '2026-11-18', '2027-01-17', '/to'],
  ])('%s', (_, from, to, at) => {
    expect(faultOfDays(from, to, '2026-11-18')?.path).toBe(at)
  })

  test('is coming, running, over with its last day or the giver’s post, ended', () => {
    const days = { from: '2026-11-18', to: '2026-11-20', ended: false, giverHolds: true }
    expect(stateOf(days, '2026-11-17')).toBe('coming')
    expect(stateOf(days, '2026-11-20')).toBe('running')
    expect(stateOf(days, '2026-11-21')).toBe('over')
    expect(stateOf({ ...days, giverHolds: false }, '2026-11-18')).toBe('over')
    expect(stateOf({ ...days, ended: true }, '2026-11-18')).toBe('ended')
  })
})
