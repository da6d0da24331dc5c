import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { clubForm, found, held, session } from './clubs'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool()
})
afterEach(() => school.close())

describe('writing down a session', () => {
  test('takes a day and a headcount: the club says how many belong to it, what it is called and who led', async () => {
    const id = await found(school)
    const recordId = await held(school, 'xu', id)
    const { content } = await school.call('xu', 'record.show', { id: recordId })
    expect(content.payload).toMatchObject({
      clubName: '机器人社',
      headcount: 18,
      enrolled: 20,
      instructors: [{ id: school.people.xu, name: '许老师' }],
    })
  })

  test('keeps how many belonged to the club at the time', async () => {
    const id = await found(school)
    await held(school, 'xu', id, { on: '2026-11-17', headcount: 10 })
    const club = clubForm(school, { enrolled: 10 })
    await school.call('xu', 'club.save', { id, revision: 1, club })
    const shown = await school.call('xu', 'club.show', { id })
    expect(shown.course?.participation).toEqual({ sessions: 1, present: 10, expected: 20 })
  })

  test('with more than belong to the club is fine, with more than a thousand not', async () => {
    const id = await found(school)
    await held(school, 'xu', id, { headcount: 35 })
    expect(
      await school.refused('xu', 'record.submit', session(id, { headcount: 1001, on: '2026-11-10' })),
    ).toMatchObject({ code: 'badInput' })
  })

  test.each(['wang', 'sun', 'wu', 'zheng'] as const)('of a club of Xu’s is not for %s', async (who) => {
    const id = await found(school)
    expect(await school.refused(who, 'record.submit', session(id))).toMatchObject({ code: 'notAllowed' })
  })

  test('by the director is credited to those who instruct the club', async () => {
    const id = await found(school)
    const recordId = await held(school, 'qian', id)
    const { content } = await school.call('xu', 'record.show', { id: recordId })
    expect(content.payload).toMatchObject({ instructors: [{ name: '许老师' }] })
  })

  test('led by one of two names that one, and never somebody else', async () => {
    const id = await found(school, { instructorIds: [school.people.xu, school.people.wang] })
    const by = (who: 'wang' | 'li') => [{ id: school.people[who], name: '' }]
    const recordId = await held(school, 'xu', id, { instructors: by('wang') })
    const { content } = await school.call('wang', 'record.show', { id: recordId })
    expect(content.payload).toMatchObject({ instructors: [{ name: '王老师' }] })
    const wrong = session(id, { on: '2026-11-10', instructors: by('li') })
    expect(await school.refused('xu', 'record.submit', wrong)).toMatchObject({
      code: 'badInput',
      details: { fields: [{ path: '/content/payload/instructors' }] },
    })
  })

  test('of one club and day is one, whoever sends it', async () => {
    const id = await found(school)
    const recordId = await held(school, 'xu', id)
    const refusal = { code: 'alreadyRecorded', details: { recordId } }
    expect(await school.refused('xu', 'record.submit', session(id))).toMatchObject(refusal)
    expect(await school.refused('qian', 'record.submit', session(id))).toMatchObject(refusal)
    await school.call('xu', 'record.withdraw', { id: recordId, revision: 1, reason: '记错了' })
    await held(school, 'xu', id)
  })

  test('twice under the same id is once', async () => {
    const id = await found(school)
    const submission = session(id)
    const receipts = await Promise.all([1, 2].map(() => school.call('xu', 'record.submit', submission)))
    expect(receipts[0]).toEqual(receipts[1])
    expect(await school.rows('select id from youju.record where about_id = $1', [id])).toHaveLength(1)
  })

  test('before the club began or after it ended is refused', async () => {
    const id = await found(school, { from: '2026-11-01' })
    const refusal = { code: 'clubNotRunning' }
    school.setNow('2026-11-18T18:00:00+08:00')
    expect(await school.refused('xu', 'record.submit', session(id, { on: '2026-10-27' }))).toMatchObject(
      refusal,
    )
    await school.call('qian', 'club.close', { id, revision: 1, because: '合并', mergedInto: null })
    await held(school, 'qian', id, { on: '2026-11-17' })
    school.setNow('2026-11-25T18:00:00+08:00')
    expect(await school.refused('qian', 'record.submit', session(id, { on: '2026-11-24' }))).toMatchObject(
      refusal,
    )
  })

  test('of a club that runs in another term only is refused, and the list says that it does not run', async () => {
    const spring = uuidv7()
    await school.rows(
      `insert into youju.term (district_id, id, school_id, name, start_on, end_on, bell)
       values ($1, $2, $3, '第二学期', '2027-02-22', '2027-07-02', '[]')`,
      [school.districtId, spring, school.id],
    )
    const id = await found(school, { termIds: [spring] })
    expect(await school.refused('xu', 'record.submit', session(id))).toMatchObject({ code: 'clubNotRunning' })
    expect((await school.call('xu', 'club.show', { id })).may.log).toBe(false)
    const { clubs } = await school.call('xu', 'club.list', {})
    expect(clubs.items).toMatchObject([{ runs: false, today: null, numbers: { progress: { planned: 0 } } }])
  })

  test('of another school’s club or a class is refused', async () => {
    const other = await testSchool({ beside: school })
    const theirs = await found(other)
    for (const clubId of [theirs, school.units.class1]) {
      expect(await school.refused('qian', 'record.submit', session(clubId))).toMatchObject({
        code: 'unknownUnit',
      })
    }
    await other.close()
  })
})

describe('on a day that was not planned', () => {
  test('it wants a reason while the week’s planned session is open, and is an extra one otherwise', async () => {
    const id = await found(school)
    const wednesday = session(id, { on: '2026-11-18' })
    expect(await school.refused('xu', 'record.submit', wednesday)).toMatchObject({
      code: 'badInput',
      message: '这一周原定 11 月 17 日活动，请写一下为什么调整',
    })
    await held(school, 'xu', id, { on: '2026-11-17' })
    await held(school, 'xu', id, { on: '2026-11-18' })
    await held(school, 'xu', id, { on: '2026-11-12', movedBecause: '场地占用' })
    const { course } = await school.call('xu', 'club.show', { id })
    expect(course?.progress).toMatchObject({ held: 1, moved: 1, extra: 1 })
    expect(course?.extra.map(({ on }) => on)).toEqual(['2026-11-18'])
  })
})

describe('low participation', () => {
  test('over the last four sessions is suggested for merging to leaders, and to nobody else', async () => {
    const id = await found(school)
    for (const on of ['2026-11-11', '2026-11-12', '2026-11-16', '2026-11-17']) {
      await held(school, 'xu', id, { on, headcount: 8, movedBecause: '场地占用' })
    }
    const suggestion = { sessions: 4, present: 32, expected: 80, threshold: 60 }
    for (const who of ['zhou', 'wu'] as const) {
      expect((await school.call(who, 'club.show', { id })).course?.suggestion).toEqual(suggestion)
      expect((await school.call(who, 'club.list', {})).clubs.items).toMatchObject([{ suggested: true }])
    }
    expect((await school.call('xu', 'club.show', { id })).course).toMatchObject({ suggestion: null })
    expect((await school.call('xu', 'club.list', {})).clubs.items).toMatchObject([{ suggested: false }])
    expect((await school.call('li', 'club.show', { id })).course).toBeNull()
  })
})

describe('a named roll', () => {
  const ROLL = ['小明', '小红']
  const optedIn = () => found(school, { rollOptIn: true, rollBecause: '外出比赛要带名单' })
  const rollIn = (answer: unknown) => ROLL.some((name) => JSON.stringify(answer).includes(name))

  test('is refused by a club that keeps none', async () => {
    const id = await found(school)
    expect(await school.refused('xu', 'record.submit', session(id, { roll: ROLL }))).toMatchObject({
      code: 'badInput',
      details: { fields: [{ path: '/content/payload/roll' }] },
    })
  })

  test('is read by the club’s instructors and by leaders', async () => {
    const id = await optedIn()
    const recordId = await held(school, 'xu', id, { roll: ROLL })
    for (const who of ['xu', 'zhou', 'qian', 'wu'] as const) {
      expect(rollIn(await school.call(who, 'record.show', { id: recordId })), who).toBe(true)
      expect((await school.call(who, 'club.show', { id })).names, who).toEqual(ROLL)
    }
  })

  test('is not read by colleagues, nor by who has handed the club on and still may read the session', async () => {
    const id = await optedIn()
    const recordId = await held(school, 'qian', id, { roll: ROLL })
    expect(await school.refused('li', 'record.show', { id: recordId })).toMatchObject({ code: 'notFound' })
    expect((await school.call('li', 'club.show', { id })).names).toEqual([])
    const club = clubForm(school, {
      rollOptIn: true,
      rollBecause: '外出比赛要带名单',
      instructorIds: [school.people.wang],
    })
    await school.call('wu', 'club.save', { id, revision: 1, club })
    const shown = await school.call('xu', 'record.show', { id: recordId })
    expect(shown.content.payload).toMatchObject({ headcount: 18, roll: [] })
    expect(rollIn(await school.call('xu', 'club.show', { id }))).toBe(false)
    expect(rollIn(await school.call('wang', 'club.show', { id }))).toBe(true)
  })

  test('is in no list, no journal, no proof and no summary', async () => {
    const id = await optedIn()
    const recordId = await held(school, 'xu', id, { roll: ROLL, highlights: '进了决赛' })
    const content = session(id, { roll: [...ROLL, '小刚'], headcount: 20 }).content
    await school.call('xu', 'record.correct', { id: recordId, revision: 1, content })
    expect(rollIn(await school.call('xu', 'record.list', { whose: 'mine' }))).toBe(false)
    expect(rollIn(await school.rows('select before, after from youju.journal'))).toBe(false)
    expect(rollIn(await school.rows('select payload from youju.record'))).toBe(false)
    expect(rollIn(await school.call('zhou', 'club.summary', { readers: 'school' }))).toBe(false)
    expect(rollIn(await school.call('zhou', 'club.list', {}))).toBe(false)
  })

  test('stays out of the reach of raw SQL in a colleague’s name', async () => {
    const id = await optedIn()
    await held(school, 'xu', id, { roll: ROLL })
    const seen = (who: 'li' | 'sun' | 'zheng' | 'xu') =>
      entered(school, who, (as) => as.tries('select from youju.record_private'))
    expect([await seen('li'), await seen('sun'), await seen('zheng'), await seen('xu')]).toEqual([0, 0, 0, 1])
  })
})

describe('the term’s summary', () => {
  test('adds up what took place, and outside the school keeps back what tells of fewer than five', async () => {
    const robots = await found(school)
    const harp = await found(school, { name: '古筝社', category: '艺术', enrolled: 4 })
    await held(school, 'xu', robots, { highlights: '进了决赛' })
    await held(school, 'xu', harp, { headcount: 4 })
    const inside = await school.call('zhou', 'club.summary', { readers: 'school' })
    expect(inside.totals).toEqual({
      clubs: 2,
      enrolled: 24,
      sessions: 2,
      present: 22,
      expected: 24,
      leftOut: 0,
    })
    expect(inside.clubs.items[0]).toMatchObject({
      name: '机器人社',
      highlights: [{ on: '2026-11-17', text: '进了决赛' }],
    })
    const outside = await school.call('zhou', 'club.summary', { readers: 'outside' })
    expect(outside.totals).toMatchObject({ enrolled: 20, present: 18, expected: 20, leftOut: 1 })
    expect(outside.clubs.items[1]).toMatchObject({ enrolled: null, participation: null })
  })

  test('is of one’s own clubs for an instructor, and for nobody else on the staff', async () => {
    await found(school)
    await found(school, { name: '合唱团', instructorIds: [school.people.wang] })
    const mine = await school.call('xu', 'club.summary', { readers: 'school' })
    expect([mine.all, mine.clubs.items.map(({ name }) => name)]).toEqual([false, ['机器人社']])
    expect(await school.refused('li', 'club.summary', { readers: 'school' })).toMatchObject({
      code: 'notAllowed',
    })
    expect(await school.refused('zheng', 'club.summary', { readers: 'school' })).toMatchObject({
      code: 'notAllowed',
    })
  })
})
