import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({
    calendar: [
      { on: '2026-11-20', teaching: false, reason: '运动会' },
      { on: '2026-11-21', teaching: true, timetableOf: 5, reason: '补周五的课' },
    ],
  })
})
afterAll(() => school.close())
beforeEach(() => school.setNow('2026-11-18T09:30:00+08:00'))

describe('the lessons around one', () => {
  const around = (who: 'wang' | 'li' | 'sun', input: { on?: string; period?: number } = {}) =>
    school.call(who, 'lesson.around', input)
  const classes = async (...asked: Parameters<typeof around>) =>
    (await around(...asked)).lessons.map(({ className }) => className)

  test('at 09:30 are those of period 2, which began at 09:10: Li in class 1', async () => {
    const { lessons, ...rest } = await around('wang')
    expect(rest).toMatchObject({
      on: '2026-11-18',
      period: 2,
      notTeaching: null,
      recordedPeriods: [],
      begunPeriods: [1, 2],
    })
    expect(lessons).toEqual([
      {
        period: 2,
        classId: school.units.class1,
        className: '一年级1班',
        subject: '数学',
        teacherId: school.people.li,
        teacherName: '李老师',
        room: '101',
      },
    ])
  })

  test('begin with one’s own subject: maths for Sun, Chinese for Wang; one’s own lesson is left out', async () => {
    expect(await classes('sun', { period: 1 })).toEqual(['一年级1班', '一年级2班'])
    school.setNow('2026-11-18T08:10:00+08:00')
    expect(await classes('wang')).toEqual(['一年级1班', '二年级1班'])
    expect(await classes('li')).toEqual(['二年级1班', '一年级2班'])
  })

  test('at 08:09 and at 08:10 are those of period 1, of which none and one has begun', async () => {
    school.setNow('2026-11-18T08:09:00+08:00')
    expect(await around('wang')).toMatchObject({ period: 1, begunPeriods: [] })
    school.setNow('2026-11-18T08:10:00+08:00')
    expect(await around('wang')).toMatchObject({ period: 1, begunPeriods: [1] })
  })

  test('of yesterday begin at its first period and have all begun, of tomorrow none has', async () => {
    expect(await around('wang', { on: '2026-11-17' })).toMatchObject({
      period: 1,
      begunPeriods: [1, 2, 3, 4, 5, 6],
    })
    expect(await around('wang', { on: '2026-11-19' })).toMatchObject({ period: 1, begunPeriods: [] })
  })

  test('of a day off are none, with the calendar’s reason', async () => {
    expect(await around('wang', { on: '2026-11-20' })).toMatchObject({ notTeaching: '运动会', lessons: [] })
    expect(await around('wang', { on: '2026-11-15' })).toMatchObject({ notTeaching: '周末', lessons: [] })
  })

  test('name the teaching day before, over a weekend and a day off', async () => {
    expect(await around('wang', { on: '2026-11-16' })).toMatchObject({ teachingDayBefore: '2026-11-13' })
    expect(await around('wang', { on: '2026-11-21' })).toMatchObject({ teachingDayBefore: '2026-11-19' })
  })

  test('of a make-up Saturday are those of the Friday it carries', async () => {
    expect(await classes('wang', { on: '2026-11-21', period: 2 })).toEqual(['一年级1班'])
  })

  test('of a day outside the term are none', async () => {
    expect(await around('wang', { on: '2026-07-01' })).toMatchObject({
      notTeaching: '不在学期内',
      teachingDayBefore: null,
      lessons: [],
    })
  })

  test('of a period without a lesson are none', async () => {
    expect(await classes('wang', { period: 6 })).toEqual([])
    expect(await classes('wang', { period: 20 })).toEqual([])
  })

  test('name the periods one has already recorded, in which record, and only one’s own', async () => {
    const double = school.observation({ periods: [2, 1] })
    await school.call('wang', 'record.submit', double)
    expect(await around('wang')).toMatchObject({
      recordedPeriods: [1, 2],
      recordedIn: [
        { period: 1, recordId: double.id },
        { period: 2, recordId: double.id },
      ],
    })
    expect((await around('sun')).recordedPeriods).toEqual([])
    expect((await around('wang', { on: '2026-11-17' })).recordedPeriods).toEqual([])
  })
})

describe('the lessons of a day', () => {
  const day = async (who: 'wang' | 'li' | 'zheng', on?: string) => {
    const { lessons, classes, teachers } = await school.call(
      who,
      'lesson.day',
      on === undefined ? {} : { on },
    )
    return lessons.map(({ period, class: c, teacher: t }) => [period, classes[c]?.name, teachers[t]?.name])
  }

  test('are all of it, also those to come, one’s own subject first and without one’s own; each name is told once', async () => {
    expect(await day('wang')).toEqual([
      [1, '一年级1班', '李老师'],
      [1, '二年级1班', '孙组长'],
      [2, '一年级1班', '李老师'],
      [3, '一年级1班', '李老师'],
    ])
    const { classes, teachers } = await school.call('wang', 'lesson.day', {})
    expect([classes.length, teachers.length]).toEqual([2, 2])
    expect(await day('li')).toEqual([
      [1, '二年级1班', '孙组长'],
      [1, '一年级2班', '王老师'],
    ])
  })

  test('on a holiday there are none, on a make-up Saturday those of its Friday', async () => {
    expect(await day('wang', '2026-11-20')).toEqual([])
    expect(await day('wang', '2026-11-21')).toHaveLength(4)
  })

  test('are not for parents', async () => {
    expect((await school.refused('zheng', 'lesson.day', {})).code).toBe('notAllowed')
  })
})
