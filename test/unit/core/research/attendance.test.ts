import { describe, expect, test } from 'vitest'
import type { Appointment } from '#core/org/person'
import type { AttendanceMark } from '#core/record/research'
import { faultOfAttendance, markAll, rateOf } from '#core/research/attendance'
import { absenceOn, expectedOn } from '#core/research/expected'

type Held = readonly [post: Appointment['post'], unitId: string, from: string, to?: string]

const member = (name: string, ...held: Held[]) => ({
  id: name,
  name,
  appointments: held.map(([post, unitId, from, to = null]) => ({ post, unitId, from, to })),
})

describe('who is expected at a session of maths', () => {
  const li = member('李', ['member', '数学', '2020-09-01'])
  const sun = member('孙', ['groupLead', '数学', '2020-09-01'])
  const moved = member('周', ['member', '数学', '2020-09-01', '2026-11-11'], ['member', '语文', '2026-11-12'])
  const away = member(
    '吴',
    ['member', '数学', '2020-09-01'],
    ['longLeave', '学校', '2026-11-12', '2026-12-31'],
  )
  const all = [sun, li, moved, away]
  const expected = (groupId: string, date: string) => expectedOn(all, groupId, date).map(({ name }) => name)

  test('is who was in the group on that day: up to the last day before a transfer, not after', () => {
    expect(expected('数学', '2026-11-11')).toEqual(['孙', '李', '周', '吴'])
    expect(expected('数学', '2026-11-12')).toEqual(['孙', '李'])
    expect(expected('语文', '2026-11-11')).toEqual([])
    expect(expected('语文', '2026-11-12')).toEqual(['周'])
  })

  test('is nobody on long leave, from its first day to its last', () => {
    expect([absenceOn(away, '2026-11-11'), absenceOn(away, '2026-11-12')]).toEqual([null, 'longLeave'])
    expect([absenceOn(away, '2026-12-31'), absenceOn(away, '2027-01-01')]).toEqual(['longLeave', null])
  })
})

describe('marks', () => {
  const expected = new Set(['李', '王'])
  const marks = (given: Record<string, AttendanceMark>) =>
    Object.entries(given).map(([personId, mark]) => ({ personId, mark }))
  const fault = (given: Record<string, AttendanceMark>, scope: 'group' | 'school' = 'group') =>
    faultOfAttendance({ attendance: marks(given), scope }, expected)?.body

  test('may be none at all, or one for everybody expected', () => {
    expect(fault({})).toBeUndefined()
    expect(fault({ 李: 'present', 王: 'absent' })).toBeUndefined()
  })

  test('that leave somebody out say how many: nobody is absent without being marked', () => {
    expect(fault({ 李: 'present' })).toMatchObject({
      code: 'attendanceIncomplete',
      details: { missing: 1, expected: 2 },
    })
  })

  test('of somebody not expected must be 列席, but at a session of the whole school', () => {
    expect(fault({ 李: 'present', 王: 'present', 陈: 'present' })?.code).toBe('notExpected')
    expect(fault({ 李: 'present', 王: 'present', 陈: 'guest' })).toBeUndefined()
    expect(fault({ 李: 'present', 王: 'present', 陈: 'late' }, 'school')).toBeUndefined()
  })

  test('do not make a guest of somebody expected, who would leave the denominator', () => {
    expect(fault({ 李: 'present', 王: 'guest' })?.code).toBe('expectedAsGuest')
  })

  test('taken in one pass are present but for the exceptions, with guests who are not expected', () => {
    expect(markAll(['李', '王'], new Map([['王', 'late']]), ['陈', '李'])).toEqual([
      { personId: '李', mark: 'present' },
      { personId: '王', mark: 'late' },
      { personId: '陈', mark: 'guest' },
    ])
  })
})

describe('the rate of attendance', () => {
  test('counts late and early leavers as there, and leaves 请假, 公出 and 列席 out of the denominator', () => {
    const counts = { present: 5, late: 2, leftEarly: 1, absent: 1, excused: 3, official: 2, guest: 4 }
    expect(rateOf(counts)).toEqual({ attended: 8, expected: 9 })
  })

  test('of no sessions is 0 of 0', () => {
    expect(rateOf({})).toEqual({ attended: 0, expected: 0 })
    expect(rateOf({ excused: 2 })).toEqual({ attended: 0, expected: 0 })
  })
})
