import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OperationName } from '#core/contract/contract'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { limits } from '../../../cloudfunctions/_shared/limits/limits'
import { ANYTHING, DEAR, STRANGERS } from '../../../cloudfunctions/_shared/limits/paces'
import { type Serving, serve } from '../../../local/http/serve'
import { PEOPLE, type PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

const HERE = '203.0.113.7'
const ELSEWHERE = '198.51.100.9'
const OWN = { format: 'json' }

let school: TestSchool
let now = 0
let deployment: Deployment
beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
})
afterAll(() => school.close())
beforeEach(async () => {
  now = 0
  deployment = { ...school.deployment, limits: limits(() => now) }
  await forget()
})

/** Only what this file counts: the database is that of all tests. */
const forget = (...others: string[]) =>
  school.rows(
    `delete from youju.sign_in_attempt
      where login_hash in (select sha256(convert_to('attempt / ' || what, 'UTF8')) from unnest($1::text[]) what)`,
    [
      [
        ...[HERE, ELSEWHERE, '2001:db8:1:2'].flatMap((network) =>
          ['passwords', 'codes', 'logins'].map((kind) => `${kind} from ${network}`),
        ),
        ...others,
      ],
    ],
  )

async function ask(
  operation: OperationName,
  input: unknown,
  from: { who?: PersonKey; address?: string; token?: string },
) {
  const token = from.who === undefined ? from.token : await school.tokenOf(from.who)
  const call = { operation, input, token, openId: undefined, requestId: 'test-limits', address: from.address }
  const { status, body } = await answer(call, deployment)
  return body.ok ? 'done' : `${status} ${body.problem.code}`
}

/** As if so many had been wrong from there within this quarter of an hour. */
const wrongBefore = (what: string, count: number, minutesAgo = 1) =>
  school.rows(
    `insert into youju.sign_in_attempt (login_hash, failed, begun_at, last_at)
     values (sha256(convert_to('attempt / ' || $1, 'UTF8')), $2, now() - make_interval(mins => $3), now())`,
    [what, count, minutesAgo],
  )

const counted = async (what: string) =>
  (
    await school.rows<{ failed: number }>(
      `select failed from youju.sign_in_attempt where login_hash = sha256(convert_to('attempt / ' || $1, 'UTF8'))`,
      [what],
    )
  )[0]?.failed

describe('passwords tried on many logins from one address', () => {
  const wrong = (login: string, address: string) =>
    ask('session.open', { way: 'password', login, password: 'not this one' }, { address })

  test('are looked at up to three hundred, then closed there and nowhere else', async () => {
    await wrongBefore(`passwords from ${HERE}`, 299)
    expect(await wrong('somebody', HERE)).toBe('401 wrongPassword')
    expect(await wrong('somebody.else', HERE)).toBe('429 tooManyFromHere')
    expect(await wrong('somebody.else', ELSEWHERE)).toBe('401 wrongPassword')
  })
  test('are forgotten after a quarter of an hour', async () => {
    await wrongBefore(`passwords from ${HERE}`, 300, 16)
    expect(await wrong('somebody', HERE)).toBe('401 wrongPassword')
    expect(await counted(`passwords from ${HERE}`)).toBe(1)
  })
  test('are counted by household where the address is of IPv6', async () => {
    await wrong('somebody', '2001:db8:1:2::1')
    await wrong('somebody', '2001:db8:1:2:ffff::2')
    expect(await counted('passwords from 2001:db8:1:2')).toBe(2)
  })
})

describe('codes and logins', () => {
  test('wrong codes of any beginning close the address after a hundred, for right ones too', async () => {
    await wrongBefore(`codes from ${HERE}`, 99)
    expect(await ask('session.class', { code: '00000000' }, { address: HERE })).toBe('422 classCodeWrong')
    expect(await ask('session.class', { code: '11111111' }, { address: HERE })).toBe('429 tooManyFromHere')
    expect(await ask('session.invitation', { code: '222222222222' }, { address: HERE })).toBe(
      '429 tooManyFromHere',
    )
    expect(await ask('session.invitation', { code: '222222222222' }, { address: ELSEWHERE })).toBe(
      '410 invitationOver',
    )
  })

  test('whoever holds a class’s code learns of thirty logins that they are taken, and then of none', async () => {
    const { code } = await school.call('li', 'parent.openCode', {
      classId: school.units.class1,
      lastOn: '2026-11-30',
    })
    const join = (login: string) =>
      ask(
        'session.joinClass',
        { code, name: '小雨妈妈', with: { way: 'password', login, password: 'long enough' } },
        { address: ELSEWHERE },
      )
    const plain = code.replaceAll('-', '')
    expect(await join('mother.of.xiaoyu')).toBe('done')
    expect(await counted(`logins with ${plain}`)).toBe(0)
    expect(await join('mother.of.xiaoyu')).toBe('409 loginTaken')
    expect(await counted(`logins with ${plain}`)).toBe(1)
    await forget(`logins with ${plain}`)
    await wrongBefore(`logins with ${plain}`, 29)
    expect(await join('mother.of.xiaoyu')).toBe('409 loginTaken')
    expect(await join('mother.of.xiaoyu')).toBe('429 tooManyAttempts')
    expect(await join('father.of.xiaoyu')).toBe('429 tooManyAttempts')
  })

  test('fifty guesses at once from one address are no more than the ones that are left', async () => {
    await wrongBefore(`codes from ${HERE}`, 90)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, each) =>
        ask('session.class', { code: `${10_000_000 + each * 100_001}` }, { address: HERE }),
      ),
    )
    expect(answers.filter((each) => each === '422 classCodeWrong')).toHaveLength(10)
    expect(answers.filter((each) => each === '429 tooManyFromHere')).toHaveLength(40)
  })
})

describe('how often somebody calls', () => {
  test('a whole staff that hands in at once after a meeting, from one address, is never refused', async () => {
    const staff = (Object.keys(PEOPLE) as PersonKey[]).filter((who) => who !== 'feng' && who !== 'he')
    const all = await Promise.all(
      staff.flatMap((who) => Array.from({ length: 30 }, () => ask('session.me', {}, { who, address: HERE }))),
    )
    expect(all.filter((each) => each.startsWith('429'))).toEqual([])
  })

  test('strangers are refused by address once they have taken what is theirs, and others go on', async () => {
    const { limits: own } = deployment
    for (let each = 0; each < STRANGERS.burst; each += 1) own?.stranger(HERE)
    expect(await ask('session.ways', {}, { address: HERE })).toBe('429 tooManyCalls')
    expect(await ask('session.me', {}, { address: HERE, token: 'x.y.z' })).toBe('429 tooManyCalls')
    expect(await ask('session.ways', {}, { address: ELSEWHERE })).toBe('done')
    // Who is signed in is counted by the account.
    expect(await ask('session.me', {}, { who: 'li', address: HERE })).toBe('done')
    now = 1000
    expect(await ask('session.ways', {}, { address: HERE })).toBe('done')
  })

  test('exports stop for one account and its other sessions, and not for anybody else nor for other calls', async () => {
    const { limits: own } = deployment
    const burst = DEAR['privacy.export']?.burst ?? 0
    expect(await ask('privacy.export', OWN, { who: 'li' })).toBe('done')
    for (let each = 0; each < burst; each += 1) own?.session(school.sessions.li, 'privacy.export')
    expect(await ask('privacy.export', OWN, { who: 'li' })).toBe('429 tooManyCalls')
    own?.belongs('another session', school.people.li)
    expect(() => own?.session('another session', 'report.export')).toThrow('太频繁')
    expect(await ask('privacy.export', OWN, { who: 'wang' })).toBe('done')
    expect(await ask('session.me', {}, { who: 'li' })).toBe('done')
  })

  test('one account cannot take the time of all: its calls end, whatever they are', async () => {
    const { limits: own } = deployment
    for (let each = 0; each < ANYTHING.burst; each += 1) own?.session(school.sessions.li, 'session.me')
    expect(await ask('session.me', {}, { who: 'li' })).toBe('429 tooManyCalls')
    expect(await ask('session.me', {}, { who: 'wang' })).toBe('done')
  })
})

describe('over HTTP', () => {
  let serving: Serving
  afterAll(() => serving.stop())

  test('it says when to come again, and takes no word of a stranger for where it came from', async () => {
    serving = await serve(deployment, { port: 0, hostname: '127.0.0.1', siteFolder: null, version: '1' })
    for (let each = 0; each < STRANGERS.burst; each += 1) deployment.limits?.stranger('127.0.0.1')
    const response = await fetch(`http://127.0.0.1:${serving.port}/api/session/ways`, {
      method: 'POST',
      headers: {
        'x-forwarded-for': '198.51.100.77',
        forwarded: 'for=198.51.100.77',
        'x-real-ip': '198.51.100.77',
      },
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await response.json()).toMatchObject({
      problem: { code: 'tooManyCalls', details: { waitSeconds: 1 } },
    })
  })
})
