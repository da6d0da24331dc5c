import { SignJWT } from 'jose'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type OperationName } from '#core/contract/contract'
import { type Answer, answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { TOKEN_SECRET } from '../school/test-school'
import type { MatrixCaller } from './callers'
import { traces } from './traces'
import { openWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const OPERATIONS = (Object.keys(contract) as OperationName[]).filter((name) => !isPublic(name))

function isPublic(name: OperationName): boolean {
  if (name === 'client.report') return true
  return ['ways', 'open', 'renew', 'invitation', 'join', 'class', 'joinClass'].some(
    (verb) => name === `session.${verb}`,
  )
}

function ask(name: OperationName, input: unknown, token: string | undefined): Promise<Answer> {
  const call = { operation: name, input, token, openId: undefined, requestId: uuidv7() }
  return answer(call, world.school.deployment)
}

const tokenFor = async (who: MatrixCaller) =>
  (await world.school.deployment.tokens.issue(who, world.school.deployment.clock())).token

function inputOf(name: OperationName, id: string): unknown {
  const probe = world.probes[name]
  return probe === 'public' ? {} : probe.input(id)
}

describe('a token', () => {
  /** Signed by somebody, saying something. */
  function signed(
    claims: { d: string; sub: string },
    secret = TOKEN_SECRET,
    expires = '2026-11-18T17:00:00+08:00',
  ) {
    return new SignJWT({ d: claims.d })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('youju')
      .setSubject(claims.sub)
      .setIssuedAt(Date.parse('2026-11-18T16:00:00+08:00') / 1000)
      .setExpirationTime(Date.parse(expires) / 1000)
      .sign(new TextEncoder().encode(secret))
  }

  test('that is forged, unsigned, of another key, over, of another district or of an ended session opens no operation', async () => {
    const { school, away } = world
    const claims = { d: school.districtId, sub: school.sessions.zhou }
    const good = await signed(claims)
    const [, payload = '', signature = ''] = good.split('.')
    const encoded = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url')
    const ended = uuidv7()
    await school.rows(
      `insert into youju.session (district_id, id, school_id, account_id, person_id, refresh_hash, opened_at, expires_at, closed_at)
       select district_id, $2, school_id, account_id, person_id, convert_to($3, 'UTF8'), opened_at, expires_at, now()
         from youju.session where id = $1`,
      [school.sessions.zhou, ended, ended],
    )
    const tokens = [
      undefined,
      '',
      'x',
      'a.b.c',
      '\u0000',
      'x'.repeat(100_000),
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ alg: 'none' })}.${payload}.${signature}`,
      `${encoded({ alg: 'HS512' })}.${payload}.${signature}`,
      `${good.slice(0, -2)}AA`,
      await signed(claims, 'another secret of at least 32 bytes!'),
      await signed(claims, TOKEN_SECRET, '2026-11-18T16:29:00+08:00'),
      await signed({ ...claims, d: away.districtId }),
      await signed({ ...claims, d: `${school.districtId}'` }),
      await signed({ ...claims, sub: uuidv7() }),
      await signed({ ...claims, sub: 'x' }),
      await signed({ ...claims, sub: ended }),
    ]
    expect((await ask('session.me', {}, good)).status).toBe(200)
    const before = await traces(school, away)
    for (const [index, token] of tokens.entries()) {
      const { status, body } = await ask('session.me', {}, token)
      expect([index, status, body.ok]).toEqual([index, 401, false])
    }
    const forged = tokens[6]
    for (const name of OPERATIONS) expect((await ask(name, inputOf(name, uuidv7()), forged)).status).toBe(401)
    expect(await traces(school, away)).toEqual(before)
  }, 120_000)
})

describe('an id of another school', () => {
  test('is answered like one that nobody has, word for word', async () => {
    const told: string[] = []
    for (const is of ['teacher', 'clerk', 'principal', 'parent', 'somebodyWhoLeft']) {
      const who = world.callers.find((each) => each.is === is)
      if (!who) throw new Error(`there is no ${is}`)
      const token = await tokenFor(who)
      for (const name of OPERATIONS) {
        const probe = world.probes[name]
        if (probe === 'public' || probe.on === null) continue
        const foreign = world.things[probe.on].filter((thing) => thing.to(who) === 'foreign')
        const random = await ask(name, probe.input(uuidv7()), token)
        for (const { id, what } of foreign) {
          const theirs = await ask(name, probe.input(id), token)
          if (JSON.stringify(theirs) !== JSON.stringify(random)) {
            told.push(`${is} ${name} ${what}: ${JSON.stringify(theirs.body).slice(0, 160)}`)
          }
        }
      }
    }
    expect(told).toEqual([])
  }, 240_000)
})

describe('whatever is sent', () => {
  function deep(depth: number): unknown {
    let value: unknown = 'x'
    for (let level = 0; level < depth; level += 1) value = { in: [value] }
    return value
  }

  test('is answered without a stack, a statement or a name of a table', async () => {
    const who = world.callers.find(({ is }) => is === 'teacher')
    if (!who) throw new Error('there is no teacher')
    const token = await tokenFor(who)
    const odd = [
      deep(2_000),
      { id: "' or 1=1 --" },
      { id: 'x'.repeat(500_000) },
      Array.from({ length: 5_000 }, () => ({})),
    ]
    const before = await traces(world.school, world.away)
    for (const name of OPERATIONS) {
      for (const input of odd) {
        const { status, body } = await ask(name, input, token)
        expect([name, status]).toEqual([name, status < 500 ? status : 'below 500'])
        if (body.ok) continue
        expect(JSON.stringify(body)).not.toMatch(
          /youju\.|select |insert |node_modules|\bat \/|SQLSTATE|kysely/i,
        )
      }
    }
    expect(await traces(world.school, world.away)).toEqual(before)
  }, 120_000)
})
