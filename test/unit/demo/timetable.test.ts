import { describe, expect, test } from 'vitest'
import { inventSchool } from '../../../local/demo/school/school'
import { SEED } from './outcome'

const THURSDAY = 4

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

describe.each([SEED, 20260901])('the timetable of seed %i', (seed) => {
  const school = inventSchool('2026-11-22', seed)
  const { lessons, units, staff } = school

  test('has nobody in two rooms at once', () => {
    const seen = lessons.map((each) => `${each.teacherId}/${each.weekday}/${each.period}`)
    expect(new Set(seen).size).toBe(lessons.length)
  })

  test('has one lesson a class at a time', () => {
    const seen = lessons.map((each) => `${each.schoolClass.id}/${each.weekday}/${each.period}`)
    expect(new Set(seen).size).toBe(lessons.length)
  })

  test('has one lesson a room at a time, but for the sports ground', () => {
    const indoors = lessons.filter((each) => each.room !== '操场')
    const seen = indoors.map((each) => `${each.room}/${each.weekday}/${each.period}`)
    expect(new Set(seen).size).toBe(indoors.length)
  })

  test('leaves the last period of Thursday to research', () => {
    expect(lessons.filter((each) => each.weekday === THURSDAY && each.period === 7)).toEqual([])
  })

  test('gives 36 classes 27 lessons in grades 1 and 2 and 31 above', () => {
    expect(units.classes).toHaveLength(36)
    for (const schoolClass of units.classes) {
      const count = lessons.filter((each) => each.schoolClass === schoolClass).length
      expect(count, schoolClass.name).toBe((schoolClass.grade ?? 0) <= 2 ? 27 : 31)
    }
  })

  test('has no hole in the day of a class', () => {
    const days = countBy(lessons.map((each) => `${each.schoolClass.id}/${each.weekday}`))
    for (const { schoolClass, weekday, period } of lessons) {
      expect(period).toBeLessThanOrEqual(days.get(`${schoolClass.id}/${weekday}`) ?? 0)
    }
  })

  test('gives teachers 10 to 18 lessons a week and leaders at most 4', () => {
    const loads = countBy(lessons.map((each) => each.teacherId))
    const leaders = new Set([school.cast.principal, school.cast.director, ...school.cast.teachingPrincipals])
    for (const person of staff) {
      const load = loads.get(person.id) ?? 0
      if (load === 0) continue
      expect(load, person.name).toBeLessThanOrEqual(leaders.has(person) ? 4 : 18)
      expect(load, person.name).toBeGreaterThanOrEqual(leaders.has(person) ? 2 : 10)
    }
  })

  test('leaves the teacher whom a visitor can be at least three free periods every day', () => {
    for (const weekday of [1, 2, 3, 4, 5]) {
      const own = lessons.filter(
        (each) => each.teacherId === school.cast.teacher.id && each.weekday === weekday,
      )
      expect(own.length).toBeLessThanOrEqual(4)
    }
  })
})
