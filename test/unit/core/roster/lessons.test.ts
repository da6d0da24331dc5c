import { describe, expect, it } from 'vitest'
import { changesOf } from '#core/roster/changes/changes-of'
import type { Roster } from '#core/roster/roster'
import { aSchool, counter, FROM, person, read, sheet } from './a-school'

const HEAD = '班级|星期|节次|学科|教师|教室'

function lessonsOf(table: string, roster = aSchool(), name = '课表') {
  const reading = read([sheet(name, table)], roster)
  expect(reading.faults).toEqual([])
  return changesOf(reading.wanted, roster, FROM, false, counter()).acts.lessons.map(({ before, after }) => [
    before?.teacherId ?? null,
    after &&
      [after.classId, after.weekday, after.period, after.subject, after.teacherId, after.room].join(' '),
  ])
}

const faultsOf = (table: string, roster: Roster = aSchool()) =>
  read([sheet('课表', table)], roster).faults.map(
    ({ cell, column, message }) => `${cell} ${column}：${message}`,
  )

describe('a list of lessons', () => {
  it('is read however weekday and period are written', () => {
    expect(lessonsOf(`${HEAD}\n三（1）班|周二|第2节|数学|李 老师|301`)).toEqual([
      [null, 'class1 2 2 数学 li 301'],
    ])
  })

  it('leaves what is the same, and keeps teacher and room where they are empty', () => {
    expect(lessonsOf(`${HEAD}\n三年级1班|星期一|1|数学||`)).toEqual([])
  })

  it('takes a period out with 无', () => {
    expect(lessonsOf(`${HEAD}\n三年级1班|星期一|1|无||`)).toEqual([['li', null]])
  })

  it('need not name a teacher again where a class has one of the subject', () => {
    expect(lessonsOf(`${HEAD}\n三年级1班|星期三|3|数学||`)).toEqual([[null, 'class1 3 3 数学 li ']])
    expect(faultsOf(`${HEAD}\n三年级1班|星期三|3|美术||`)).toEqual(['E2 教师：没有写「美术」是谁教。'])
  })

  it.each([
    ['三年级9班|星期一|1|数学|李老师', 'A2 班级：没有「三年级9班」这个班。'],
    ['|星期一|1|数学|李老师', 'A2 班级：没有写班级。'],
    ['三年级1班|星期八|1|数学|李老师', 'B2 星期：「星期八」不是星期。'],
    ['三年级1班|星期一|7|数学|李老师', 'C2 节次：作息时间里没有第 7 节，每天到第 6 节。'],
    ['三年级1班|星期一|上午|数学|李老师', 'C2 节次：「上午」不是节次。'],
    ['三年级1班|星期二|1||李老师', 'D2 学科：没有写学科。'],
    ['三年级1班|星期二|1|数学|李老帅', 'E2 教师：名册里没有「李老帅」。'],
  ])('%s is told at its cell', (row, expected) => {
    expect(faultsOf(`${HEAD}\n${row}|`)).toEqual([expected])
  })

  it('has no teacher in two rooms at once, unless both classes are in one', () => {
    const two = (room: string) =>
      `${HEAD}\n三年级1班|星期五|1|数学|李老师|301\n三年级2班|星期五|1|数学|李老师|${room}`
    expect(faultsOf(two('302'))).toEqual([
      'E3 教师：李老师星期五第 1 节已经在三年级1班上课（「课表」第 2 行）。',
    ])
    expect(faultsOf(two('301'))).toEqual([])
  })

  it('has no teacher where the timetable of another class has them already', () => {
    expect(faultsOf(`${HEAD}\n三年级1班|星期一|1|语文|王老师|`)).toEqual([
      'E2 教师：王老师星期一第 1 节已经在三年级2班上课（现在的课表）。',
    ])
    // Not where that lesson goes to another in the same list.
    const swapped = `${HEAD}\n三年级1班|星期一|1|语文|王老师|\n三年级2班|星期一|1|数学|李老师|`
    expect(faultsOf(swapped)).toEqual([])
  })

  it('has no class twice at once', () => {
    expect(faultsOf(`${HEAD}\n三年级1班|星期五|1|数学|李老师|\n三年级1班|周五|第一节|语文|王老师|`)).toEqual([
      'C3 节次：三年级1班星期五第 1 节在第 2 行已经排了数学。',
    ])
  })

  it('asks which of two with a name, and knows by the number in brackets', () => {
    const twins = aSchool({
      people: [person('a', '张敏', { staffNo: 'T1' }), person('b', '张敏', { staffNo: 'T2' })],
    })
    expect(faultsOf(`${HEAD}\n三年级1班|星期五|1|数学|张敏|`, twins)).toEqual([
      'E2 教师：有 2 位「张敏」，不知道是哪一位。',
    ])
    expect(lessonsOf(`${HEAD}\n三年级1班|星期五|1|数学|张敏（T2）|`, twins)).toEqual([
      [null, 'class1 5 1 数学 b '],
    ])
  })

  it('has no place without a term', () => {
    expect(
      faultsOf(`${HEAD}\n三年级1班|星期五|1|数学|李老师|`, aSchool({ term: null, lessons: [] })),
    ).toEqual([' ：生效日所在的学期还没有设置，课表没有地方放。'])
  })
})

describe('a grid of lessons', () => {
  const rows =
    '节次|星期一|星期二|星期三\n1|数学/李老师|语文/王老师/302|\n早读|晨诵|晨诵|晨诵\n2|无|数学（李老师）|语文 王老师'

  it('is of the class in the line above', () => {
    expect(lessonsOf(`三年级1班课程表\n${rows}`)).toEqual([
      [null, 'class1 2 1 语文 wang 302'],
      [null, 'class1 2 2 数学 li '],
      [null, 'class1 3 2 语文 wang '],
    ])
  })

  it('is of the class that its sheet is called after', () => {
    expect(lessonsOf(rows, aSchool(), '三（1）班课表')).toHaveLength(3)
  })

  it('has one block under another, each with its class', () => {
    const both = `三年级1班\n节次|周一|周二|周三\n2|数学/李老师||\n\n三年级2班\n节次|周一|周二|周三\n2|语文/王老师||`
    expect(lessonsOf(both).map(([, after]) => after)).toEqual([
      'class1 1 2 数学 li ',
      'class2 1 2 语文 wang ',
    ])
  })

  it('tells a fault at its day and cell', () => {
    expect(faultsOf(`三年级1班\n${rows.replace('语文 王老师', '语文/汪老师')}`)).toEqual([
      'D5 星期三：名册里没有「汪老师」。',
    ])
  })

  it('of no class is a fault', () => {
    expect(faultsOf(rows)).toEqual(['B1 ：这张课表上没有写是哪个班。'])
  })
})
