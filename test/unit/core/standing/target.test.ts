import { describe, expect, test } from 'vitest'
import type { PersonFacts } from '#core/org/person'
import { person } from '../sample/people'
import { OBSERVATION_QUOTAS, plan, QUOTAS, rule } from '../sample/plan'
import { sheetsOf, standing } from '../sample/school'

/** What somebody owes this term, and under which rule, seen on 2026-11-18. */
function owes(who: PersonFacts): [number | null, string] {
  const { target, ruleId } = standing(
    { rules: OBSERVATION_QUOTAS, people: [who], weekNumber: 12, today: '2026-11-18' },
    who.id,
  )
  return [target, ruleId]
}

describe('a teacher’s age on the first day of term, 2026-09-01', () => {
  test('aged exactly 45 owes 20', () => {
    expect(owes(person('李老师', '1981-01-01', 'teacher'))).toEqual([20, QUOTAS.upTo45.id])
  })

  test('aged 46 owes 15', () => {
    expect(owes(person('王老师', '1980-01-01', 'teacher'))).toEqual([15, QUOTAS.from46.id])
  })

  test('turning 46 on 2026-09-01 owes 15, on 2026-09-02 still 20', () => {
    expect(owes(person('王老师', '1980-09-01', 'teacher'))[0]).toBe(15)
    expect(owes(person('王老师', '1980-09-02', 'teacher'))[0]).toBe(20)
  })

  test('born on 29 February 1980 is 46 and owes 15', () => {
    expect(owes(person('冯老师', '1980-02-29', 'teacher'))[0]).toBe(15)
  })

  test('that is not known owes the higher quota of 20, and the gap is listed', () => {
    const look = {
      rules: OBSERVATION_QUOTAS,
      people: [person('许老师', null, 'teacher')],
      weekNumber: 12,
      today: '2026-11-18',
    }
    expect(standing(look, '许老师')).toMatchObject({ target: 20, gaps: ['birthDate'] })
  })

  test('that is known leaves no gap, nor does a principal’s that is not', () => {
    const look = {
      rules: OBSERVATION_QUOTAS,
      people: [person('李老师', '1981-01-01', 'teacher'), person('周校长', null, 'principal')],
      weekNumber: 12,
      today: '2026-11-18',
    }
    expect(standing(look, '李老师').gaps).toEqual([])
    expect(standing(look, '周校长')).toMatchObject({ target: 30, gaps: [] })
  })
})

describe('the maximum of a rule group', () => {
  test('a group lead aged 40 owes 30', () => {
    expect(owes(person('孙组长', '1986-01-01', 'teacher', 'groupLead'))).toEqual([30, QUOTAS.groupLeads.id])
  })

  test('a principal aged 40 who teaches owes 30', () => {
    expect(owes(person('周校长', '1986-01-01', 'principal', 'teacher'))).toEqual([30, QUOTAS.principal.id])
  })

  test('a teaching principal who leads a group owes 40', () => {
    expect(owes(person('陈校长', '1986-01-01', 'teachingPrincipal', 'groupLead'))).toEqual([
      40,
      QUOTAS.leaders.id,
    ])
  })

  test('of two equal targets the plan’s first rule is shown', () => {
    expect(owes(person('周校长', '1986-01-01', 'principal', 'groupLead'))).toEqual([30, QUOTAS.principal.id])
  })

  test('a clerk owes nothing', () => {
    expect(
      sheetsOf({
        rules: OBSERVATION_QUOTAS,
        people: [person('吴教务', '1990-01-01', 'clerk')],
        weekNumber: 12,
        today: '2026-11-18',
      }).flatMap((sheet) => sheet.standings),
    ).toEqual([])
  })

  test('rules without a group stand beside each other: the same teacher owes 20 and 5', () => {
    const look = {
      rules: [rule('听课'), rule('跨学科听课', { bound: { kind: 'atLeast', amount: 5, unit: '节' } })],
      people: [person('李老师', '1990-01-01', 'teacher')],
      weekNumber: 12,
      today: '2026-11-18',
    }
    expect(standing(look, '李老师', '听课').target).toBe(20)
    expect(standing(look, '李老师', '跨学科听课').target).toBe(5)
  })

  test('a rule that sets no number gives way to one that does', () => {
    const look = {
      rules: [rule('只记录', { bound: { kind: 'none' }, group: '听课' }), rule('听课', { group: '听课' })],
      people: [person('李老师', '1990-01-01', 'teacher')],
      weekNumber: 12,
      today: '2026-11-18',
    }
    expect(standing(look, '李老师')).toMatchObject({ ruleId: '听课', target: 20 })
  })

  test('everybody stands under exactly one of the five quotas', () => {
    const everybody = [
      person('周校长', '1978-03-01', 'principal'),
      person('钱主任', '1980-05-05', 'director', 'teacher'),
      person('李老师', '1995-04-04', 'teacher'),
    ]
    const sheets = sheetsOf({
      rules: plan(OBSERVATION_QUOTAS).rules,
      people: everybody,
      weekNumber: 1,
      today: '2026-09-01',
    })
    expect(sheets.flatMap((sheet) => sheet.standings.map((each) => each.subjectId)).sort()).toEqual(
      everybody.map((each) => each.id).sort(),
    )
  })
})
