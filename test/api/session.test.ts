import { SignJWT } from 'jose'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../../cloudfunctions/_shared/endpoint/answer'
import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import type { PersonKey } from './school/cast'
import { type TestSchool, TOKEN_SECRET, testSchool } from './school/test-school'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool()
})
afterEach(() => school.close())

/** What `session.me` answers to a token, in a word. */
async function withToken(token: string | undefined): Promise<string> {
  const call = { operation: 'session.me', input: {}, token, openId: undefined, requestId: 'test-token' }
  const { body } = await answer(call, school.deployment)
  return body.ok ? 'signed in' : body.problem.code
}

const claims = () => ({ districtId: school.districtId, sessionId: school.sessions.li })
const NOW = Date.parse('2026-11-18T16:30:00+08:00')

describe('a bearer token', () => {
  test('is good for 30 minutes and not a second longer', async () => {
    const token = await school.tokenOf('li')
    expect(await withToken(token)).toBe('signed in')
    school.setNow('2026-11-18T16:59:59+08:00')
    expect(await withToken(token)).toBe('signed in')
    school.setNow('2026-11-18T17:00:00+08:00')
    expect(await withToken(token)).toBe('notSignedIn')
  })

  test('of another server is not believed', async () => {
    const other = tokenKeeper(new TextEncoder().encode('another secret of at least 32 bytes'))
    expect(await withToken((await other.issue(claims(), NOW)).token)).toBe('notSignedIn')
  })

  test('of another issuer is not believed', async () => {
    const secret = new TextEncoder().encode(TOKEN_SECRET)
    const signed = new SignJWT({ d: school.districtId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(school.sessions.li)
      .setIssuer('somebody')
      .setExpirationTime('1h')
    expect(await withToken(await signed.sign(secret))).toBe('notSignedIn')
  })

  test('without a signature, with another one’s signature or with changed claims is not believed', async () => {
    const [head = '', body = '', signature = ''] = (await school.tokenOf('li')).split('.')
    const [, , others = ''] = (await school.tokenOf('wang')).split('.')
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const decoded = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
    const forged = [
      `${encode({ alg: 'none' })}.${body}.`,
      `${head}.${body}.${others}`,
      `${head}.${encode({ ...decoded, sub: school.sessions.zhou })}.${signature}`,
      `${head}.${body}`,
      'Bearer',
      '',
    ]
    for (const token of forged) expect(await withToken(token)).toBe('notSignedIn')
    expect(await withToken(undefined)).toBe('notSignedIn')
  })

  test('of a session that does not exist, or of another district, is not believed', async () => {
    const issue = async (changed: Partial<ReturnType<typeof claims>>) =>
      (await school.deployment.tokens.issue({ ...claims(), ...changed }, NOW)).token
    expect(await withToken(await issue({ sessionId: uuidv7() }))).toBe('notSignedIn')
    expect(await withToken(await issue({ districtId: uuidv7() }))).toBe('notSignedIn')
  })

  test('whose secret is shorter than 32 bytes is not even issued', () => {
    expect(() => tokenKeeper(new Uint8Array(31))).toThrow('shorter than 32 bytes')
  })
})

describe('a session', () => {
  test('that was closed ends at once, with its refresh token, and nobody else’s ends', async () => {
    const { token, refreshToken } = await signIn()
    const close = { operation: 'session.close', input: {}, token, openId: undefined, requestId: 'test-close' }
    expect((await answer(close, school.deployment)).body).toEqual({ ok: true, data: {} })
    expect(await withToken(token)).toBe('notSignedIn')
    expect((await school.refused(null, 'session.renew', { refreshToken })).code).toBe('notSignedIn')
    expect(await withToken(await school.tokenOf('li'))).toBe('signed in')
  })

  test('that has expired is over', async () => {
    await school.rows(`update youju.session set expires_at = now() - interval '1 second' where id = $1`, [
      school.sessions.li,
    ])
    expect(await withToken(await school.tokenOf('li'))).toBe('notSignedIn')
  })

  test('of a person who is gone is over', async () => {
    await school.rows('delete from youju.person where id = $1', [school.people.li])
    expect(await withToken(await school.tokenOf('li'))).toBe('notSignedIn')
  })

  test('of somebody whose posts have ended tells who they are, and allows nothing of the school', async () => {
    await school.rows(`update youju.appointment set to_on = '2026-11-17' where person_id = $1`, [
      school.people.li,
    ])
    expect(await school.call('li', 'session.me', {})).toMatchObject({
      person: { name: '李老师' },
      posts: [],
      term: null,
      may: { logObservation: false, seeWeek: null, publishNotice: false },
    })
    expect((await school.refused('li', 'standing.mine', {})).code).toBe('notAllowed')
    school.setNow('2026-11-17T10:00:00+08:00')
    expect((await school.call('li', 'standing.mine', {})).week.number).toBe(12)
  })
})

describe('renewing', () => {
  const renew = (refreshToken: string) => school.call(null, 'session.renew', { refreshToken })
  const refused = async (refreshToken: string) =>
    (await school.refused(null, 'session.renew', { refreshToken })).code
  const minutesPass = (minutes: number) =>
    school.rows(
      `update youju.session set rotated_at = rotated_at - make_interval(mins => $2) where district_id = $1`,
      [school.districtId, minutes],
    )

  test('gives a new pair for the same person', async () => {
    const first = await signIn()
    const second = await renew(first.refreshToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(second.tokenExpiresAt).toBe('2026-11-18T09:00:00.000Z')
    expect(await withToken(second.token)).toBe('signed in')
  })

  test('gives thirty days from then, and says until when', async () => {
    const { refreshToken } = await signIn()
    school.setNow('2026-11-20T16:30:00+08:00')
    expect((await renew(refreshToken)).refreshTokenExpiresAt).toBe('2026-12-20T08:30:00.000Z')
  })

  test('with the token before is good for two minutes, because the reply may have been lost', async () => {
    const { refreshToken } = await signIn()
    await renew(refreshToken)
    await minutesPass(1)
    expect(await withToken((await renew(refreshToken)).token)).toBe('signed in')
    await minutesPass(1)
    expect(await refused(refreshToken)).toBe('notSignedIn')
  })

  test('three times with the same token, each reply but the last lost, leaves the last one good', async () => {
    const { refreshToken } = await signIn()
    await renew(refreshToken)
    await renew(refreshToken)
    const last = await renew(refreshToken)
    await minutesPass(5)
    expect(await withToken((await renew(last.refreshToken)).token)).toBe('signed in')
  })

  test('with the token before the one before is refused', async () => {
    const first = await signIn()
    const second = await renew(first.refreshToken)
    await renew(second.refreshToken)
    expect(await refused(first.refreshToken)).toBe('notSignedIn')
  })

  test('with anything else is refused', async () => {
    expect(await refused('x')).toBe('notSignedIn')
    expect(await refused(school.sessions.li)).toBe('notSignedIn')
    expect((await school.refused(null, 'session.renew', { refreshToken: ' ' })).code).toBe('badInput')
  })
})

describe('who is signed in', () => {
  test('Sun leads maths: what she may do, and that it is week 12 of 21', async () => {
    expect(await school.call('sun', 'session.me', {})).toEqual({
      person: { id: school.people.sun, name: '孙组长' },
      posts: expect.arrayContaining([
        {
          post: 'groupLead',
          label: '教研组长',
          unit: '数学组',
          unitId: school.units.maths,
          unitKind: 'group',
          actingFor: null,
        },
      ]),
      school: { id: school.id, name: '测试小学' },
      term: {
        id: school.termId,
        name: '2026—2027 学年第一学期',
        startOn: '2026-09-01',
        endOn: '2027-01-22',
        weeks: 21,
      },
      today: '2026-11-18',
      now: '2026-11-18T08:30:00.000Z',
      week: 12,
      may: {
        logObservation: true,
        seeWeek: 'group',
        publishNotice: false,
        checkRecords: false,
        acceptHandedIn: false,
        preparePlan: false,
        publishPlan: false,
        writeNotice: true,
        approveNotice: false,
        keepRoster: false,
        admitParents: false,
        delegate: true,
        changeSettings: false,
        answerSuggestions: false,
      },
      consented: null,
      places: 0,
      waiting: {
        ...{ returned: 0, awaiting: 0, toAccept: 0, objections: 0 },
        ...{ notices: 0, parents: 0, suggestions: 0 },
      },
    })
  })

  test('a parent has the school and neither term nor week', async () => {
    expect(await school.call('zheng', 'session.me', {})).toMatchObject({
      posts: [
        { post: 'parent', label: '家长', unit: '一年级1班', unitId: school.units.class1, unitKind: 'class' },
      ],
      school: { name: '测试小学' },
      term: null,
      week: null,
      may: {
        logObservation: false,
        seeWeek: null,
        publishNotice: false,
        checkRecords: false,
        acceptHandedIn: false,
        preparePlan: false,
        publishPlan: false,
      },
    })
  })

  test('is told what waits: a teacher the own records that were returned, a director those to be decided', async () => {
    const waiting = async (who: PersonKey) => (await school.call(who, 'session.me', {})).waiting
    const returned = school.observation({ periods: [1] })
    await school.call('wang', 'record.submit', returned)
    await school.call('wang', 'record.submit', school.observation({ on: '2026-11-02', periods: [2] }))
    expect(await waiting('wang')).toMatchObject({ returned: 0, awaiting: 0 })
    expect(await waiting('qian')).toMatchObject({ returned: 0, awaiting: 1 })
    await school.call('qian', 'record.decide', {
      id: returned.id,
      revision: 1,
      decision: 'return',
      reason: '班级记错了',
    })
    expect(await waiting('wang')).toMatchObject({ returned: 1, awaiting: 0 })
    expect([await waiting('li'), await waiting('zheng')]).toMatchObject([
      { returned: 0, awaiting: 0 },
      { returned: 0, awaiting: 0 },
    ])
    await school.call('wang', 'record.correct', { id: returned.id, revision: 2, content: returned.content })
    expect(await waiting('wang')).toMatchObject({ returned: 0, awaiting: 0 })
    expect(await waiting('qian')).toMatchObject({ returned: 0, awaiting: 2 })
  })

  test('He, who comes on 2026-11-09, may nothing the day before', async () => {
    school.setNow('2026-11-08T23:59:59+08:00')
    expect((await school.call('he', 'session.me', {})).may.logObservation).toBe(false)
    school.setNow('2026-11-09T00:00:00+08:00')
    expect((await school.call('he', 'session.me', {})).may.logObservation).toBe(true)
  })
})

describe('the demo', () => {
  const withDemo = () => testSchool({ platform: { demo: true } })

  test('offers its logins and opens them, and elsewhere its accounts open nothing', async () => {
    const demo = await withDemo()
    const key = `t${demo.districtId.slice(-12)}`
    await demo.rows(
      `update youju.account set demo_key = $2, demo_hint = '教师：记一节听课' where person_id = $1`,
      [demo.people.li, key],
    )
    const { demo: logins } = await demo.call(null, 'session.ways', {})
    expect(logins).toContainEqual({ key, name: '李老师', post: '教师', hint: '记一节听课' })
    const { token } = await demo.call(null, 'session.open', { way: 'demo', key })
    const call = { operation: 'session.me', input: {}, token, openId: undefined, requestId: 'test-demo' }
    expect((await answer(call, demo.deployment)).body).toMatchObject({ data: { person: { name: '李老师' } } })
    expect((await demo.refused(null, 'session.open', { way: 'demo', key: 'nobody' })).code).toBe('wayClosed')

    expect((await school.refused(null, 'session.open', { way: 'demo', key })).code).toBe('wayClosed')
    const vouched = { operation: 'session.open', input: { way: 'wechat', code: 'x' }, token: undefined }
    const asDemo = { ...vouched, openId: `openid-${demo.people.li}`, requestId: 'test-demo' }
    expect((await answer(asDemo, school.deployment)).body).toMatchObject({
      problem: { code: 'wechatUnknown' },
    })
    expect((await school.call(null, 'session.ways', {})).demo).toEqual([])
    await demo.close()
  })
})

/** Li signs in by the way that needs no password hash. */
async function signIn() {
  const wechat = await testSchoolSignIn(`openid-${school.people.li}`)
  if (!wechat.body.ok) throw new Error(wechat.body.problem.code)
  return wechat.body.data as { token: string; refreshToken: string }
}

function testSchoolSignIn(openId: string) {
  const input = { way: 'wechat', code: 'vouched' }
  return answer(
    { operation: 'session.open', input, token: undefined, openId, requestId: 'test-open' },
    school.deployment,
  )
}
