import { describe, expect, test } from 'vitest'
import { ageOn, isCivilDate } from '#core/calendar/civil-date'
import type { Post } from '#core/org/post'
import { standSchool } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { TallySheet } from '#core/standing/tally'
import type { Person } from '../../../local/demo/school/person'
import { inventSchool } from '../../../local/demo/school/school'
import { SEED, templatePlan } from './outcome'

const school = inventSchool('2026-11-22', SEED)
const { staff, guardians, cast, units, calendar } = school
const { startOn } = calendar.term

function holders(post: Post): Person[] {
  return staff.filter((person) => person.appointments.some((held) => held.post === post))
}

function standingOf(matches: (person: Person) => boolean): Standing | undefined {
  const person = staff.find(matches)
  const week = calendar.weeks.findLast(({ monday }) => monday <= school.today)
  if (!person || !week) throw new Error('nobody like that')
  const plan = templatePlan()
  const state = {
    plan,
    calendar,
    school: units.school,
    units: units.all,
    people: [person],
    tallies: new TallySheet(calendar),
  }
  return standSchool(state, week, school.today)
    .filter(({ rule }) => rule.audience.level === 'person')
    .flatMap(({ standings }) => standings)[0]
}

describe('the staff', () => {
  test('is about a hundred people, no two of the same name', () => {
    expect(staff.length).toBeGreaterThan(90)
    expect(staff.length).toBeLessThan(110)
    const names = [...staff, ...guardians].map((person) => person.name)
    expect(new Set(names).size).toBe(names.length)
  })

  test('holds every post of the school', () => {
    expect(holders('principal')).toHaveLength(1)
    expect(holders('teachingPrincipal')).toHaveLength(2)
    expect(holders('director')).toHaveLength(1)
    expect(holders('clerk')).toHaveLength(1)
    expect(holders('classTeacher')).toHaveLength(36)
    expect(holders('gradeLead')).toHaveLength(6)
    // Nine groups, one of which changed its lead.
    expect(holders('groupLead')).toHaveLength(10)
  })

  test('has somebody of exactly 45 on the first day of term and somebody who turns 46 the day after', () => {
    const ages = staff.flatMap(({ birthDate }) => (birthDate === null ? [] : [birthDate]))
    expect(ages).toContain('1981-09-01')
    expect(ages).toContain('1980-09-02')
    expect(ageOn('1980-09-02', startOn)).toBe(45)
  })

  test('has a principal aged 44, and two people without a birth date', () => {
    expect(ageOn(cast.principal.birthDate ?? '', startOn)).toBe(44)
    expect(staff.filter(({ birthDate }) => birthDate === null)).toHaveLength(2)
    expect(staff.every(({ birthDate }) => birthDate === null || isCivilDate(birthDate))).toBe(true)
  })

  test('a substitute of one week is exempt', () => {
    const standing = standingOf((person) => person.appointments.every((held) => held.to !== null))
    expect(standing?.status).toBe('waived')
  })

  test('who joined in week 4 owes a share of the 20', () => {
    const standing = standingOf((person) => person.appointments[0]?.from === '2026-09-21')
    expect(standing?.proration).not.toBeNull()
    expect(standing?.target).toBeLessThan(20)
  })

  test('who became a group lead in week 5 owes the sum of both shares', () => {
    const standing = standingOf((person) =>
      person.appointments.some((held) => held.post === 'groupLead' && held.from === '2026-09-28'),
    )
    expect(standing?.proration?.segments.map(({ literal }) => literal)).toEqual([expect.any(Number), 30])
  })

  test('on leave since week 4 only the weeks before count', () => {
    const standing = standingOf((person) => person.appointments.some((held) => held.post === 'longLeave'))
    expect(standing?.proration?.segments.map(({ weeks }) => weeks)).toEqual([3])
  })

  test('the teacher and the lead whom a visitor can be share a group', () => {
    const led = cast.groupLead.appointments.find((held) => held.post === 'groupLead')?.unitId
    expect(cast.teacher.appointments.map((held) => held.unitId)).toContain(led)
  })
})
