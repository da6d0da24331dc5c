import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

type Change = Input<'roster.changePerson'>['change']

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  const { districtId, id } = school
  await school.rows(
    `insert into youju.term (district_id, id, school_id, name, start_on, end_on, bell)
     values ($1, $2, $3, '2025—2026 学年第二学期', '2026-02-23', '2026-07-03', '[]')`,
    [districtId, uuidv7(), id],
  )
})
afterAll(() => school.close())

const change = (who: string, what: Change, reason = '') =>
  school.call('wu', 'roster.changePerson', { id: who, change: what, reason })
const refused = async (who: string, what: Change) =>
  (await school.refused('wu', 'roster.changePerson', { id: who, change: what, reason: '' })).code
const postsOf = async (who: string) =>
  (await school.call('wu', 'roster.person', { id: who })).posts.map(({ post, unit, from, to }) => [
    post,
    unit,
    from,
    to,
  ])
const idOf = async (who: string, post: string) =>
  (await school.call('wu', 'roster.person', { id: who })).posts.find((each) => each.post === post)?.id ?? ''

/** A colleague of one's own, so that tests leave the cast alone. */
async function hired(from = '2026-09-01', posts: Input<'roster.addPerson'>['posts'] = []): Promise<string> {
  const id = uuidv7()
  const facts = { name: '新老师', staffNo: '', subject: '数学', birthDate: null, teachingSince: null }
  const teacher = { post: 'teacher' as const, unitId: school.id }
  await school.call('wu', 'roster.addPerson', { id, ...facts, from, posts: [teacher, ...posts] })
  return id
}

describe('a colleague who is added', () => {
  const facts = {
    name: '林老师',
    staffNo: 'T201',
    subject: '英语',
    birthDate: '1990-05-05',
    teachingSince: null,
  }
  const input = (id: string) => ({
    ...{ id, ...facts, from: '2026-11-18' },
    posts: [{ post: 'teacher' as const, unitId: school.id }],
  })

  test('is there with posts, and with what is missing', async () => {
    const id = uuidv7()
    await school.call('wu', 'roster.addPerson', input(id))
    const { items } = await school.call('wu', 'roster.people', { show: 'here', query: 'T201' })
    expect(items).toEqual([
      { id, name: '林老师', staffNo: 'T201', subject: '英语', posts: '任课教师', missing: ['任教起始'] },
    ])
  })

  test('asked for twice is one; another under the same id is refused', async () => {
    const id = uuidv7()
    const asked = { ...input(id), staffNo: 'T202' }
    await school.call('wu', 'roster.addPerson', asked)
    expect(await school.call('wu', 'roster.addPerson', asked)).toEqual({ id })
    expect((await school.refused('wu', 'roster.addPerson', { ...asked, name: '别人' })).code).toBe('idTaken')
    const kept = await school.rows(`select from youju.person where staff_no = 'T202'`)
    expect(kept).toHaveLength(1)
  })

  test('cannot take the number of another, nor the id of one who is there already', async () => {
    const other = { ...input(uuidv7()), staffNo: 'T203' }
    await school.call('wu', 'roster.addPerson', other)
    expect((await school.refused('wu', 'roster.addPerson', { ...other, id: uuidv7() })).code).toBe(
      'staffNoTaken',
    )
    const over = { ...input(school.people.li), staffNo: '' }
    expect((await school.refused('wu', 'roster.addPerson', over)).code).toBe('idTaken')
  })
})

describe('a post', () => {
  test('begins on the first day after the closed term, and not on its last', async () => {
    const who = await hired()
    const member = { what: 'appoint' as const, post: 'member' as const, unitId: school.units.maths, to: null }
    expect(await refused(who, { ...member, from: '2026-07-03' })).toBe('rosterClosed')
    await change(who, { ...member, from: '2026-07-04' })
    expect(await postsOf(who)).toContainEqual(['member', '数学组', '2026-07-04', null])
  })

  test('may begin the day after the same one ended, and not on its last day', async () => {
    const who = await hired()
    const lead = { what: 'appoint' as const, post: 'groupLead' as const, unitId: school.units.chinese }
    await change(who, { ...lead, from: '2026-09-01', to: '2026-10-31' })
    expect(await refused(who, { ...lead, from: '2026-10-31', to: null })).toBe('postHeldAlready')
    await change(who, { ...lead, from: '2026-11-01', to: null })
    expect((await postsOf(who)).filter(([post]) => post === 'groupLead')).toHaveLength(2)
    // One that lasts again would run into the next.
    expect(await refused(who, { what: 'end', appointmentId: await idOf(who, 'groupLead'), to: null })).toBe(
      'postHeldAlready',
    )
  })

  test('asked for twice is one', async () => {
    const who = await hired()
    const asked = {
      what: 'appoint',
      post: 'member',
      unitId: school.units.maths,
      from: '2026-11-20',
      to: null,
    } as const
    await change(who, asked)
    expect(await change(who, asked)).toEqual({ changed: [] })
    expect(await postsOf(who)).toHaveLength(2)
  })

  test('is held in a unit that fits it', async () => {
    const who = await hired()
    const on = { what: 'appoint' as const, from: '2026-11-20', to: null }
    expect(await refused(who, { ...on, post: 'classTeacher', unitId: school.units.maths })).toBe(
      'postElsewhere',
    )
    expect(await refused(who, { ...on, post: 'groupLead', unitId: school.id })).toBe('postElsewhere')
    expect(await refused(who, { ...on, post: 'officer', unitId: school.id })).toBe('postElsewhere')
    expect(await refused(who, { ...on, post: 'member', unitId: uuidv7() })).toBe('unknownUnit')
  })

  test('ends on the day it began, and not before', async () => {
    const who = await hired('2026-11-02')
    const appointmentId = await idOf(who, 'teacher')
    expect(await refused(who, { what: 'end', appointmentId, to: '2026-11-01' })).toBe('badInput')
    await change(who, { what: 'end', appointmentId, to: '2026-11-02' })
    expect(await postsOf(who)).toEqual([['teacher', '测试小学', '2026-11-02', '2026-11-02']])
  })

  test('begun by mistake is taken back, unless something was recorded meanwhile', async () => {
    const who = await hired()
    await change(who, { what: 'undo', appointmentId: await idOf(who, 'teacher') })
    expect(await postsOf(who)).toEqual([])
    await school.call('he', 'record.submit', school.observation({ periods: [1] }))
    const begun = await idOf(school.people.he, 'teacher')
    expect(await refused(school.people.he, { what: 'undo', appointmentId: begun })).toBe('postUsed')
  })
})

describe('who is away', () => {
  test('is so through the day before coming back', async () => {
    const who = await hired()
    await change(who, { what: 'leave', absence: 'maternityLeave', from: '2026-10-01', to: null })
    const away = async (now: string) => {
      school.setNow(`${now}T12:00:00+08:00`)
      const { items } = await school.call('wu', 'roster.people', { show: 'away' })
      school.setNow('2026-11-18T16:30:00+08:00')
      return items.some(({ id }) => id === who)
    }
    await change(who, { what: 'return', on: '2026-11-16' })
    expect([await away('2026-11-15'), await away('2026-11-16')]).toEqual([true, false])
    expect(await change(who, { what: 'return', on: '2026-11-16' })).toEqual({ changed: [] })
    expect(await refused(who, { what: 'return', on: '2026-11-18' })).toBe('notAway')
  })

  test('is not away twice at a time', async () => {
    const who = await hired()
    await change(who, { what: 'leave', absence: 'secondment', from: '2026-10-01', to: '2026-10-31' })
    const again = { what: 'leave' as const, absence: 'longLeave' as const, to: null }
    expect(await refused(who, { ...again, from: '2026-10-31' })).toBe('awayAlready')
    await change(who, { ...again, from: '2026-11-01' })
    expect(await refused(who, { ...again, from: '2026-08-31', to: '2026-08-31' })).toBe('holdsNothing')
  })
})

describe('who leaves', () => {
  test('signs in to all on the last day, and to nothing from the day after', async () => {
    const own = await testSchool()
    await own.call('wu', 'roster.changePerson', {
      ...{ id: own.people.sun, reason: '调出' },
      change: { what: 'depart', lastOn: '2026-11-20' },
    })
    own.setNow('2026-11-20T23:59:00+08:00')
    expect((await own.call('sun', 'session.me', {})).posts).not.toEqual([])
    own.setNow('2026-11-21T00:00:00+08:00')
    expect((await own.call('sun', 'session.me', {})).posts).toEqual([])
    expect((await own.refused('sun', 'roster.staff', {})).code).toBe('notAllowed')
    const { items } = await own.call('wu', 'roster.people', { show: 'gone' })
    expect(items.map(({ name, posts }) => [name, posts])).toEqual([['孙组长', '2026 年 11 月 20 日离校']])
    await own.close()
  })

  test('loses what was to begin later, and keeps what was', async () => {
    const who = await hired()
    const on = { what: 'appoint' as const, post: 'member' as const, unitId: school.units.maths, to: null }
    await change(who, { ...on, from: '2026-12-01' })
    const { changed } = await change(who, { what: 'depart', lastOn: '2026-11-20' })
    expect(changed).toEqual(['任课教师：到 11 月 20 日为止', '数学组：已撤销'])
    expect(await postsOf(who)).toEqual([['teacher', '测试小学', '2026-09-01', '2026-11-20']])
    expect(await change(who, { what: 'depart', lastOn: '2026-11-20' })).toEqual({ changed: [] })
  })

  test('cannot have left before a post that has begun since', async () => {
    const who = await hired()
    const on = { what: 'appoint' as const, post: 'member' as const, unitId: school.units.maths, to: null }
    await change(who, { ...on, from: '2026-11-10' })
    expect(await refused(who, { what: 'depart', lastOn: '2026-11-09' })).toBe('heldAfterwards')
    await change(who, { what: 'depart', lastOn: '2026-11-10' })
  })

  test('is told with the lessons that are left', async () => {
    const { changed } = await change(school.people.wang, { what: 'depart', lastOn: '2026-12-31' })
    expect(changed).toContain('课表里每周还有 5 节课是这位老师的，请另行安排')
  })
})

describe('the last one who keeps the roster', () => {
  test('goes only when somebody else does from the day after', async () => {
    const own = await testSchool()
    const asWu = (who: PersonKey, what: Change) => ({ id: own.people[who], change: what, reason: '' })
    await own.call('wu', 'roster.changePerson', asWu('zhou', { what: 'depart', lastOn: '2026-11-20' }))
    const leaving = asWu('wu', { what: 'depart', lastOn: '2026-11-25' })
    const { code, details } = await own.refused('wu', 'roster.changePerson', leaving)
    expect([code, details]).toEqual(['lastKeeper', { on: '2026-11-26' }])
    const successor = { what: 'appoint' as const, post: 'clerk' as const, unitId: own.id, to: null }
    await own.call('wu', 'roster.changePerson', asWu('xu', { ...successor, from: '2026-11-27' }))
    expect((await own.refused('wu', 'roster.changePerson', leaving)).code).toBe('lastKeeper')
    await own.call('wu', 'roster.changePerson', asWu('chen', { ...successor, from: '2026-11-26' }))
    await own.call('wu', 'roster.changePerson', leaving)
    await own.close()
  })
})

describe('a transfer', () => {
  test('leaves history here, and the other school has the person waiting for posts', async () => {
    const beside = await testSchool({ beside: school })
    const who = await hired('2026-09-01')
    const asked = { what: 'transfer' as const, lastOn: '2026-11-20', schoolId: beside.id }
    await change(who, { what: 'tag', tag: '骨干教师', from: '2026-09-01', to: null })
    await change(who, asked)
    await change(who, asked)
    expect(await postsOf(who)).toEqual([['teacher', '测试小学', '2026-09-01', '2026-11-20']])
    const { items } = await beside.call('wu', 'roster.people', { show: 'here', query: '新老师' })
    expect(items).toMatchObject([{ name: '新老师', posts: '', missing: ['任职', '出生日期'] }])
    const there = await beside.call('wu', 'roster.person', { id: items[0]?.id ?? '' })
    expect([there.posts, there.tags]).toEqual([[], [{ tag: '骨干教师', from: '2026-11-21', to: null }]])
    // Each school has its own: neither finds the other's.
    expect((await beside.refused('wu', 'roster.person', { id: who })).code).toBe('notFound')
    await beside.close()
  })

  test('goes to a school of the district only', async () => {
    const elsewhere = await testSchool()
    const who = await hired()
    for (const schoolId of [elsewhere.id, school.id, school.districtId, uuidv7()])
      expect(await refused(who, { what: 'transfer', lastOn: '2026-11-20', schoolId })).toBe('notFound')
    await elsewhere.close()
  })
})

describe('a title', () => {
  test('is dated, and not given twice at a time', async () => {
    const who = await hired()
    const tag = { what: 'tag' as const, tag: '党员', to: null }
    await change(who, { ...tag, from: '2026-09-01' })
    expect(await refused(who, { ...tag, from: '2026-11-01' })).toBe('postHeldAlready')
    await change(who, { what: 'untag', tag: '党员', from: '2026-11-01' })
    await change(who, { ...tag, from: '2026-11-01' })
    expect((await school.call('wu', 'roster.person', { id: who })).tags).toEqual([
      { tag: '党员', from: '2026-09-01', to: '2026-10-31' },
      { tag: '党员', from: '2026-11-01', to: null },
    ])
    expect(await refused(who, { ...tag, tag: '班主任能手', from: '2026-07-03' })).toBe('rosterClosed')
  })
})

describe('the journal', () => {
  test('keeps each change with ids and days, and no facts of people', async () => {
    const who = await hired()
    const facts = {
      name: '改名老师',
      staffNo: '',
      subject: '数学',
      birthDate: '1991-02-03',
      teachingSince: null,
    }
    await change(who, { what: 'facts', ...facts }, '户口本上的名字')
    await change(who, { what: 'depart', lastOn: '2026-11-20' }, '调出')
    const rows = await school.rows<{ did: string; reason: string; text: string }>(
      `select did, reason, coalesce(before::text, '') || after::text as text
         from youju.journal where row_kind = 'person' and row_id = $1 order by at, seq`,
      [who],
    )
    expect(rows.map(({ did, reason }) => [did, reason])).toEqual([
      ['added', ''],
      ['appointed', ''],
      ['corrected', '户口本上的名字'],
      ['departed', '调出'],
    ])
    expect(rows.map(({ text }) => text).join()).not.toMatch(/老师|1991/)
    expect(rows[2]?.text).toContain('"birthDate"')
  })
})

describe('who may', () => {
  test('a colleague reads the own entry and no other; nobody but keepers changes any', async () => {
    expect((await school.call('li', 'roster.person', { id: school.people.li })).mayChange).toBe(false)
    expect((await school.refused('li', 'roster.person', { id: school.people.he })).code).toBe('notFound')
    const tag = { what: 'tag', tag: '党员', from: '2026-11-18', to: null } as const
    const asked = { id: school.people.li, change: tag, reason: '' }
    for (const who of ['li', 'sun', 'zheng'] as const)
      expect((await school.refused(who, 'roster.changePerson', asked)).code).toBe('notAllowed')
  })
})
