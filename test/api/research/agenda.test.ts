import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CalendarDay } from '#core/calendar/school-calendar'
import { type TestSchool, testSchool } from '../school/test-school'

/** Sports day on Thursday of week 11, whose timetable runs on Saturday. */
const CALENDAR: CalendarDay[] = [
  { on: '2026-11-12', teaching: false, reason: '运动会' },
  { on: '2026-11-14', teaching: true, timetableOf: 4, reason: '调休上课' },
]

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ calendar: CALENDAR })
})
afterAll(() => school.close())

const thursdays = async (who: 'sun' | 'li' | 'qian' | 'wu') => {
  const { slots } = await school.call(who, 'research.agenda', { groupId: school.units.maths })
  return slots.map(({ on, state, insteadOf }) => ({ on, state, insteadOf }))
}

describe('the agenda', () => {
  test('has the plan’s Thursdays from last week to next, a make-up day in the place of a Thursday off', async () => {
    expect(await thursdays('li')).toEqual([
      { on: '2026-11-14', state: 'planned', insteadOf: '2026-11-12' },
      { on: '2026-11-19', state: 'planned', insteadOf: null },
      { on: '2026-11-26', state: 'planned', insteadOf: null },
    ])
  })

  test('of a member is of the own group, without anybody’s posts and without anything to decide', async () => {
    const { groups, slots, members } = await school.call('li', 'research.agenda', {})
    expect(groups).toMatchObject([{ id: school.units.maths, may: { arrange: false, record: false } }])
    expect(slots.flatMap(({ mayMoveTo }) => mayMoveTo)).toEqual([])
    expect(members).toEqual([])
  })

  test('of a lead has the members with what decides who is expected', async () => {
    const { groups, members, modes } = await school.call('sun', 'research.agenda', {})
    expect(groups).toMatchObject([{ may: { arrange: true, record: true } }])
    expect(members.map(({ name }) => name)).toEqual(['孙组长', '李老师', '何老师'])
    expect(members.at(-1)?.appointments).toEqual([
      { post: 'member', unitId: school.units.maths, from: '2026-11-09', to: null },
    ])
    expect(modes).toContain('集体备课')
  })

  test('of the director has all groups to write down; of the clerk all, to arrange only', async () => {
    const of = async (who: 'qian' | 'wu') =>
      (await school.call(who, 'research.agenda', {})).groups.map(({ name, may }) => ({ name, ...may }))
    expect(await of('qian')).toEqual([
      { name: '数学组', arrange: true, record: true },
      { name: '语文组', arrange: true, record: true },
    ])
    expect(await of('wu')).toEqual([
      { name: '数学组', arrange: true, record: false },
      { name: '语文组', arrange: true, record: false },
    ])
  })

  test('of a group that is not one’s own is not to be had', async () => {
    const refused = await school.refused('li', 'research.agenda', { groupId: school.units.chinese })
    expect(refused.code).toBe('unknownUnit')
  })

  test('of all groups is at most six weeks long, of one group a whole term', async () => {
    const term = { from: '2026-09-01', to: '2027-01-22' }
    expect((await school.refused('qian', 'research.agenda', term)).message).toContain('六周')
    const { slots } = await school.call('qian', 'research.agenda', { ...term, groupId: school.units.maths })
    expect(slots).toHaveLength(21)
  })
})

describe('a session moved within its week', () => {
  const named = () => ({ groupId: school.units.maths, slotOn: '2026-11-19' })
  const shown = async (who: 'sun' | 'li') =>
    (await school.call(who, 'research.agenda', {})).slots.find(({ on }) => on === '2026-11-19')

  test.each([
    ['2026-11-26', 'otherWeek'],
    ['2026-11-21', 'notTeachingDay'],
    ['2026-11-19', 'slotTaken'],
  ] as const)('does not go to %s: %s', async (to, code) => {
    const refused = await school.refused('sun', 'research.move', { ...named(), to, reason: '外出' })
    expect(refused.code).toBe(code)
  })

  test('needs a reason, a slot, and somebody who may', async () => {
    const to = '2026-11-18'
    expect((await school.refused('sun', 'research.move', { ...named(), to, reason: ' ' })).code).toBe(
      'badInput',
    )
    const noSlot = { ...named(), slotOn: '2026-11-18', to: '2026-11-19', reason: '外出' }
    expect((await school.refused('sun', 'research.move', noSlot)).code).toBe('noSlot')
    expect((await school.refused('li', 'research.move', { ...named(), to, reason: '外出' })).code).toBe(
      'notAllowed',
    )
    expect((await school.refused('chen', 'research.move', { ...named(), to, reason: '外出' })).code).toBe(
      'unknownUnit',
    )
  })

  test('is shown to the group with the reason, and so is its return; the journal tells both', async () => {
    const to = '2026-11-18'
    await school.call('sun', 'research.move', { ...named(), to, reason: '区里开会' })
    expect(await shown('li')).toMatchObject({ state: 'moved', heldOn: to, because: '区里开会' })
    await school.call('sun', 'research.restore', { ...named(), reason: '会议改期' })
    expect(await shown('li')).toMatchObject({ state: 'planned', heldOn: '2026-11-19', because: '' })
    const acts = await school.rows<{ did: string; reason: string }>(
      `select did, reason from youju.journal where row_kind = 'researchSlot' and school_id = $1 order by seq`,
      [school.id],
    )
    expect(acts).toEqual([
      { did: 'moved', reason: '区里开会' },
      { did: 'restored', reason: '会议改期' },
    ])
  })

  test('cannot be put back when it was never moved', async () => {
    const refused = await school.refused('sun', 'research.restore', { ...named(), reason: '没动过' })
    expect(refused.code).toBe('slotUnchanged')
  })
})

describe('a cancelled session', () => {
  test('is shown with its reason, and is still owed: the standing of the week does not change', async () => {
    const named = { groupId: school.units.chinese, slotOn: '2026-11-19' }
    const soFar = async () => {
      const { promises } = await school.call('zhou', 'standing.school', { week: 12 })
      return promises.find(({ rule }) => rule.id === 'JY1')?.rollUp
    }
    const before = await soFar()
    expect(before).toMatchObject({ owing: 2 })
    await school.call('chen', 'research.cancel', { ...named, reason: '期中阅卷' })
    const { slots } = await school.call('wang', 'research.agenda', {})
    expect(slots.find(({ on }) => on === '2026-11-19')).toMatchObject({
      state: 'cancelled',
      because: '期中阅卷',
    })
    expect(await soFar()).toEqual(before)
  })

  test('cannot be cancelled any more once it is held', async () => {
    const { id } = await school.call(
      'sun',
      'record.submit',
      school.research({ on: '2026-11-14', slotOn: '2026-11-14' }),
    )
    const named = { groupId: school.units.maths, slotOn: '2026-11-14', reason: '没开成' }
    const refused = await school.refused('sun', 'research.cancel', named)
    expect(refused).toMatchObject({ code: 'slotHeld', details: { recordId: id } })
  })

  test('cannot be cancelled more than the free days after its week', async () => {
    const named = { groupId: school.units.maths, slotOn: '2026-11-05', reason: '没开成' }
    expect((await school.refused('sun', 'research.cancel', named)).code).toBe('slotOver')
  })
})

describe('a planned theme', () => {
  test('stands on the slot for the group to see, and goes when it is emptied', async () => {
    const named = { groupId: school.units.maths, slotOn: '2026-11-26' }
    const themes = async () =>
      (await school.call('li', 'research.agenda', {})).slots.map(({ theme }) => theme)
    await school.call('sun', 'research.theme', { ...named, theme: '分数单元的前后衔接' })
    expect(await themes()).toContain('分数单元的前后衔接')
    await school.call('sun', 'research.theme', { ...named, theme: '' })
    expect(await themes()).not.toContain('分数单元的前后衔接')
    expect((await school.refused('li', 'research.theme', { ...named, theme: '改' })).code).toBe('notAllowed')
  })
})

describe('a group’s own schedule', () => {
  const weekly = (from: string, weekday: 2 | 3 | 5) => ({
    groupId: school.units.chinese,
    from,
    to: null,
    weekday,
    period: 6,
    time: '',
    place: '语文组办公室',
  })
  const days = async () => {
    const { slots } = await school.call('wang', 'research.agenda', { from: '2026-11-16', to: '2026-12-06' })
    return slots.map(({ on }) => on)
  }

  test('takes the plan’s place from the Monday of the week it begins in, with time and place', async () => {
    await school.call('chen', 'research.reschedule', weekly('2026-11-25', 2))
    expect(await days()).toEqual(['2026-11-19', '2026-11-24', '2026-12-01'])
    const { slots } = await school.call('wang', 'research.agenda', {})
    expect(slots.at(-1)).toMatchObject({ on: '2026-11-24', startsAt: '13:10', place: '语文组办公室' })
  })

  test('decided anew replaces what was decided for later weeks', async () => {
    await school.call('chen', 'research.reschedule', weekly('2026-11-30', 3))
    expect(await days()).toEqual(['2026-11-19', '2026-11-24', '2026-12-02'])
    await school.call('chen', 'research.reschedule', weekly('2026-11-23', 3))
    expect(await days()).toEqual(['2026-11-19', '2026-11-25', '2026-12-02'])
    const { own, ofPlan, mayBeginOn } = await school.call('wang', 'research.schedule', {
      groupId: school.units.chinese,
    })
    expect(own).toMatchObject([{ from: '2026-11-23', weekday: 3 }])
    expect(ofPlan).toMatchObject({ weekday: 4, from: '2026-09-01' })
    expect(mayBeginOn[0]).toBe('2026-11-16')
  })

  test('decided twice at once is one of the two', async () => {
    await Promise.all(
      [1, 2, 3, 4].map((period) =>
        school.call('chen', 'research.reschedule', { ...weekly('2026-12-07', 5), period }),
      ),
    )
    const { own } = await school.call('chen', 'research.schedule', { groupId: school.units.chinese })
    expect(own.filter(({ from }) => from === '2026-12-07')).toMatchObject([{ weekday: 5 }])
  })

  test('does not begin in the past, in a period the school does not have, or by a member', async () => {
    expect((await school.refused('chen', 'research.reschedule', weekly('2026-11-13', 2))).code).toBe(
      'scheduleInPast',
    )
    const seventh = { ...weekly('2026-11-23', 2), period: 7 }
    expect((await school.refused('chen', 'research.reschedule', seventh)).code).toBe('unknownPeriod')
    expect((await school.refused('wang', 'research.reschedule', weekly('2026-11-23', 2))).code).toBe(
      'notAllowed',
    )
    expect((await school.refused('sun', 'research.reschedule', weekly('2026-11-23', 2))).code).toBe(
      'unknownUnit',
    )
  })
})
