import { describe, expect, test } from 'vitest'
import type { PersonFacts } from '#core/org/person'
import { belongsTo, gapsIn } from '#core/plan/audience'
import type { Compare, PersonPredicate } from '#core/plan/predicate'
import { person } from '../sample/people'
import { age, all, any, not, post } from '../sample/plan'

const TERM_START = '2026-09-01'
const li = person('李老师', '1981-09-01', 'teacher')
const unborn = person('许老师', null, 'teacher')

const belongs = (who: PersonPredicate, whom = li, on = TERM_START) =>
  belongsTo(who, { person: whom, date: on, termStart: TERM_START })

const gapsOf = (who: PersonPredicate, whom: PersonFacts) =>
  gapsIn(who, { person: whom, date: TERM_START, termStart: TERM_START })

describe('an age line', () => {
  test.each<[Compare, number, boolean]>([
    ['<=', 45, true],
    ['<=', 44, false],
    ['>=', 45, true],
    ['>=', 46, false],
    ['<', 46, true],
    ['<', 45, false],
    ['>', 44, true],
    ['>', 45, false],
    ['=', 45, true],
    ['=', 46, false],
  ])('aged 45 is %s %i: %s', (compare, years, expected) => {
    expect(belongs(age(compare, years))).toBe(expected)
  })

  test('is taken on the first day of term and frozen: 46 on 2026-09-02 is still 45 in January', () => {
    const wang = person('王老师', '1980-09-02', 'teacher')
    expect(belongs(age('<=', 45), wang, '2027-01-20')).toBe(true)
  })

  test('a missing birth date satisfies both sides of it', () => {
    expect(belongs(age('<=', 45), unborn)).toBe(true)
    expect(belongs(age('>=', 46), unborn)).toBe(true)
    expect(belongs(not(age('>=', 46)), unborn)).toBe(true)
  })

  test('a missing birth date does not make a clerk a teacher', () => {
    expect(belongs(all(post('teacher'), age('<=', 45)), person('吴教务', null, 'clerk'))).toBe(false)
  })
})

describe('posts', () => {
  test('one of two is enough for 或 and not for 且', () => {
    expect(belongs(any(post('principal'), post('teacher')))).toBe(true)
    expect(belongs(all(post('principal'), post('teacher')))).toBe(false)
  })

  test('非 turns a post round', () => {
    expect(belongs(not(post('principal')))).toBe(true)
    expect(belongs(not(post('teacher')))).toBe(false)
  })

  test('long leave takes a teacher out from 2026-10-08 and 2026-12-01 brings them back', () => {
    const away = person('李老师', '1990-01-01', 'teacher', ['longLeave', '2026-10-08', '2026-11-30'])
    expect(
      ['2026-10-07', '2026-10-08', '2026-11-30', '2026-12-01'].map((on) =>
        belongs(post('teacher'), away, on),
      ),
    ).toEqual([true, false, false, true])
  })

  test('somebody seconded elsewhere belongs to no audience', () => {
    const away = person('李老师', '1990-01-01', 'teacher', ['secondment', '2026-09-01'])
    expect(belongs(not(post('principal')), away)).toBe(false)
  })
})

describe('a missing birth date is a gap', () => {
  const teachers = all(post('teacher'), age('<=', 45))

  test('where it alone decides', () => {
    expect(gapsOf(teachers, unborn)).toEqual(['birthDate'])
  })

  test('and none where the post decides already', () => {
    expect(gapsOf(teachers, person('周校长', null, 'principal'))).toEqual([])
    expect(gapsOf(any(post('teacher'), age('<=', 45)), unborn)).toEqual([])
  })

  test('and none where it is known', () => {
    expect(gapsOf(teachers, li)).toEqual([])
  })
})
