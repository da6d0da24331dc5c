import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { joinCodeFrom, joinCodeInGroups, plainJoinCode } from '#core/join-code'
import type { PersonKey } from '../school/cast'
import { openOffice } from '../school/district-office'
import type { TestSchool } from '../school/test-school'
import { byWechat, phone, twoSchools } from './phone'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  ;[school, beside] = await twoSchools()
})
afterAll(async () => {
  await beside.close()
  await school.close()
})
beforeEach(() => school.setNow('2026-11-18T16:30:00+08:00'))

async function invited(who: PersonKey, at = school) {
  const { invitations } = await at.call('wu', 'account.invite', { people: [at.people[who]] })
  const [invitation] = invitations
  if (!invitation) throw new Error('nobody was invited')
  return invitation
}
let wechats = 0
/** A WeChat that nobody has used. */
const newWechat = () => ({ way: 'wechat' as const, code: `new-${school.districtId}-${++wechats}` })
const over = async (code: string) => (await school.refused(null, 'session.invitation', { code })).code

describe('an invitation', () => {
  test('has sixty bits, told once: of the code only a hash is kept, and the journal has neither code nor name', async () => {
    const { id, code } = await invited('xu')
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    const kept = JSON.stringify([
      await school.rows('select *, encode(code_hash, $2) from youju.invitation where id = $1', [
        id,
        'escape',
      ]),
      await school.rows(`select * from youju.journal where row_kind = 'invitation' and row_id = $1`, [id]),
    ])
    for (const secret of [code, plainJoinCode(code), '许老师']) expect(kept).not.toContain(secret)
    expect(kept).toContain(school.people.wu)
  })

  test('says for whom it is before it is used, with the name masked, however the code is typed', async () => {
    const { code, expiresAt } = await invited('xu')
    expect(expiresAt).toBe('2026-12-02T08:30:00.000Z')
    const typed = [code, code.toLowerCase(), plainJoinCode(code), ` ${code.replaceAll('-', ' ')} `]
    const mistaken = code.replaceAll('0', 'o').replaceAll('1', 'l')
    for (const each of [...typed, mistaken]) {
      expect(await school.call(null, 'session.invitation', { code: each })).toEqual({
        school: '测试小学',
        person: '许**',
        expiresAt,
      })
    }
  })

  test('opens until 14 days have passed, and not at that second', async () => {
    const { code } = await invited('xu')
    school.setNow('2026-12-02T16:29:59+08:00')
    expect((await school.call(null, 'session.invitation', { code })).person).toBe('许**')
    school.setNow('2026-12-02T16:30:00+08:00')
    expect(await over(code)).toBe('invitationOver')
    expect((await school.refused(null, 'session.join', { code, with: newWechat() })).code).toBe(
      'invitationOver',
    )
  })

  test('that was never made, was used, taken back, replaced or is too old is refused in the same words', async () => {
    const used = await invited('xu')
    await school.call(null, 'session.join', { code: used.code, with: newWechat() })
    const replaced = await invited('xu')
    const revoked = await invited('xu')
    await school.call('wu', 'account.revoke', { invitationId: revoked.id })
    const never = joinCodeInGroups('Z'.repeat(12))
    const refusals = await Promise.all(
      [used.code, replaced.code, revoked.code, never, '不是邀请码的字'].map((code) =>
        school.refused(null, 'session.invitation', { code }),
      ),
    )
    expect(new Set(refusals.map((each) => JSON.stringify(each)))).toHaveProperty('size', 1)
    expect(refusals[0]?.code).toBe('invitationOver')
  })

  test('is used by one of two phones at once, and by the other not', async () => {
    const { code } = await invited('xu')
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => school.ask(null, 'session.join', { code, with: newWechat() })),
    )
    const outcomes = answers.map(({ body }) => (body.ok ? 'joined' : body.problem.code))
    expect(outcomes.sort()).toEqual([...Array(4).fill('invitationOver'), 'joined'])
    const open = `select count(*)::int from youju.session where person_id = $1 and closed_at is null`
    expect(await school.rows(open, [school.people.xu])).toEqual([{ count: 1 }])
  })

  test('of somebody who leaves is over on the day after the last one', async () => {
    const { code } = await invited('he')
    await school.rows(`update youju.appointment set to_on = '2026-11-20' where person_id = $1`, [
      school.people.he,
    ])
    school.setNow('2026-11-20T23:59:59+08:00')
    expect((await school.call(null, 'session.invitation', { code })).person).toBe('何**')
    school.setNow('2026-11-21T00:00:00+08:00')
    expect(await over(code)).toBe('invitationOver')
  })
})

describe('guessing', () => {
  /** Wrong codes that begin alike, with what no other test tries. */
  const guesses = () => {
    const beginning = joinCodeFrom(randomBytes(3), 3)
    return Array.from({ length: 6 }, (_, index) => `${beginning}${index}ZZZZZZZZ`)
  }
  const closed = [...Array(5).fill('invitationOver'), 'tooManyAttempts']

  test('five wrong codes that begin alike close that beginning, and no other', async () => {
    const outcomes: string[] = []
    for (const code of guesses()) outcomes.push(await over(code))
    expect(outcomes).toEqual(closed)
    expect(await over(guesses()[0] ?? '')).toBe('invitationOver')
    const { code } = await invited('xu')
    expect((await school.call(null, 'session.invitation', { code })).person).toBe('许**')
  })

  test('in the name of somebody signed in is counted too, though the call is undone', async () => {
    const outcomes: string[] = []
    for (const code of guesses())
      outcomes.push((await school.refused('li', 'account.addPlace', { code })).code)
    expect(outcomes).toEqual(closed)
  })

  test('with the right code does not count, however often', async () => {
    const { code } = await invited('xu')
    for (let index = 0; index < 7; index += 1) {
      expect((await school.call(null, 'session.invitation', { code })).person).toBe('许**')
    }
  })
})

describe('joining', () => {
  test('with a login and password: both open the account, the login in any case and width', async () => {
    const { code } = await invited('wang')
    const login = `Wang ${school.districtId}`
    const chosen = { way: 'password' as const, login: ` ${login} `, password: '长长的密码 2026' }
    const { token } = await school.call(null, 'session.join', { code, with: chosen, device: '电脑' })
    expect(await phone(school, token).who()).toBe('王老师')
    const open = await school.call(null, 'session.open', {
      way: 'password',
      login: login.toUpperCase().replaceAll('-', '－'),
      password: '长长的密码 2026',
    })
    expect(await phone(school, open.token).who()).toBe('王老师')
    const kept = await school.rows<{ login: string; password_hash: string }>(
      'select login, password_hash from youju.account where person_id = $1',
      [school.people.wang],
    )
    expect(kept).toEqual([{ login: login.toLowerCase(), password_hash: expect.stringMatching(/^scrypt\$/) }])
  })

  test('with a password of 7 characters is refused, of 8 not, and the invitation outlives the refusal', async () => {
    const { code } = await invited('sun')
    const join = (password: string, login = `sun-${school.districtId}`) =>
      school.ask(null, 'session.join', { code, with: { way: 'password', login, password } })
    expect((await join('1234567')).body).toMatchObject({ problem: { code: 'badInput' } })
    expect((await join('12345678')).body.ok).toBe(true)
  })

  test('with a login that somebody else has is refused, and the invitation is still good', async () => {
    const { code } = await invited('chen')
    const taken = { way: 'password' as const, login: `LOGIN-${school.people.li}`, password: 'long enough' }
    expect((await school.refused(null, 'session.join', { code, with: taken })).code).toBe('loginTaken')
    expect((await school.call(null, 'session.invitation', { code })).person).toBe('陈**')
    expect(await (await byWechat(school, school.people.chen)).who()).toBe('陈组长')
  })

  test('for a lost phone ends all sessions and every way in of before: the old WeChat opens nothing', async () => {
    const old = await byWechat(school, school.people.qian)
    await school.call('qian', 'report.subscribe', {})
    const { code } = await invited('qian')
    const anew = newWechat()
    const { token } = await school.call(null, 'session.join', { code, with: anew })
    expect(await old.who()).toBe('notSignedIn')
    expect(await phone(school, token).who()).toBe('钱主任')
    expect(
      (await school.refused(null, 'session.open', { way: 'wechat', code: school.people.qian })).code,
    ).toBe('wechatUnknown')
    expect(await (await byWechat(school, anew.code)).who()).toBe('钱主任')
    expect(await phone(school, token).call('report.calendar', {})).toMatchObject({ subscribedSince: null })
  })

  test('is told to the journal by ids, as the person’s own act', async () => {
    const { id, code } = await invited('xu')
    await school.call(null, 'session.join', { code, with: newWechat() })
    const [entry] = await school.rows(
      `select actor_id, did, after from youju.journal where row_kind = 'account' order by seq desc limit 1`,
    )
    expect(entry).toEqual({
      actor_id: school.people.xu,
      did: 'joined',
      after: { personId: school.people.xu, invitationId: id, way: 'wechat' },
    })
  })
})

describe('inviting', () => {
  const invite = (who: PersonKey, ...people: string[]) => school.refused(who, 'account.invite', { people })

  test('is for clerks and leaders of the school, and for nobody else', async () => {
    for (const who of ['li', 'sun', 'zheng'] as const) {
      const close = { personId: beside.people.xu, waysIn: true, reason: 'x' }
      const refusals = [
        await beside.refused(who, 'account.invite', { people: [beside.people.xu] }),
        await beside.refused(who, 'account.list', {}),
        await beside.refused(who, 'account.revoke', { invitationId: beside.people.xu }),
        await beside.refused(who, 'account.close', close),
      ]
      expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('notAllowed'))
    }
    const { invitations } = await school.call('zhou', 'account.invite', { people: [school.people.xu] })
    expect(invitations).toHaveLength(1)
  })

  test('of people of another school, of parents and of nobody is refused, and nobody of the list is invited', async () => {
    const before = await school.rows('select count(*)::int from youju.invitation')
    for (const foreign of [beside.people.xu, school.people.zheng, school.id]) {
      expect((await invite('wu', school.people.xu, foreign)).code).toBe('notFound')
    }
    expect(await school.rows('select count(*)::int from youju.invitation')).toEqual(before)
  })

  test('reaches who comes later, and not who left yesterday', async () => {
    school.setNow('2026-11-08T12:00:00+08:00')
    expect(
      (await school.call('wu', 'account.invite', { people: [school.people.he] })).invitations,
    ).toHaveLength(1)
    school.setNow('2026-11-20T12:00:00+08:00')
    expect(
      (await school.call('wu', 'account.invite', { people: [school.people.he] })).invitations,
    ).toHaveLength(1)
    school.setNow('2026-11-21T00:00:00+08:00')
    expect((await invite('wu', school.people.he)).code).toBe('notHere')
  })

  test('somebody twice leaves the later invitation; two clerks at once leave one', async () => {
    const [first, second] = [await invited('xu'), await invited('xu')]
    expect(await over(first.code)).toBe('invitationOver')
    expect((await school.call(null, 'session.invitation', { code: second.code })).person).toBe('许**')
    await Promise.all([invited('xu'), invited('xu'), invited('xu')])
    const open = `select count(*)::int from youju.invitation where person_id = $1 and used_at is null and revoked_at is null`
    expect(await school.rows(open, [school.people.xu])).toEqual([{ count: 1 }])
  })

  test('by an officer reaches the office and no school', async () => {
    const office = await openOffice(school)
    expect((await office.call('account.list', {})).items).toEqual([
      { personId: office.officerId, name: '姜老师', state: 'none', invitationId: null, expiresAt: null },
    ])
    expect((await office.call('account.invite', { people: [office.officerId] })).invitations).toHaveLength(1)
    expect((await office.ask('account.invite', { people: [school.people.xu] })).body).toMatchObject({
      problem: { code: 'notFound' },
    })
    const close = { personId: school.people.xu, waysIn: true, reason: '不是我的' }
    expect((await office.ask('account.close', close)).body).toMatchObject({ problem: { code: 'notFound' } })
  })

  test('taking an invitation back: one’s own school’s, as often as one likes, until it is used', async () => {
    const { id, code } = await invited('xu')
    const revoke = { invitationId: id }
    expect((await beside.refused('wu', 'account.revoke', revoke)).code).toBe('notFound')
    await school.call('wu', 'account.revoke', revoke)
    await school.call('wu', 'account.revoke', revoke)
    expect(await over(code)).toBe('invitationOver')
    const used = await invited('xu')
    await school.call(null, 'session.join', { code: used.code, with: newWechat() })
    expect((await school.refused('wu', 'account.revoke', { invitationId: used.id })).code).toBe(
      'invitationUsed',
    )
  })

  test('the list says who can sign in, who is invited and who is neither, parents and who left aside', async () => {
    const named = async (state: 'none' | 'invited' | 'joined') =>
      (await beside.call('wu', 'account.list', { state })).items.map(({ name }) => name)
    expect(await named('none')).toEqual([])
    await beside.call('wu', 'account.close', { personId: beside.people.xu, waysIn: true, reason: '手机丢了' })
    const { id } = await invited('wang', beside)
    expect(await named('none')).toEqual(['许老师'])
    expect(await named('invited')).toEqual(['王老师'])
    expect(await named('joined')).not.toContain('郑家长')
    expect((await beside.call('wu', 'account.list', { query: '王' })).items).toEqual([
      {
        personId: beside.people.wang,
        name: '王老师',
        state: 'invited',
        invitationId: id,
        expiresAt: '2026-12-02T08:30:00.000Z',
      },
    ])
    beside.setNow('2026-12-02T16:30:00+08:00')
    expect(await named('invited')).toEqual([])
    beside.setNow('2026-11-18T16:30:00+08:00')
  })
})
