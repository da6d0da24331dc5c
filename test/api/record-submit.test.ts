import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const observe = (changes: Parameters<TestSchool['observation']>[0]) => school.observation(changes)
const refusal = (
  who: Parameters<TestSchool['refused']>[0],
  changes: Parameters<TestSchool['observation']>[0],
) => school.refused(who, 'record.submit', observe(changes))

describe('an observation', () => {
  test('counts at once for the quota of its observer, and the names come from the roster', async () => {
    const submission = observe({ className: '随便写的', teacherName: '随便写的' })
    const receipt = await school.call('wang', 'record.submit', submission)
    expect(receipt).toMatchObject({
      id: submission.id,
      revision: 1,
      state: 'counted',
      late: false,
      leftOut: [],
    })
    expect(receipt.credits).toEqual([
      { ruleId: 'TK5', ruleName: '教师听课（46 周岁及以上）', quantity: 1, unit: '节', others: 0 },
    ])
    expect(receipt.hash).toMatch(/^[0-9a-f]{64}$/)
    const shown = await school.call('wang', 'record.show', { id: submission.id })
    expect(shown.names).toEqual({ teacher: '李老师', class: '一年级1班', unit: '' })
    expect(shown.content.payload).toMatchObject({ className: '一年级1班', teacherName: '李老师' })
  })

  test('of a double period counts 2, its periods in order', async () => {
    const submission = observe({ on: '2026-11-17', periods: [4, 3] })
    const receipt = await school.call('wang', 'record.submit', submission)
    expect(receipt.credits[0]?.quantity).toBe(2)
    const { content } = await school.call('wang', 'record.show', { id: submission.id })
    expect(content.payload).toMatchObject({ periods: [3, 4] })
  })

  test('at another school needs no class and no teacher of ours, and counts', async () => {
    const elsewhere = {
      hostSchool: '实验小学',
      classId: null,
      teacherId: null,
      teacherName: '林老师',
      periods: [9],
    }
    const receipt = await school.call('wang', 'record.submit', observe(elsewhere))
    expect(receipt.credits[0]?.quantity).toBe(1)
  })

  test('of a recording is kept and left out, with the reason', async () => {
    const receipt = await school.call(
      'wang',
      'record.submit',
      observe({ on: '2026-11-16', mode: 'recording' }),
    )
    expect(receipt.credits).toEqual([])
    expect(receipt.leftOut).toMatchObject([{ ruleId: 'TK5', reason: '录播课，本计划不计入' }])
  })

  test('of a holiday, a weekend or a period nobody teaches counts too: the timetable only prefills', async () => {
    const receipt = await school.call('wang', 'record.submit', observe({ on: '2026-11-14', periods: [6] }))
    expect(receipt.credits[0]?.quantity).toBe(1)
  })
})

describe('the same period twice', () => {
  test('is refused and names the record that holds it', async () => {
    const first = observe({ on: '2026-11-13', periods: [1] })
    await school.call('wang', 'record.submit', first)
    expect(
      await refusal('wang', { on: '2026-11-13', periods: [1], classId: school.units.class2 }),
    ).toMatchObject({
      code: 'samePeriodTwice',
      details: { on: '2026-11-13', period: 1, recordId: first.id },
    })
  })

  test('is refused for one period of a double period, which names that period', async () => {
    await school.call('wang', 'record.submit', observe({ on: '2026-11-12', periods: [2] }))
    expect(await refusal('wang', { on: '2026-11-12', periods: [1, 2] })).toMatchObject({
      code: 'samePeriodTwice',
      details: { period: 2 },
    })
  })

  test('by two observers is two observations', async () => {
    const receipt = await school.call('xu', 'record.submit', observe({ on: '2026-11-13', periods: [1] }))
    expect(receipt.state).toBe('counted')
  })

  test('leaves nothing of the refused one behind', async () => {
    const refused = observe({ on: '2026-11-13', periods: [1, 2] })
    await school.refused('wang', 'record.submit', refused)
    expect(await school.rows('select 1 from youju.record where id = $1', [refused.id])).toEqual([])
    expect(await school.rows('select 1 from youju.record_claim where record_id = $1', [refused.id])).toEqual(
      [],
    )
    expect(await school.rows('select 1 from youju.journal where row_id = $1', [refused.id])).toEqual([])
  })
})

describe('one’s own lesson', () => {
  test('is refused', async () => {
    expect((await refusal('li', {})).code).toBe('ownLesson')
  })

  test('is refused when one’s own id is spelt in capitals', async () => {
    expect((await refusal('li', { teacherId: school.people.li.toUpperCase() })).code).toBe('ownLesson')
  })
})

describe('another school’s lesson', () => {
  const guest = { hostSchool: '实验小学', classId: null, teacherId: null, periods: [4] }

  test('of the own school is refused: such a lesson is chosen from the timetable', async () => {
    expect((await refusal('xu', { ...guest, hostSchool: ' 测试小学 ' })).code).toBe('ownSchool')
  })

  test('taught by oneself there is one’s own lesson', async () => {
    expect((await refusal('xu', { ...guest, teacherName: '许老师' })).code).toBe('ownLesson')
    expect((await refusal('xu', { ...guest, teacherName: '林老师', on: '2026-11-19' })).code).toBe('inFuture')
  })
})

describe('the date', () => {
  test('before the term is refused with the term’s dates', async () => {
    expect(await refusal('xu', { on: '2026-08-31' })).toMatchObject({
      code: 'outOfTerm',
      details: { startOn: '2026-09-01', endOn: '2027-01-22' },
    })
  })

  test('of tomorrow is refused', async () => {
    expect((await refusal('xu', { on: '2026-11-19' })).code).toBe('inFuture')
  })

  test('of today is refused before the bell: period 6 at 13:09, and is good at 13:10', async () => {
    school.setNow('2026-11-18T13:09:59+08:00')
    expect((await refusal('xu', { periods: [6] })).code).toBe('inFuture')
    school.setNow('2026-11-18T13:10:00+08:00')
    expect((await school.call('xu', 'record.submit', observe({ periods: [6] }))).state).toBe('counted')
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test('turns at midnight in Shanghai: 2026-11-19 is refused at 15:59:59Z and is good at 16:00Z', async () => {
    const thursday = school.research({ on: '2026-11-19' })
    school.setNow('2026-11-18T15:59:59Z')
    expect((await school.refused('sun', 'record.submit', thursday)).code).toBe('inFuture')
    school.setNow('2026-11-18T16:00:00Z')
    expect((await school.call('sun', 'record.submit', thursday)).state).toBe('counted')
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test('7 days ago counts, 8 days ago waits for approval and stays marked as late', async () => {
    const free = await school.call('xu', 'record.submit', observe({ on: '2026-11-11' }))
    expect(free).toMatchObject({ state: 'counted', late: false })
    const late = await school.call('xu', 'record.submit', observe({ on: '2026-11-10' }))
    expect(late).toMatchObject({ state: 'awaiting', late: true, credits: [] })
    expect(late.leftOut[0]?.reason).toBe('等待核准')
  })

  test('of the term is good until 2027-01-29 and refused from 2027-01-30 on', async () => {
    school.setNow('2027-01-29T23:59:00+08:00')
    expect((await school.call('xu', 'record.submit', observe({ on: '2027-01-22' }))).state).toBe('counted')
    school.setNow('2027-01-30T00:00:00+08:00')
    expect(await refusal('xu', { on: '2027-01-22', periods: [3] })).toMatchObject({
      code: 'termClosed',
      details: { closedOn: '2027-01-29' },
    })
    school.setNow('2026-11-18T16:30:00+08:00')
  })
})

describe('what the school does not have', () => {
  test('a period beyond the bell', async () => {
    expect(await refusal('xu', { periods: [7] })).toMatchObject({
      code: 'unknownPeriod',
      details: { lastPeriod: 6 },
    })
    expect(await refusal('xu', { periods: [7], hostSchool: ' ' })).toMatchObject({ code: 'unknownPeriod' })
  })

  test('a class: unknown, missing, a grade, or given for another school’s lesson', async () => {
    for (const classId of [uuidv7(), null, school.units.grade1]) {
      expect((await refusal('xu', { classId, periods: [5] })).code).toBe('unknownClass')
    }
    expect((await refusal('xu', { hostSchool: '实验小学', teacherId: null })).code).toBe('unknownClass')
  })

  test('a teacher: unknown, missing, a parent, or given for another school’s lesson', async () => {
    for (const teacherId of [uuidv7(), null, school.people.zheng]) {
      expect((await refusal('xu', { teacherId, periods: [5] })).code).toBe('unknownTeacher')
    }
    expect((await refusal('xu', { hostSchool: '实验小学', classId: null })).code).toBe('unknownTeacher')
  })
})

describe('an id', () => {
  test('that another content of one’s own holds is taken', async () => {
    const first = observe({ on: '2026-11-16', periods: [5] })
    await school.call('xu', 'record.submit', first)
    const other = { ...observe({ on: '2026-11-16', periods: [6] }), id: first.id }
    expect((await school.refused('xu', 'record.submit', other)).code).toBe('idTaken')
  })

  test('that somebody else holds is taken, and nothing of theirs is told', async () => {
    const theirs = observe({ on: '2026-11-17', periods: [5] })
    await school.call('wang', 'record.submit', theirs)
    const refusal = await school.refused('xu', 'record.submit', theirs)
    expect(refusal).toMatchObject({ code: 'idTaken', details: {} })
  })
})

describe('who may keep which kind', () => {
  test('a group lead records research of the own group, and of no other', async () => {
    const receipt = await school.call('sun', 'record.submit', school.research())
    expect(receipt.credits).toMatchObject([{ ruleId: 'JY1', quantity: 1 }])
    const other = school.research({ groupId: school.units.chinese })
    expect((await school.refused('sun', 'record.submit', other)).code).toBe('notAllowed')
  })

  test('a teacher records no research, inspection, showcase or assessment', async () => {
    for (const submission of [
      school.research(),
      school.inspection(),
      school.showcase(),
      school.assessment(),
    ]) {
      expect((await school.refused('li', 'record.submit', submission)).code).toBe('notAllowed')
    }
  })

  test('the director records all of them', async () => {
    const research = school.research({ groupId: school.units.chinese, on: '2026-11-16' })
    const inspected = school.inspection({ feedbackOn: '2026-11-18' })
    for (const submission of [research, inspected, school.showcase(), school.assessment()]) {
      expect((await school.call('qian', 'record.submit', submission)).credits).toHaveLength(1)
    }
  })

  test('an inspection without feedback is kept and serves nothing yet', async () => {
    const receipt = await school.call('qian', 'record.submit', school.inspection({ title: '备课检查' }))
    expect(receipt).toMatchObject({
      state: 'counted',
      credits: [],
      leftOut: [{ ruleId: 'JC1', reason: '还没有反馈' }],
    })
  })

  test('feedback of tomorrow is refused', async () => {
    const tomorrow = school.inspection({ title: '课堂检查', feedbackOn: '2026-11-19' })
    expect((await school.refused('qian', 'record.submit', tomorrow)).code).toBe('inFuture')
  })

  test('a parent keeps none, and who has not signed in neither', async () => {
    expect((await school.refused('zheng', 'record.submit', observe({}))).code).toBe('notAllowed')
    expect((await school.refused(null, 'record.submit', observe({}))).code).toBe('notSignedIn')
  })

  test('a group or a grade that the school does not have is unknown', async () => {
    const research = school.research({ groupId: school.units.class1 })
    expect((await school.refused('qian', 'record.submit', research)).code).toBe('unknownUnit')
    const assessment = school.assessment({ gradeId: uuidv7() })
    expect((await school.refused('qian', 'record.submit', assessment)).code).toBe('unknownUnit')
  })
})

describe('the same event under two ids', () => {
  test.each([
    ['a group’s second session of a day', () => school.research({ on: '2026-11-05', theme: '另一个主题' })],
    [
      'an inspection of the same title and day',
      () => school.inspection({ on: '2026-11-05', title: '教案检查' }),
    ],
    [
      'a showcase of the same teacher and title',
      () => school.showcase({ on: '2026-11-05', title: '认识时间' }),
    ],
    ['a grade’s second assessment of a day', () => school.assessment({ on: '2026-11-05', title: '另一次' })],
  ])('%s is refused and names the first', async (_, make) => {
    school.setNow('2026-11-06T16:00:00+08:00')
    const first = make()
    await school.call('qian', 'record.submit', first)
    expect(await school.refused('qian', 'record.submit', make())).toMatchObject({
      code: 'alreadyRecorded',
      details: { recordId: first.id },
    })
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test('a title with other blanks and full-width forms is the same title', async () => {
    await school.call('qian', 'record.submit', school.inspection({ title: '期中 A 检查' }))
    const again = school.inspection({ title: ' 期中　Ａ  检查' })
    expect((await school.refused('qian', 'record.submit', again)).code).toBe('alreadyRecorded')
  })

  test('a group spelt in capitals is the same group', async () => {
    await school.call('qian', 'record.submit', school.research({ on: '2026-11-13' }))
    const again = school.research({ on: '2026-11-13', groupId: school.units.maths.toUpperCase() })
    expect((await school.refused('qian', 'record.submit', again)).code).toBe('alreadyRecorded')
  })
})
