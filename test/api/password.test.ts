import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword, passwordMatches } from '../../cloudfunctions/session/password'
import { type TestSchool, testSchool } from './school/test-school'

const RIGHT = '青禾-2026-Qinghe'
let school: TestSchool
let hash: string
beforeAll(async () => {
  hash = await hashPassword(RIGHT)
})
beforeEach(async () => {
  school = await testSchool()
  await school.rows('update youju.account set password_hash = $2 where person_id = $1', [
    school.people.li,
    hash,
  ])
  return () => school.close()
})

const login = () => `login-${school.people.li}`
async function attempt(password: string, as = login()): Promise<string> {
  const { body } = await school.ask(null, 'session.open', { way: 'password', login: as, password })
  return body.ok ? 'open' : body.problem.code
}
/** What is kept of the attempts under a login; a hash of it, never the login. */
const attempts = async (as = login()) => {
  const [row] = await school.rows<{ failed: number; locked: boolean }>(
    `select failed, coalesce(locked_until > now(), false) locked from youju.sign_in_attempt
      where login_hash = sha256(convert_to($1, 'UTF8'))`,
    [as],
  )
  return row
}
const tried = (failed: number, lockedFor: string | null = null) =>
  school.rows(
    `insert into youju.sign_in_attempt values (sha256(convert_to($1, 'UTF8')), $2, now() + $3::interval, now())`,
    [login(), failed, lockedFor],
  )
const minutesPass = (minutes: number) =>
  school.rows(
    `update youju.sign_in_attempt set locked_until = locked_until - make_interval(mins => $1),
            last_at = last_at - make_interval(mins => $1)`,
    [minutes],
  )

describe('a password', () => {
  test('opens the account it belongs to, with blanks around the login', async () => {
    expect(await attempt(RIGHT, ` ${login()} `)).toBe('open')
  })

  test('that is wrong and a login that does not exist are answered alike', async () => {
    const wrong = await school.refused(null, 'session.open', {
      way: 'password',
      login: login(),
      password: 'x',
    })
    const unknown = await school.refused(null, 'session.open', {
      way: 'password',
      login: 'nobody',
      password: 'x',
    })
    expect(wrong.code).toBe('wrongPassword')
    expect(unknown).toEqual(wrong)
  })

  test('of an account without one opens nothing', async () => {
    expect(await attempt('', `login-${school.people.wang}`)).toBe('badInput')
    expect(await attempt('null', `login-${school.people.wang}`)).toBe('wrongPassword')
  })

  test('is kept as a salted hash: the same password twice is two hashes, and full-width letters are the same', async () => {
    expect(hash).toMatch(/^scrypt\$[\w-]{22}\$[\w-]{43}$/)
    expect(hash).not.toContain(RIGHT)
    expect(await passwordMatches(RIGHT.replace('Q', 'Ｑ'), hash)).toBe(true)
  })
})

describe('wrong passwords', () => {
  const refusal = (as: string) =>
    school.refused(null, 'session.open', { way: 'password', login: as, password: RIGHT })

  test('five close the login for the sixth attempt, though it is right; a quarter of an hour later it opens', async () => {
    for (let count = 1; count <= 5; count += 1) expect(await attempt('wrong')).toBe('wrongPassword')
    const { code, details } = await refusal(login())
    expect(code).toBe('tooManyAttempts')
    expect(details.waitSeconds).toBeGreaterThan(890)
    expect(details.waitSeconds).toBeLessThanOrEqual(900)
    await minutesPass(15)
    expect(await attempt(RIGHT)).toBe('open')
    expect(await attempts()).toBeUndefined()
  })

  test('five under a login that nobody has close it alike: the refusal does not tell who exists', async () => {
    await tried(5, '15 minutes')
    const known = await refusal(login())
    const nobody = `nobody-${school.districtId}`
    for (let count = 1; count <= 5; count += 1) expect(await attempt('wrong', nobody)).toBe('wrongPassword')
    const unknown = await refusal(` ${nobody} `)
    expect({ ...unknown, details: {} }).toEqual({ ...known, details: {} })
    expect(unknown.details.waitSeconds).toBeGreaterThan(890)
  })

  test('four leave it open, and the right one starts the count anew', async () => {
    await tried(4)
    expect(await attempt(RIGHT)).toBe('open')
    expect(await attempts()).toBeUndefined()
  })

  test('count from one again after the quarter of an hour', async () => {
    await tried(5, '-1 second')
    expect(await attempt('wrong')).toBe('wrongPassword')
    expect(await attempts()).toEqual({ failed: 1, locked: false })
  })

  test('eight at once get no more than the five tries', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => attempt(`guess ${index}`)))
    expect(outcomes.filter((outcome) => outcome === 'wrongPassword')).toHaveLength(5)
    expect(outcomes.filter((outcome) => outcome === 'tooManyAttempts')).toHaveLength(3)
    expect(await attempts()).toEqual({ failed: 5, locked: true })
  })

  test('do not close the account’s other ways, nor other accounts', async () => {
    await tried(5, '1 hour')
    await school.rows('update youju.account set password_hash = $2 where person_id = $1', [
      school.people.wang,
      hash,
    ])
    expect(await attempt(RIGHT)).toBe('tooManyAttempts')
    expect(await attempt(RIGHT, `login-${school.people.wang}`)).toBe('open')
  })

  test('whose password nobody looked at, because the server was too busy, are taken back', async () => {
    await tried(4)
    const act = (statement: string) => school.rows(`select youju.${statement}`, [login()])
    await act('begin_sign_in($1)')
    expect(await attempts()).toEqual({ failed: 5, locked: true })
    await act(`end_sign_in($1, 'unchecked')`)
    expect(await attempts()).toEqual({ failed: 4, locked: false })
  })

  test('are forgotten after a day without any', async () => {
    await tried(3)
    await minutesPass(24 * 60)
    expect(await attempt('wrong')).toBe('wrongPassword')
    expect(await attempts()).toEqual({ failed: 1, locked: false })
  })
})
