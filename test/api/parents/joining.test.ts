import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { trustingWechat } from '../entrance/trusting-wechat'
import type { PersonKey, UnitKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'
import { askToJoin, byWechat, type Newcomer, newcomer, withToken } from './newcomer'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  school = await testSchool({ platform: trustingWechat })
  beside = await testSchool({ beside: school, platform: trustingWechat })
})
afterAll(() => Promise.all([school.close(), beside.close()]))
beforeEach(() => school.setNow(NOW))

const NOW = '2026-11-18T16:30:00+08:00'
const lastOn = '2027-07-10'

async function codeOf(unit: UnitKey = 'class1', of = school): Promise<string> {
  const classId = of.units[unit]
  const { code } = await of.call('wu', 'parent.code', { classId })
  return code?.code ?? (await of.call('wu', 'parent.openCode', { classId, lastOn })).code
}

async function publish(unit: UnitKey, of = school): Promise<string> {
  const id = uuidv7()
  const audience = [{ who: 'parents' as const, unitId: of.units[unit] }]
  await of.call('qian', 'notice.publish', { id, title: '通知', text: '正文', audience })
  return id
}

async function idOf(parent: Newcomer): Promise<string> {
  const { classes } = await parent.call('parent.classes', {})
  return classes[0]?.id ?? ''
}

const decide = (who: PersonKey, id: string, decision: 'admit' | 'refuse') =>
  school.call(who, 'parent.decide', { id, decision })

async function admitted(name?: string): Promise<Newcomer> {
  const parent = await newcomer(school, await codeOf(), name)
  await decide('li', await idOf(parent), 'admit')
  return parent
}

describe('a parent who has asked', () => {
  test('sees nothing at all until the class teacher admits, and then what is for the class, grade and school', async () => {
    const [own, grade, whole, other] = await Promise.all(
      (['class1', 'grade1', 'school', 'class2'] as const).map((unit) => publish(unit)),
    )
    const parent = await newcomer(school, await codeOf())
    expect(await parent.call('session.me', {})).toMatchObject({ person: { name: '小雨妈妈' }, posts: [] })
    expect((await parent.refused('notice.list', {})).code).toBe('notAllowed')
    expect((await parent.refused('notice.read', { id: own ?? '' })).code).toBe('notAllowed')
    const mine = { school: '测试小学', class: '一年级1班', name: '小雨妈妈' }
    const before = await parent.call('parent.classes', {})
    expect(before.classes).toMatchObject([{ ...mine, state: 'asked' }])

    await decide('li', await idOf(parent), 'admit')
    const { notices } = await parent.call('notice.list', {})
    const seen = notices.items.map(({ id }) => id)
    expect(seen).toEqual(expect.arrayContaining([own, grade, whole]))
    expect(seen).not.toContain(other)
    const after = await parent.call('parent.classes', {})
    expect(after.classes).toMatchObject([{ ...mine, state: 'joined' }])
  })

  test('asks once however often it is sent, under the name given last', async () => {
    const way = byWechat()
    const first = await newcomer(school, await codeOf(), '小雨妈', way)
    const again = await newcomer(school, await codeOf(), '小雨妈妈', way)
    expect(await idOf(again)).toBe(await idOf(first))
    const { items } = await school.call('li', 'parent.members', { classId: null, state: 'asked' })
    expect(items.map(({ name }) => name)).toContain('小雨妈妈')
    expect(items.map(({ name }) => name)).not.toContain('小雨妈')
  })

  test('is one person also when two askings come in the same moment', async () => {
    const way = byWechat()
    const code = await codeOf()
    const answers = await Promise.all([1, 2, 3, 4].map(() => askToJoin(school, code, '同时来的', way)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const people = await school.rows(`select id from youju.person where name = '同时来的'`)
    expect(people).toHaveLength(1)
  })

  test('takes the asking back, and asks again at once', async () => {
    const way = byWechat()
    const parent = await newcomer(school, await codeOf(), '小雨妈妈', way)
    await parent.call('parent.leave', { id: await idOf(parent) })
    expect((await parent.call('parent.classes', {})).classes).toEqual([])
    const again = await newcomer(school, await codeOf(), '小雨妈妈', way)
    expect((await again.call('parent.classes', {})).classes).toMatchObject([{ state: 'asked' }])
  })

  test('and was refused, is told so, and asks again a day later and not before', async () => {
    const way = byWechat()
    const code = await codeOf()
    const parent = await newcomer(school, code, '小雨妈妈', way)
    await decide('li', await idOf(parent), 'refuse')
    expect((await parent.call('parent.classes', {})).classes).toMatchObject([{ state: 'refused' }])
    school.setNow('2026-11-19T16:29:00+08:00')
    const { body } = await askToJoin(school, code, '小雨妈妈', way)
    expect(body).toMatchObject({ ok: false, problem: { code: 'askedTooSoon' } })
    school.setNow('2026-11-19T16:31:00+08:00')
    const again = await newcomer(school, code, '小雨妈妈', way)
    expect((await again.call('parent.classes', {})).classes).toMatchObject([{ state: 'asked' }])
  })

  test('waits in ten classes at most', async () => {
    const parent = await newcomer(school, await codeOf('class1'))
    const { rows, districtId, id: schoolId } = school
    const [own] = await rows<{ person_id: string }>(
      'select person_id from youju.guardianship where district_id = $1 and id = $2',
      [districtId, await idOf(parent)],
    )
    const fill = `insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
      select $1, gen_random_uuid(), $2, $3, gen_random_uuid(), '', 'asked', now() from generate_series(1, $4)`
    await rows(fill, [districtId, schoolId, own?.person_id, 8])
    const further = async (unit: UnitKey) => ({ code: await codeOf(unit), name: '小雨妈妈' })
    expect(await parent.call('parent.join', await further('class2'))).toMatchObject({ state: 'asked' })
    expect((await parent.refused('parent.join', await further('class3'))).code).toBe('tooManyAskings')
  })

  test('finds a class of 300 full', async () => {
    const code = await codeOf('class3')
    const { rows, districtId, id: schoolId, units } = school
    const fill = `insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
      select $1, gen_random_uuid(), $2, gen_random_uuid(), $3, '占位', 'joined', now() from generate_series(1, 299)`
    await rows(fill, [districtId, schoolId, units.class3])
    const both = await Promise.all(['第三百', '第三百零一'].map((name) => askToJoin(school, code, name)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await rows(`delete from youju.guardianship where district_id = $1 and name = '占位'`, [districtId])
  })
})

describe('who admits', () => {
  test('are the class teacher, the clerk and leaders; another class teacher, a lead and a teacher not', async () => {
    const { units } = school
    for (const who of ['li', 'wu', 'qian'] as const) {
      const parent = await newcomer(school, await codeOf())
      expect(await decide(who, await idOf(parent), 'admit')).toMatchObject({ state: 'joined' })
    }
    const id = await idOf(await newcomer(school, await codeOf('class2')))
    for (const who of ['sun', 'wang', 'zheng'] as const) {
      const refused = await school.refused(who, 'parent.decide', { id, decision: 'admit' })
      expect(refused.code).toBe('notAllowed')
    }
    for (const operation of ['parent.decide', 'parent.remove'] as const) {
      const input =
        operation === 'parent.decide' ? { id, decision: 'admit' as const } : { id, reason: '转学' }
      expect((await school.refused('li', operation, input as never)).code).toBe('notFound')
      expect((await beside.refused('wu', operation, input as never)).code).toBe('notFound')
    }
    const list = { classId: units.class2, state: 'asked' } as const
    expect((await school.refused('li', 'parent.members', list)).code).toBe('notFound')
    expect((await beside.refused('wu', 'parent.members', list)).code).toBe('notFound')
  })

  test('stops to be the class teacher the day after the last one', async () => {
    const id = await idOf(await newcomer(school, await codeOf()))
    const held = [school.districtId, school.people.li]
    const end = (day: string | null) =>
      school.rows(
        `update youju.appointment set to_on = $3::date
          where district_id = $1 and person_id = $2 and post = 'classTeacher'`,
        [...held, day],
      )
    await end('2026-11-18')
    expect((await school.call('li', 'parent.units', {})).classes).toHaveLength(1)
    school.setNow('2026-11-19T00:00:00+08:00')
    expect((await school.refused('li', 'parent.decide', { id, decision: 'admit' })).code).toBe('notAllowed')
    expect((await school.refused('li', 'parent.units', {})).code).toBe('notAllowed')
    await end(null)
  })

  test('hears who was first where two decide in the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const parent = await newcomer(school, await codeOf())
      const id = await idOf(parent)
      const answers = await Promise.all([
        school.ask('li', 'parent.decide', { id, decision: 'admit' }),
        school.ask('wu', 'parent.decide', { id, decision: 'refuse' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const [{ state } = { state: '' }] = (await parent.call('parent.classes', {})).classes
      expect(state).toBe(answers[0]?.status === 200 ? 'joined' : 'refused')
      const acts = await school.rows(
        `select did from youju.journal where district_id = $1 and row_id = $2 and did <> 'asked'`,
        [school.districtId, id],
      )
      expect(acts).toEqual([{ did: state === 'joined' ? 'admitted' : state }])
    }
  })

  test('may send a decision twice', async () => {
    const id = await idOf(await newcomer(school, await codeOf()))
    expect(await decide('li', id, 'admit')).toEqual({ id, state: 'joined' })
    expect(await decide('li', id, 'admit')).toEqual({ id, state: 'joined' })
    const problem = await school.refused('li', 'parent.decide', { id, decision: 'refuse' })
    expect(problem).toMatchObject({ code: 'decidedMeanwhile', details: { state: '已加入' } })
  })

  test('counts and lists those who are in and those who wait, page by page', async () => {
    const listed = async (state: 'asked' | 'joined') => {
      const all: string[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await school.call('li', 'parent.members', {
          classId: school.units.class1,
          state,
          ...(cursor && { cursor }),
        })
        all.push(...page.items.map(({ id }) => id))
        if (page.next === null) return all
        cursor = page.next
      }
    }
    const code = await codeOf()
    for (let count = 0; count < 32; count += 1) await askToJoin(school, code, `第${count}位`)
    const [own] = (await school.call('li', 'parent.units', {})).classes
    const [asked, joined] = [await listed('asked'), await listed('joined')]
    expect(asked.length).toBeGreaterThan(30)
    expect(new Set(asked).size).toBe(asked.length)
    expect(own).toMatchObject({ asked: asked.length, joined: joined.length })
  })
})

describe('leaving', () => {
  test('closes everything with the very next call, for who leaves and for who is taken out', async () => {
    const notice = await publish('class1')
    const [left, removed] = [await admitted(), await admitted()]
    for (const parent of [left, removed]) await parent.call('notice.read', { id: notice })
    await left.call('parent.leave', { id: await idOf(left) })
    await school.call('li', 'parent.remove', { id: await idOf(removed), reason: '转学了' })
    for (const parent of [left, removed]) {
      for (const [operation, input] of [
        ['notice.list', {}],
        ['notice.read', { id: notice }],
      ] as const) {
        expect((await parent.refused(operation, input as never)).code).toBe('notAllowed')
      }
    }
    expect((await left.call('parent.classes', {})).classes).toEqual([])
    expect((await removed.call('parent.classes', {})).classes).toMatchObject([{ state: 'removed' }])
  })

  test('is one’s own doing only', async () => {
    const parent = await admitted()
    const id = await idOf(parent)
    const stranger = await admitted('小明爸爸')
    expect((await stranger.refused('parent.leave', { id })).code).toBe('notFound')
    expect((await school.refused('li', 'parent.leave', { id })).code).toBe('notFound')
    expect((await beside.refused('zheng', 'parent.leave', { id })).code).toBe('notFound')
    expect(await idOf(parent)).toBe(id)
  })

  test('keeps a class of two that one is in', async () => {
    const parent = await admitted()
    const further = await parent.call('parent.join', { code: await codeOf('class2'), name: '小晴妈妈' })
    await decide('wu', further.id, 'admit')
    const [to1, to2] = [await publish('class1'), await publish('class2')]
    await parent.call('parent.leave', { id: further.id })
    expect(await parent.call('notice.read', { id: to1 })).toMatchObject({ id: to1 })
    expect((await parent.refused('notice.read', { id: to2 })).code).toBe('notFound')
  })
})

describe('a class whose next school year is planned', () => {
  const nextOf = async (parent: Newcomer, classId: string) => {
    const [row] = await school.rows<{ state: string }>(
      `select n.state from youju.guardianship n join youju.guardianship g on g.person_id = n.person_id
        where g.id = $1 and n.class_id = $2`,
      [await idOf(parent), classId],
    )
    return row?.state
  }
  const planned = async () => {
    const id = uuidv7()
    const { districtId, units } = school
    await school.rows(
      `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name, position, from_on, continues_id)
       values ($1, $2, $3, $4, 'class', '二年级2班', 9, '2027-09-01', $5)`,
      [districtId, id, units.grade2, school.id, units.class1],
    )
    return id
  }

  test('takes along who is admitted before it begins, and not who leaves or is taken out', async () => {
    const next = await planned()
    const [left, removed] = [await admitted('小满妈妈'), await admitted('小满爸爸')]
    expect([await nextOf(left, next), await nextOf(removed, next)]).toEqual(['joined', 'joined'])
    expect((await left.call('parent.classes', {})).classes).toHaveLength(1)
    const id = await idOf(left)
    await left.call('parent.leave', { id })
    await school.call('li', 'parent.remove', { id: await idOf(removed), reason: '转学' })
    const [after] = await school.rows(
      `select array_agg(state order by state) as states from youju.guardianship where class_id = $1`,
      [next],
    )
    expect(after).toEqual({ states: ['left', 'removed'] })
    await school.rows('delete from youju.org_unit where id = $1', [next])
  })
})

describe('the same human', () => {
  test('on the staff, is a parent as the same person and keeps the posts', async () => {
    const asked = await school.call('wang', 'parent.join', { code: await codeOf(), name: '王老师' })
    const { people } = school
    const [row] = await school.rows('select person_id from youju.guardianship where id = $1', [asked.id])
    expect(row).toEqual({ person_id: people.wang })
    await decide('li', asked.id, 'admit')
    const me = await school.call('wang', 'session.me', {})
    expect(me.posts.map(({ post }) => post).sort()).toEqual(['parent', 'teacher'])
    await school.call('wang', 'parent.leave', { id: asked.id })
  })

  test('asks without being signed in by the staff’s own WeChat, and is nobody new', async () => {
    const openid = 'openid-staff'
    await school.rows(
      'update youju.account set wechat_openid = $1 where district_id = $2 and person_id = $3',
      [openid, school.districtId, school.people.chen],
    )
    const known = await newcomer(school, await codeOf(), '陈老师', byWechat('staff'))
    expect((await known.call('session.me', {})).person).toEqual({ id: school.people.chen, name: '陈组长' })
  })

  test('with a child in another school has a place there under the same way in, and each place sees its own', async () => {
    const way = byWechat()
    const here = await newcomer(school, await codeOf(), '小雨妈妈', way)
    await decide('li', await idOf(here), 'admit')
    const there = await here.call('parent.join', { code: await codeOf('class1', beside), name: '小雪妈妈' })
    expect(there).toMatchObject({ state: 'asked', class: '一年级1班' })
    expect((await here.call('parent.classes', {})).classes).toHaveLength(1)
    await beside.call('wu', 'parent.decide', { id: there.id, decision: 'admit' })
    const again = await here.call('parent.join', { code: await codeOf('class1', beside), name: '小雪妈妈' })
    expect(again).toMatchObject({ id: there.id, accountId: there.accountId, state: 'joined' })

    const notices = { here: await publish('class1'), there: await publish('class1', beside) }
    expect((await here.refused('notice.read', { id: notices.there })).code).toBe('notFound')
    const accounts = await school.rows<{ school_id: string }>(
      `select school_id from youju.account
        where identity_id = (select identity_id from youju.account where id = $1) order by 1`,
      [there.accountId],
    )
    expect(accounts.map((row) => row.school_id).sort()).toEqual([school.id, beside.id].sort())
  })
})

describe('a code that is closed while people join', () => {
  test('lets in who was before and nobody after; nothing is left half done', async () => {
    const classId = school.units.class2
    for (let round = 0; round < 4; round += 1) {
      const code = (await school.call('wu', 'parent.openCode', { classId, lastOn })).code
      const [, ...answers] = await Promise.all([
        school.call('wu', 'parent.closeCode', { classId }),
        ...[1, 2, 3].map((each) => askToJoin(school, code, `赶上${round}${each}`)),
      ])
      for (const { status, body } of answers) {
        if (body.ok) continue
        expect([status, body.problem.code]).toEqual([422, 'classCodeWrong'])
      }
      const [count] = await school.rows<{ people: number; askings: number; accounts: number }>(
        `select count(*) as people,
                count(g.id) as askings, count(a.id) as accounts
           from youju.person p
           left join youju.guardianship g on g.person_id = p.id left join youju.account a on a.person_id = p.id
          where p.name like $1`,
        [`赶上${round}%`],
      )
      const joined = String(answers.filter(({ status }) => status === 200).length)
      expect(count).toEqual({ people: joined, askings: joined, accounts: joined })
      expect((await askToJoin(school, code, '太晚')).status).toBe(422)
    }
  })
})

describe('joining with a login that is somebody else’s', () => {
  test('is refused, and neither a person nor an asking remains', async () => {
    const login = `login-${school.people.li}`
    const way = { way: 'password', login, password: 'long enough' } as const
    const { body } = await askToJoin(school, await codeOf(), '没成功的', way)
    expect(body).toMatchObject({ ok: false, problem: { code: 'loginTaken' } })
    expect(await school.rows(`select id from youju.person where name = '没成功的'`)).toEqual([])
  })
})

test('a token of joining opens nothing once its session is closed', async () => {
  const parent = await newcomer(school, await codeOf())
  await parent.call('session.close', {})
  expect((await withToken(school, parent.token).refused('parent.classes', {})).code).toBe('notSignedIn')
})
