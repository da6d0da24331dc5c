import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'
import { byWechat, phone, twoSchools, withWechat } from './phone'

let school: TestSchool
let beside: TestSchool
let elsewhere: TestSchool
beforeAll(async () => {
  ;[school, beside] = await twoSchools()
  elsewhere = await testSchool(withWechat)
  // The cast signed in long ago, also by the clock of these tests.
  await school.rows('update youju.session set last_seen_at = opened_at where district_id = any ($1)', [
    [school.districtId, elsewhere.districtId],
  ])
})
afterAll(async () => {
  for (const each of [elsewhere, beside, school]) await each.close()
})

async function codeFor(who: PersonKey, at: TestSchool): Promise<string> {
  const { invitations } = await at.call('wu', 'account.invite', { people: [at.people[who]] })
  return invitations[0]?.code ?? ''
}

describe('sessions', () => {
  test('are listed with their devices, this one first, and nobody else’s', async () => {
    const here = await byWechat(school, school.people.chen, '微信 · 手机')
    school.setNow('2026-11-18T16:31:00+08:00')
    await byWechat(school, school.people.chen, '电脑')
    await school.call('chen', 'report.subscribe', {})
    const { sessions } = await here.call('session.list', {})
    expect(sessions.map(({ device, current, lastSeenAt }) => [device, current, lastSeenAt])).toEqual([
      ['微信 · 手机', true, '2026-11-18T08:30:00.000Z'],
      ['电脑', false, '2026-11-18T08:31:00.000Z'],
      ['', false, '2026-09-01T00:00:00.000Z'],
    ])
    expect(new Set(sessions.map((each) => each.school))).toEqual(new Set(['测试小学']))
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test('ending one holds from its next call; the others go on', async () => {
    const [here, lost] = [
      await byWechat(school, school.people.he),
      await byWechat(school, school.people.he, '旧'),
    ]
    const { sessions } = await here.call('session.list', {})
    const old = sessions.find(({ device }) => device === '旧')?.id ?? ''
    expect(await here.call('session.end', { id: old })).toEqual({ ended: 1 })
    expect(await lost.who()).toBe('notSignedIn')
    expect(await here.who()).toBe('何老师')
    expect(await here.call('session.end', { id: old })).toEqual({ ended: 0 })
  })

  test('ending all others leaves this one', async () => {
    const phones = await Promise.all([1, 2, 3].map(() => byWechat(school, school.people.he)))
    const [here] = phones
    expect((await here?.call('session.end', { id: null }))?.ended).toBeGreaterThanOrEqual(3)
    expect(await Promise.all(phones.map((each) => each.who()))).toEqual([
      '何老师',
      'notSignedIn',
      'notSignedIn',
    ])
  })

  test('of somebody else cannot be ended: it is as if there were none', async () => {
    const xu = await byWechat(school, school.people.xu)
    const id = (await xu.call('session.list', {})).sessions[0]?.id ?? ''
    expect(await school.call('li', 'session.end', { id })).toEqual({ ended: 0 })
    expect(await school.call('li', 'session.end', { id: uuidv7() })).toEqual({ ended: 0 })
    expect(await xu.who()).toBe('许老师')
  })

  test('are closed by the office for a lost phone, at its own school, and the ways in only if asked', async () => {
    const lost = await byWechat(beside, beside.people.xu)
    const close = { personId: beside.people.xu, reason: '手机丢了' }
    expect((await school.refused('wu', 'account.close', { ...close, waysIn: true })).code).toBe('notFound')
    expect(await beside.call('wu', 'account.close', { ...close, waysIn: false })).toEqual({ ended: 2 })
    expect(await lost.who()).toBe('notSignedIn')
    expect(await (await byWechat(beside, beside.people.xu)).who()).toBe('许老师')
    expect(await beside.call('wu', 'account.close', { ...close, waysIn: true })).toEqual({ ended: 1 })
    const again = await beside.refused(null, 'session.open', { way: 'wechat', code: beside.people.xu })
    expect(again.code).toBe('wechatUnknown')
    const [entry] = await beside.rows(
      `select reason, after from youju.journal where row_kind = 'account' and school_id = $1 order by seq desc limit 1`,
      [beside.id],
    )
    expect(entry).toEqual({
      reason: '手机丢了',
      after: { personId: beside.people.xu, waysIn: true, sessions: 1 },
    })
  })
})

describe('a refresh token that was copied', () => {
  const renew = (refreshToken: string) => school.ask(null, 'session.renew', { refreshToken })
  const open = () => school.call(null, 'session.open', { way: 'wechat', code: school.people.feng })

  test('and used by the thief ends the session once its owner comes back, however often the thief renewed it', async () => {
    const { refreshToken } = await open()
    const thief = await school.call(null, 'session.renew', { refreshToken })
    const later = await school.call(null, 'session.renew', { refreshToken: thief.refreshToken })
    expect((await renew(refreshToken)).body).toMatchObject({ problem: { code: 'notSignedIn' } })
    expect((await renew(later.refreshToken)).body).toMatchObject({ problem: { code: 'notSignedIn' } })
    expect(await phone(school, later.token).who()).toBe('notSignedIn')
  })

  test('within two minutes is a reply that was lost, and ends nothing', async () => {
    const { refreshToken } = await open()
    await school.call(null, 'session.renew', { refreshToken })
    const again = await school.call(null, 'session.renew', { refreshToken })
    expect(await phone(school, again.token).who()).toBe('冯家长')
  })

  test('made up, with the right beginning or without, ends nobody’s session but that beginning’s own', async () => {
    const [mine, other] = [await open(), await open()]
    const [family = ''] = mine.refreshToken.split('.')
    for (const forged of ['x', `${'A'.repeat(22)}.${'A'.repeat(43)}`, family, `${family}.short`]) {
      expect((await renew(forged)).body.ok).toBe(false)
    }
    expect(await phone(school, mine.token).who()).toBe('冯家长')
    expect((await renew(`${family}.${'A'.repeat(43)}`)).body.ok).toBe(false)
    expect(await phone(school, mine.token).who()).toBe('notSignedIn')
    expect(await phone(school, other.token).who()).toBe('冯家长')
  })
})

describe('a password', () => {
  const FIRST = 'first password'
  test('is set without an old one the first time; then the old one is asked for, and only so often', async () => {
    await school.rows('update youju.account set login = null where person_id = $1', [school.people.wang])
    const here = await byWechat(school, school.people.wang)
    const login = `wang-${school.districtId}`
    expect(await here.refused('account.setPassword', { new: FIRST })).toBe('loginNeeded')
    await here.call('account.setPassword', { login: login.toUpperCase(), new: FIRST })
    expect(await here.call('account.show', {})).toMatchObject({ login, password: true, wechat: true })
    const wrong = { old: 'not this one', new: 'another password' }
    await school.rows(
      `insert into youju.sign_in_attempt values (sha256(convert_to($1, 'UTF8')), 4, null, now())`,
      [login],
    )
    expect(await here.refused('account.setPassword', wrong)).toBe('wrongPassword')
    expect(await here.refused('account.setPassword', wrong)).toBe('tooManyAttempts')
    const open = { way: 'password' as const, login, password: FIRST }
    expect((await school.refused(null, 'session.open', open)).code).toBe('tooManyAttempts')
  })

  test('that is changed ends the other sessions, not this one; the old one opens nothing', async () => {
    const [here, other] = [
      await byWechat(school, school.people.sun),
      await byWechat(school, school.people.sun),
    ]
    await here.call('account.setPassword', { new: FIRST })
    await here.call('account.setPassword', { old: FIRST, new: 'second password' })
    expect([await here.who(), await other.who()]).toEqual(['孙组长', 'notSignedIn'])
    const login = `login-${school.people.sun}`
    const open = (password: string) => school.ask(null, 'session.open', { way: 'password', login, password })
    expect((await open(FIRST)).body.ok).toBe(false)
    expect((await open('second password')).body.ok).toBe(true)
  })

  test('does not come with somebody else’s login', async () => {
    const here = await byWechat(school, school.people.qian)
    const login = `LOGIN-${school.people.zhou}`
    expect(await here.refused('account.setPassword', { login, new: FIRST })).toBe('loginTaken')
    expect(await here.call('account.show', {})).toMatchObject({ password: false })
  })
})

describe('WeChat', () => {
  test('is changed to another one, which then signs in; the one before does not', async () => {
    const here = await byWechat(school, school.people.zhou)
    await here.call('account.bindWechat', { code: 'zhou-new-phone' })
    expect(await (await byWechat(school, 'zhou-new-phone')).who()).toBe('周校长')
    const old = { way: 'wechat' as const, code: school.people.zhou }
    expect((await school.refused(null, 'session.open', old)).code).toBe('wechatUnknown')
  })

  test('of somebody else is not taken from them', async () => {
    const here = await byWechat(beside, beside.people.li)
    expect(await here.refused('account.bindWechat', { code: beside.people.wang })).toBe('wechatTaken')
    expect(await (await byWechat(beside, beside.people.wang)).who()).toBe('王老师')
  })

  test('is let go by who has a password, and kept where it is the only way in', async () => {
    const here = await byWechat(beside, beside.people.he)
    expect(await here.refused('account.unbindWechat', {})).toBe('lastWayIn')
    await here.call('account.setPassword', { new: 'a long password' })
    await here.call('account.unbindWechat', {})
    await here.call('account.unbindWechat', {})
    expect(await here.call('account.show', {})).toMatchObject({ password: true, wechat: false })
  })
})

describe('two schools', () => {
  const schoolsOf = async (someone: ReturnType<typeof phone>) =>
    (await someone.call('account.show', {})).places.map(({ posts, current }) => [posts, current] as const)

  test('under the same ways in: an invitation adds the second, of the same district or another', async () => {
    const here = await byWechat(school, school.people.li)
    const second = await here.call('account.addPlace', { code: await codeFor('sun', beside) })
    expect(second.school).toBe('测试小学')
    expect(await here.who()).toBe('李老师')
    const third = await here.call('account.addPlace', { code: await codeFor('chen', elsewhere) })
    expect((await schoolsOf(here)).filter(([, current]) => current)).toEqual([['班主任、任课教师', true]])
    expect(await schoolsOf(here)).toHaveLength(3)
    expect((await here.call('session.me', {})).places).toBe(2)

    school.setNow('2026-11-18T16:35:00+08:00')
    const there = phone(beside, (await here.call('session.switch', { accountId: second.accountId })).token)
    expect(await there.who()).toBe('孙组长')
    expect(await here.who()).toBe('李老师')
    beside.setNow('2026-11-18T16:36:00+08:00')
    const far = phone(elsewhere, (await there.call('session.switch', { accountId: third.accountId })).token)
    expect(await far.who()).toBe('陈组长')
    expect((await far.call('session.me', {})).school.id).toBe(elsewhere.id)
  })

  test('signing in leads to the one used last', async () => {
    const again = await byWechat(school, school.people.li)
    expect(await again.who()).toBe('陈组长')
    school.setNow('2026-11-18T16:40:00+08:00')
    const li = (await again.call('account.show', {})).places.find(({ posts }) => posts.includes('班主任'))
    await again.call('session.switch', { accountId: li?.accountId ?? '' })
    expect(await (await byWechat(school, school.people.li)).who()).toBe('李老师')
  })

  test('switching leads nowhere but to one’s own places', async () => {
    const [theirs] = await school.rows<{ id: string }>('select id from youju.account where person_id = $1', [
      school.people.wang,
    ])
    for (const accountId of [theirs?.id ?? '', uuidv7()]) {
      expect((await school.refused('li', 'session.switch', { accountId })).code).toBe('notFound')
    }
  })

  test('one’s sessions of all places are listed and ended together', async () => {
    const here = await byWechat(school, school.people.li)
    expect((await here.call('session.list', {})).sessions.length).toBeGreaterThanOrEqual(4)
    await here.call('session.end', { id: null })
    expect((await here.call('session.list', {})).sessions).toHaveLength(1)
    expect((await school.refused('li', 'session.me', {})).code).toBe('notSignedIn')
  })

  test('a school that invites anew, or closes, reaches its own place and not the other', async () => {
    const here = await byWechat(school, school.people.li)
    const code = await codeFor('sun', beside)
    const thief = await beside.call(null, 'session.join', {
      code,
      with: { way: 'wechat', code: 'clerk-of-beside' },
    })
    const inside = phone(beside, thief.token)
    expect(await inside.who()).toBe('孙组长')
    expect(await schoolsOf(inside)).toHaveLength(1)
    expect(await here.who()).toBe('李老师')
    expect(await schoolsOf(here)).toHaveLength(2)
    await elsewhere.call('wu', 'account.close', {
      personId: elsewhere.people.chen,
      waysIn: true,
      reason: '离职',
    })
    expect(await schoolsOf(here)).toHaveLength(1)
    expect(await (await byWechat(school, school.people.li)).who()).toBe('李老师')
  })

  test('whose first closes: what it was signed in by stays with the second', async () => {
    const here = await byWechat(beside, beside.people.chen)
    await here.call('account.addPlace', { code: await codeFor('wang', elsewhere) })
    await beside.call('wu', 'account.close', { personId: beside.people.chen, waysIn: true, reason: '调走' })
    expect(await (await byWechat(elsewhere, beside.people.chen)).who()).toBe('王老师')
  })

  test('joining with a WeChat or a password that one has already is joining as the same human', async () => {
    const code = await codeFor('qian', elsewhere)
    const { token } = await elsewhere.call(null, 'session.join', {
      code,
      with: { way: 'wechat', code: school.people.feng },
    })
    expect(new Map(await schoolsOf(phone(elsewhere, token)))).toEqual(
      new Map([
        ['教导主任', true],
        ['家长', false],
      ]),
    )
    const wrong = { way: 'known' as const, login: `login-${school.people.xu}`, password: 'not this one' }
    const again = await codeFor('zhou', elsewhere)
    expect((await elsewhere.refused(null, 'session.join', { code: again, with: wrong })).code).toBe(
      'wrongPassword',
    )
    expect((await elsewhere.call(null, 'session.invitation', { code: again })).person).toBe('周**')
  })
})
