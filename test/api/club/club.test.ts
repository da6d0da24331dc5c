import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'
import { clubForm, found, held } from './clubs'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool()
})
afterEach(() => school.close())

const show = (who: Parameters<TestSchool['call']>[0], id: string) => school.call(who, 'club.show', { id })
const journalOf = (id: string) =>
  school.rows<{ did: string; reason: string }>(
    'select did, reason from youju.journal where row_id = $1 order by seq',
    [id],
  )

describe('founding a club', () => {
  test('makes a unit of the school, a post for each instructor since its first day, and a journal row', async () => {
    const id = await found(school, { instructorIds: [school.people.xu, school.people.wang] })
    expect(await school.rows('select kind, name, parent_id from youju.org_unit where id = $1', [id])).toEqual(
      [{ kind: 'club', name: '机器人社', parent_id: school.id }],
    )
    expect(
      await school.rows(
        `select person_id, from_on::text, to_on from youju.appointment where unit_id = $1 and post = 'instructor' order by person_id`,
        [id],
      ),
    ).toEqual(
      [school.people.xu, school.people.wang]
        .sort()
        .map((person_id) => ({ person_id, from_on: '2026-09-01', to_on: null })),
    )
    expect(await journalOf(id)).toEqual([{ did: 'founded', reason: '' }])
  })

  test('twice under the same id with the same form is once', async () => {
    const input = { id: uuidv7(), revision: null, club: clubForm(school) }
    expect(await school.call('wu', 'club.save', input)).toEqual({ id: input.id, revision: 1 })
    expect(await school.call('wu', 'club.save', input)).toEqual({ id: input.id, revision: 1 })
    expect(await journalOf(input.id)).toHaveLength(1)
    const other = { ...input, club: clubForm(school, { place: '操场' }) }
    expect(await school.refused('wu', 'club.save', other)).toMatchObject({ code: 'idTaken' })
  })

  test('under the id of a class is refused and leaves the class as it is', async () => {
    const input = { id: school.units.class1, revision: null, club: clubForm(school) }
    expect(await school.refused('wu', 'club.save', input)).toMatchObject({ code: 'idTaken' })
    expect(await school.rows('select kind from youju.org_unit where id = $1', [input.id])).toEqual([
      { kind: 'class' },
    ])
  })

  test('under the name of another is refused with a link, also when that one is closed', async () => {
    const clubId = await found(school)
    const again = { id: uuidv7(), revision: null, club: clubForm(school, { name: ' 机器人社 ' }) }
    const refusal = { code: 'clubNameTaken', details: { clubId } }
    expect(await school.refused('wu', 'club.save', again)).toMatchObject(refusal)
    await school.call('wu', 'club.close', { id: clubId, revision: 1, because: '合并', mergedInto: null })
    expect(await school.refused('wu', 'club.save', again)).toMatchObject(refusal)
  })

  test('at the same moment by two people under one name makes one of them', async () => {
    const attempts = (['wu', 'qian'] as const).map((who) =>
      school.ask(who, 'club.save', { id: uuidv7(), revision: null, club: clubForm(school) }),
    )
    const answers = await Promise.all(attempts)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test.each(['xu', 'sun', 'li'] as const)('is not for %s', async (who) => {
    const input = { id: uuidv7(), revision: null, club: clubForm(school) }
    expect(await school.refused(who, 'club.save', input)).toMatchObject({ code: 'notAllowed' })
  })

  test('with a term or a teacher of another school is refused', async () => {
    const other = await testSchool({ beside: school })
    const ask = (changes: Parameters<typeof clubForm>[1]) =>
      school.refused('wu', 'club.save', { id: uuidv7(), revision: null, club: clubForm(school, changes) })
    expect(await ask({ termIds: [other.termId] })).toMatchObject({
      code: 'badInput',
      details: { fields: [{ path: '/club/termIds' }] },
    })
    expect(await ask({ instructorIds: [other.people.li] })).toMatchObject({ code: 'unknownTeacher' })
    expect(await ask({ instructorIds: [school.people.zheng] })).toMatchObject({ code: 'unknownTeacher' })
    await other.close()
  })

  test.each<[string, Parameters<typeof clubForm>[1]]>([
    [
      'two meetings on one day',
      { meetings: [1, 2].map(() => ({ weekday: 2, period: 6, startsAt: '', endsAt: '' })) },
    ],
    ['a meeting on Saturday', { meetings: [{ weekday: 6 as never, period: 6, startsAt: '', endsAt: '' }] }],
    [
      'a meeting that ends before it begins',
      { meetings: [{ weekday: 2, period: null, startsAt: '17:00', endsAt: '16:00' }] },
    ],
    ['a meeting without a time', { meetings: [{ weekday: 2, period: null, startsAt: '', endsAt: '' }] }],
    [
      'a meeting with two times',
      { meetings: [{ weekday: 2, period: 6, startsAt: '16:00', endsAt: '17:00' }] },
    ],
    ['nobody to instruct it', { instructorIds: [] }],
    ['a named roll without a reason', { rollOptIn: true, rollBecause: ' ' }],
  ])('with %s is refused and writes nothing', async (_, changes) => {
    const id = uuidv7()
    const input = { id, revision: null, club: clubForm(school, changes) }
    expect(await school.refused('wu', 'club.save', input)).toMatchObject({ code: 'badInput' })
    expect(await school.rows('select id from youju.org_unit where id = $1', [id])).toEqual([])
  })
})

describe('changing a club', () => {
  test('on the revision seen makes the next; on an older one it is refused', async () => {
    const id = await found(school)
    const to = (place: string, revision: number) => ({ id, revision, club: clubForm(school, { place }) })
    expect(await school.call('wu', 'club.save', to('操场', 1))).toEqual({ id, revision: 2 })
    expect(await school.call('wu', 'club.save', to('操场', 1))).toEqual({ id, revision: 2 })
    expect(await school.refused('qian', 'club.save', to('礼堂', 1))).toMatchObject({
      code: 'changedMeanwhile',
      details: { revision: 2 },
    })
    expect(await journalOf(id)).toHaveLength(2)
  })

  test('by two people at once keeps the first and refuses the second', async () => {
    const id = await found(school)
    const answers = await Promise.all(
      (['wu', 'qian', 'xu'] as const).map((who, index) =>
        school.ask(who, 'club.save', { id, revision: 1, club: clubForm(school, { enrolled: 21 + index }) }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await show('wu', id)).revision).toBe(2)
  })

  test('its instructor says how many, where and what, and nothing else', async () => {
    const id = await found(school)
    const changes = { enrolled: 24, place: '一号楼', about: '搭建' }
    expect(
      await school.call('xu', 'club.save', { id, revision: 1, club: clubForm(school, changes) }),
    ).toEqual({ id, revision: 2 })
    for (const change of [
      { name: '编程社' },
      { category: '艺术' },
      { capacity: 40 },
      { instructorIds: [school.people.xu, school.people.wang] },
      { rollOptIn: true, rollBecause: '想记' },
      { from: '2026-09-02' },
      { meetings: [{ weekday: 3 as const, period: 6, startsAt: '', endsAt: '' }] },
    ]) {
      const club = clubForm(school, { ...changes, ...change })
      expect(await school.refused('xu', 'club.save', { id, revision: 2, club })).toMatchObject({
        code: 'clubNotYours',
      })
    }
  })

  test('meets as the office has decided, whatever day its instructor’s form says', async () => {
    const id = await found(school)
    const meetings = [{ weekday: 4 as const, period: null, startsAt: '16:10', endsAt: '17:00' }]
    const later = clubForm(school, { meetings, meetingsFrom: '2026-12-01' })
    await school.call('wu', 'club.save', { id, revision: 1, club: later })
    const club = clubForm(school, { enrolled: 24, meetingsFrom: '2026-12-01' })
    await school.call('xu', 'club.save', { id, revision: 2, club })
    const [row] = await school.rows<{ schedules: { from: string }[]; enrolled: number }>(
      'select schedules, enrolled from youju.club where id = $1',
      [id],
    )
    expect(row).toMatchObject({ enrolled: 24, schedules: [{ from: '2026-09-01' }, { from: '2026-12-01' }] })
  })

  test('is not for the instructor of another club, nor for one who no longer instructs it', async () => {
    const id = await found(school)
    await found(school, { name: '合唱团', instructorIds: [school.people.wang] })
    const change = { id, revision: 1, club: clubForm(school, { enrolled: 25 }) }
    expect(await school.refused('wang', 'club.save', change)).toMatchObject({ code: 'notAllowed' })
    const handedOn = { id, revision: 1, club: clubForm(school, { instructorIds: [school.people.chen] }) }
    await school.call('wu', 'club.save', handedOn)
    expect(await school.refused('xu', 'club.save', { ...change, revision: 2 })).toMatchObject({
      code: 'notAllowed',
    })
    expect(
      await school.rows(
        `select person_id, from_on::text, to_on::text from youju.appointment where unit_id = $1 order by from_on`,
        [id],
      ),
    ).toEqual([
      { person_id: school.people.xu, from_on: '2026-09-01', to_on: '2026-11-17' },
      { person_id: school.people.chen, from_on: '2026-11-18', to_on: null },
    ])
  })

  test('to another weekday from a day on leaves what was planned before it as it was', async () => {
    const id = await found(school)
    const meetings = [{ weekday: 4 as const, period: 6, startsAt: '', endsAt: '' }]
    const club = clubForm(school, { meetings, meetingsFrom: '2026-11-16' })
    await school.call('wu', 'club.save', { id, revision: 1, club })
    const { course, meetingsSince } = await show('wu', id)
    expect(meetingsSince).toBe('2026-11-16')
    expect(course?.slots.filter(({ week }) => week >= 10 && week <= 13).map(({ on }) => on)).toEqual([
      '2026-11-03',
      '2026-11-10',
      '2026-11-19',
      '2026-11-26',
    ])
  })

  test('switching a named roll on is kept with who, when and why, open to every colleague', async () => {
    const id = await found(school)
    const club = clubForm(school, { rollOptIn: true, rollBecause: '外出比赛要带名单' })
    await school.call('qian', 'club.save', { id, revision: 1, club })
    const roll = { since: '2026-11-18', by: '钱主任', because: '外出比赛要带名单' }
    expect((await show('li', id)).roll).toEqual(roll)
    expect(await journalOf(id)).toContainEqual({ did: 'changed', reason: '外出比赛要带名单' })
    school.setNow('2026-11-19T10:00:00+08:00')
    await school.call('wu', 'club.save', { id, revision: 2, club: { ...club, enrolled: 25 } })
    expect((await show('li', id)).roll).toEqual(roll)
  })
})

describe('closing a club', () => {
  test('ends it and its instructors’ posts today, with the reason and the club it went into', async () => {
    const id = await found(school)
    const into = await found(school, { name: '编程社' })
    const close = { id, revision: 1, because: '人数太少', mergedInto: into }
    expect(await school.call('qian', 'club.close', close)).toEqual({ id, revision: 2 })
    expect(await school.call('qian', 'club.close', close)).toEqual({ id, revision: 2 })
    expect(await show('li', id)).toMatchObject({
      to: '2026-11-18',
      closedBecause: '人数太少',
      mergedInto: { id: into, name: '编程社' },
      instructors: [{ name: '许老师' }],
    })
    const [post] = await school.rows('select to_on::text from youju.appointment where unit_id = $1', [id])
    expect(post).toEqual({ to_on: '2026-11-18' })
    const names = async (closed: boolean) =>
      (await school.call('li', 'club.list', { closed })).clubs.items.map(({ name }) => name)
    expect([await names(false), await names(true)]).toEqual([['编程社'], ['机器人社']])
  })

  test('takes it out of the promises that clubs owe, from the next day', async () => {
    const id = await found(school)
    await found(school, { name: '编程社' })
    const owing = async () => {
      const { subjects } = await school.call('zhou', 'standing.rule', { ruleId: 'ST1' })
      return subjects.items.map(({ subjectName }) => subjectName)
    }
    expect(await owing()).toEqual(['机器人社', '编程社'])
    await school.call('qian', 'club.close', { id, revision: 1, because: '合并', mergedInto: null })
    school.setNow('2026-11-19T16:30:00+08:00')
    expect(await owing()).toEqual(['编程社'])
  })

  test('into itself, a closed one or another school’s is refused', async () => {
    const other = await testSchool({ beside: school })
    const theirs = await found(other)
    const id = await found(school)
    const closed = await found(school, { name: '编程社' })
    await school.call('qian', 'club.close', { id: closed, revision: 1, because: '合并', mergedInto: null })
    for (const mergedInto of [id, closed, theirs, uuidv7()]) {
      const close = { id, revision: 1, because: '合并', mergedInto }
      expect(await school.refused('qian', 'club.close', close)).toMatchObject({ code: 'badInput' })
    }
    await other.close()
  })

  test('and reopening it later gives its instructors new posts from that day', async () => {
    const id = await found(school)
    await school.call('qian', 'club.close', { id, revision: 1, because: '合并', mergedInto: null })
    school.setNow('2026-11-25T10:00:00+08:00')
    expect(await school.call('wu', 'club.reopen', { id, revision: 2 })).toEqual({ id, revision: 3 })
    expect(await school.call('wu', 'club.reopen', { id, revision: 2 })).toEqual({ id, revision: 3 })
    expect(
      await school.rows(
        'select from_on::text, to_on::text from youju.appointment where unit_id = $1 order by from_on',
        [id],
      ),
    ).toEqual([
      { from_on: '2026-09-01', to_on: '2026-11-18' },
      { from_on: '2026-11-25', to_on: null },
    ])
    expect(await show('xu', id)).toMatchObject({
      to: null,
      closedBecause: '',
      instructors: [{ name: '许老师' }],
    })
  })

  test('and reopening it the same day goes on as if nothing had been', async () => {
    const id = await found(school)
    await school.call('qian', 'club.close', { id, revision: 1, because: '点错了', mergedInto: null })
    await school.call('qian', 'club.reopen', { id, revision: 2 })
    expect(await school.rows('select to_on from youju.appointment where unit_id = $1', [id])).toEqual([
      { to_on: null },
    ])
  })

  test.each(['xu', 'li'] as const)('is not for %s', async (who) => {
    const id = await found(school)
    const close = { id, revision: 1, because: '合并', mergedInto: null }
    expect(await school.refused(who, 'club.close', close)).toMatchObject({ code: 'notAllowed' })
    expect(await school.refused(who, 'club.reopen', { id, revision: 1 })).toMatchObject({
      code: 'notAllowed',
    })
  })
})

describe('the list of clubs', () => {
  test('shows every colleague the register, and numbers only to whom they concern', async () => {
    const robots = await found(school)
    await found(school, { name: '合唱团', category: '艺术', instructorIds: [school.people.wang] })
    await held(school, 'xu', robots)
    const seen = async (who: 'xu' | 'li' | 'zhou') =>
      (await school.call(who, 'club.list', {})).clubs.items.map(({ name, mine, numbers }) => ({
        name,
        mine,
        present: numbers?.participation.present,
      }))
    expect(await seen('xu')).toEqual([
      { name: '机器人社', mine: true, present: 18 },
      { name: '合唱团', mine: false, present: undefined },
    ])
    expect(await seen('li')).toEqual([
      { name: '机器人社', mine: false, present: undefined },
      { name: '合唱团', mine: false, present: undefined },
    ])
    expect((await seen('zhou')).map(({ present }) => present)).toEqual([18, 0])
  })

  test('is filtered by name, place, category and whose, and puts one’s own first', async () => {
    await found(school, { name: '足球队', category: '体育', place: '操场' })
    await found(school, { name: '合唱团', category: '艺术', instructorIds: [school.people.wang] })
    const names = async (input: Parameters<typeof school.call<'club.list'>>[2]) =>
      (await school.call('wang', 'club.list', input)).clubs.items.map(({ name }) => name)
    expect(await names({})).toEqual(['合唱团', '足球队'])
    expect(await names({ query: '操场' })).toEqual(['足球队'])
    expect(await names({ category: '艺术' })).toEqual(['合唱团'])
    expect(await names({ whose: 'mine' })).toEqual(['合唱团'])
  })

  test('comes in pages', async () => {
    for (let index = 0; index < 31; index += 1) await found(school, { name: `社团${index}` })
    const first = await school.call('li', 'club.list', {})
    expect(first.clubs.items).toHaveLength(30)
    const rest = await school.call('li', 'club.list', { cursor: first.clubs.next ?? '' })
    expect(rest.clubs).toMatchObject({ items: [{ name: '社团30' }], next: null })
  })

  test.each(['club.list', 'club.choices'] as const)('is nothing for parents: %s', async (operation) => {
    expect(await school.refused('zheng', operation, {})).toMatchObject({ code: 'notAllowed' })
  })
})

describe('another school', () => {
  test('of the district sees, changes and logs nothing of the club', async () => {
    const other = await testSchool({ beside: school })
    const id = await found(school)
    expect(await other.refused('zhou', 'club.show', { id })).toMatchObject({ code: 'notFound' })
    expect((await other.call('zhou', 'club.list', {})).clubs.items).toEqual([])
    const change = { id, revision: 1, club: clubForm(other, { enrolled: 1 }) }
    expect(await other.refused('wu', 'club.save', change)).toMatchObject({ code: 'notFound' })
    const theirs = { id, revision: null, club: clubForm(other) }
    expect(await other.refused('wu', 'club.save', theirs)).toMatchObject({ code: 'idTaken' })
    const close = { id, revision: 1, because: '合并', mergedInto: null }
    expect(await other.refused('qian', 'club.close', close)).toMatchObject({ code: 'notFound' })
    expect((await show('wu', id)).enrolled).toBe(20)
    await other.close()
  })
})
