import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { found } from './clubs'

let school: TestSchool
let beside: TestSchool
let robots: string
let choir: string
let theirs: string
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
  robots = await found(school)
  choir = await found(school, { name: '合唱团', instructorIds: [school.people.wang] })
  theirs = await found(beside)
})
afterAll(() => Promise.all([school.close(), beside.close()]))

const tries = (who: PersonKey | null, statement: string, ...values: unknown[]) =>
  entered(school, who, (as) => as.tries(statement, values))

describe('past every operation', () => {
  test('the clubs of the own school are seen by its staff, and by no parent', async () => {
    const seen = await Promise.all(
      ([null, 'zheng', 'li', 'xu', 'wu'] as const).map((who) => tries(who, 'select from youju.club')),
    )
    expect(seen).toEqual([0, 0, 2, 2, 2])
    expect(await tries('zheng', `select from youju.org_unit where kind = 'club'`)).toBe(0)
  })

  test('an instructor changes the number of the own club, of no other, and nothing else of it', async () => {
    const enrolled = 'update youju.club set enrolled = 25 where id = $1'
    expect(await tries('xu', enrolled, robots)).toBe(1)
    expect(await tries('xu', enrolled, choir)).toBe(0)
    expect(await tries('li', enrolled, robots)).toBe(0)
    expect(await tries('sun', enrolled, robots)).toBe(0)
    for (const change of [
      'roll_opt_in = true, roll_because = $2, roll_since = now(), roll_by = id',
      'category = $2',
      'closed_because = $2',
      'to_on = from_on, about = $2',
    ]) {
      expect(await tries('xu', `update youju.club set ${change} where id = $1`, robots, 'x')).toBe('denied')
    }
  })

  test('leaders and the clerk change the own school’s, and no other school’s', async () => {
    const close = 'update youju.club set to_on = from_on where id = $1'
    expect(await tries('wu', close, robots)).toBe(1)
    expect(await tries('zhou', close, choir)).toBe(1)
    expect(await tries('wu', close, theirs)).toBe(0)
    expect(await tries('wu', `update youju.club set school_id = $1`, beside.id)).toBe('denied')
    expect(await tries('wu', 'delete from youju.club')).toBe('denied')
  })

  const unit = `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name) values ($1, $2, $3, $4, $5, 'x')`
  test.each<[string, PersonKey, string, 'own' | 'beside', number | 'denied']>([
    ['a club', 'wu', 'club', 'own', 1],
    ['a club', 'xu', 'club', 'own', 'denied'],
    ['a club of the other school', 'wu', 'club', 'beside', 'denied'],
    ['a class', 'wu', 'class', 'own', 'denied'],
    ['a group', 'zhou', 'group', 'own', 'denied'],
  ])('founding %s as %s: %s %s %s', async (_, who, kind, where, outcome) => {
    const { id } = where === 'own' ? school : beside
    expect(await tries(who, unit, school.districtId, uuidv7(), id, id, kind)).toBe(outcome)
  })

  const post = `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
    values ($1, $2, $3, $4, $5, $6, '2026-11-18')`
  test('only instructors are appointed, in clubs of the own school, from its staff, by leaders and the clerk', async () => {
    const appoint = (who: PersonKey, person: string, unitId: string, as: string) =>
      tries(who, post, school.districtId, uuidv7(), school.id, person, unitId, as)
    const { people, units } = school
    expect(await appoint('wu', people.li, robots, 'instructor')).toBe(1)
    expect(await appoint('xu', people.li, robots, 'instructor')).toBe('denied')
    expect(await appoint('wu', people.wu, units.school, 'principal')).toBe('denied')
    expect(await appoint('wu', people.li, units.class1, 'instructor')).toBe('denied')
    expect(await appoint('wu', people.zheng, robots, 'instructor')).toBe('denied')
    expect(await appoint('wu', beside.people.li, robots, 'instructor')).toBe('denied')
    expect(await appoint('wu', people.li, theirs, 'instructor')).toBe('denied')
  })

  test('only instructors’ posts are ended and only clubs are renamed', async () => {
    const end = `update youju.appointment set to_on = '2026-12-01' where post = $1`
    expect(await tries('wu', end, 'instructor')).toBe(2)
    expect(await tries('wu', end, 'principal')).toBe(0)
    expect(await tries('xu', end, 'instructor')).toBe(0)
    expect(await tries('wu', `update youju.appointment set post = 'principal'`)).toBe('denied')
    expect(await tries('wu', `update youju.org_unit set name = 'x' where kind <> 'club'`)).toBe(0)
    expect(await tries('wu', `update youju.org_unit set name = 'x' where id = $1`, robots)).toBe(1)
    expect(await tries('wu', `update youju.org_unit set name = 'x' where id = $1`, theirs)).toBe(0)
  })
})
