import { describe, expect, test } from 'vitest'
import { gapAbove, gradeNumber, nameOnwards, namesOfNew, promoted, schoolYearOf } from '#core/org/promotion'

describe('the number of a grade', () => {
  test('is read from its name', () => {
    expect(['一年级', '六年级', '九年级', '初一', '初三', '高三'].map(gradeNumber)).toEqual([
      1, 6, 9, 7, 9, 12,
    ])
    expect(['学前班', '年级', '零年级', ''].map(gradeNumber)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the name of a class in the grade above', () => {
  test.each([
    ['三年级2班', 3, '四年级2班'],
    ['三年级（2）班', 3, '四年级（2）班'],
    ['三(2)班', 3, '四(2)班'],
    ['三（12）班', 3, '四（12）班'],
    ['3.2', 3, '4.2'],
    ['3.2班', 3, '4.2班'],
    ['初一3班', 7, '初二3班'],
    ['高二（1）班', 11, '高三（1）班'],
  ])('of %s is %s', (name, grade, onwards) => {
    expect(nameOnwards(name, grade)).toEqual({ name: onwards, note: '' })
  })

  test('of a cohort stays, for it goes with the children', () => {
    expect(nameOnwards('2026级2班', 1)).toEqual({ name: '2026级2班', note: '' })
  })

  test('stays with a note where it says no grade, or another one than it is in', () => {
    expect(nameOnwards('向日葵班', 1)).toMatchObject({
      name: '向日葵班',
      note: expect.stringContaining('认不出'),
    })
    expect(nameOnwards('三年级2班', 4)).toMatchObject({
      name: '三年级2班',
      note: expect.stringContaining('对不上'),
    })
  })
})

test('new classes are named like those that the grade had, cohorts by the year', () => {
  expect(namesOfNew('一年级3班', '一年级', '2027-09-01', 2)).toEqual(['一年级1班', '一年级2班'])
  expect(namesOfNew('一(3)班', '一年级', '2027-09-01', 2)).toEqual(['一(1)班', '一(2)班'])
  expect(namesOfNew('2026级3班', '一年级', '2027-09-01', 1)).toEqual(['2027级1班'])
  expect(namesOfNew(undefined, '一年级', '2027-09-01', 1)).toEqual(['一年级1班'])
  expect(namesOfNew('向日葵班', '一年级', '2027-09-01', 1)).toEqual(['一年级1班'])
})

test('a school year begins in July', () => {
  expect([schoolYearOf('2027-06-30'), schoolYearOf('2027-07-01')]).toEqual([2026, 2027])
})

describe('what becomes of classes', () => {
  const grades = ['一年级', '二年级', '学前班'].map((name) => ({ id: name, name }))
  const of = (name: string, gradeId: string, position: number) => ({ id: name, name, gradeId, position })

  test('those of the highest grade leave, those of a grade without a number stay as they are', () => {
    const classes = [of('一年级1班', '一年级', 10), of('二年级1班', '二年级', 20), of('小一班', '学前班', 30)]
    const onwards = promoted(grades, classes, '2027-09-01', 1)
    expect(onwards.map(({ before, after }) => [before?.name, after?.name, after?.position])).toEqual([
      [undefined, '一年级1班', 10],
      ['一年级1班', '二年级1班', 20],
      ['二年级1班', undefined, undefined],
    ])
  })

  test('a grade that is missing between two is told by the one above', () => {
    const named = (names: readonly string[]) => names.map((name) => ({ id: name, name }))
    expect(gapAbove(named(['一年级', '二年级', '四年级']))).toBe('四年级')
    expect(gapAbove(named(['七年级', '八年级', '九年级']))).toBeUndefined()
  })
})
