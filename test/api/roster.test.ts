import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyPage } from './school/pages'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

describe('the roster', () => {
  const names = async (query?: string) => {
    const { items } = await school.call('wang', 'roster.teachers', query === undefined ? {} : { query })
    return items.map(({ name }) => name)
  }

  test('of teachers has the staff in its order, without oneself and without parents', async () => {
    expect(await names()).toEqual([
      '周校长',
      '钱主任',
      '吴教务',
      '孙组长',
      '李老师',
      '何老师',
      '陈组长',
      '许老师',
    ])
  })

  test('is searched by a part of the name or by subject, and nothing in the query is a pattern', async () => {
    expect(await names('老师')).toEqual(['李老师', '何老师', '许老师'])
    expect(await names(' 数学 ')).toEqual(['孙组长', '李老师', '何老师'])
    for (const query of ['%', '_', '\\', "'", '李%']) expect(await names(query)).toEqual([])
  })

  test('of staff has oneself too, for a register that names who was on duty', async () => {
    const { items } = await school.call('wang', 'roster.staff', {})
    expect(items.map(({ name }) => name)).toContain('王老师')
    expect(items).toHaveLength((await names()).length + 1)
  })

  test('of units has those of one kind, and of a class the grade it is in', async () => {
    const unitsOf = async (kind: 'grade' | 'class' | 'group' | 'club') => {
      const { items } = await school.call('wang', 'roster.units', { kind })
      return items.map(({ name, within }) => [name, within])
    }
    expect(await unitsOf('grade')).toEqual([
      ['一年级', ''],
      ['二年级', ''],
    ])
    expect(await unitsOf('class')).toContainEqual(['二年级1班', '二年级'])
    expect(await unitsOf('group')).toContainEqual(['数学组', ''])
  })

  test('of classes names their grade', async () => {
    const { items } = await school.call('wang', 'roster.classes', {})
    expect(items.map(({ name, grade }) => [name, grade])).toEqual([
      ['一年级1班', '一年级'],
      ['一年级2班', '一年级'],
      ['二年级1班', '二年级'],
    ])
  })

  test('of 70 classes and 70 more teachers comes in pages of 30, each once, also where places are equal', async () => {
    const big = await testSchool()
    const ids = Array.from({ length: 70 }, () => uuidv7())
    await big.rows(
      `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name, position)
       select $1, id, $2, $3, 'class', '班', 9 from unnest($4::uuid[]) id`,
      [big.districtId, big.units.grade2, big.id, ids],
    )
    await big.rows(
      `insert into youju.person (district_id, id, school_id, kind, name, position)
       select $1, id, $2, 'staff', '新老师', 99 from unnest($3::uuid[]) id`,
      [big.districtId, big.id, ids],
    )
    const classes = await everyPage((input) => big.call('wang', 'roster.classes', input))
    expect(classes.map((page) => page.length)).toEqual([30, 30, 13])
    expect(new Set(classes.flat().map(({ id }) => id)).size).toBe(73)
    const teachers = await everyPage((input) => big.call('wang', 'roster.teachers', input))
    expect(teachers.map((page) => page.length)).toEqual([30, 30, 18])
    expect(new Set(teachers.flat().map(({ id }) => id)).size).toBe(78)
    await big.close()
  })
})
