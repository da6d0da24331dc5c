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
const account = async () => {
  const [row] = await school.rows<{ failed: number; locked: boolean }>(
    'select failed_attempts failed, locked_until > now() locked from youju.account where person_id = $1',
    [school.people.li],
  )
  return row
}

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
  test('five close the account for the sixth attempt, though it is right; a quarter of an hour later it opens', async () => {
    for (let count = 1; count <= 5; count += 1) expect(await attempt('wrong')).toBe('wrongPassword')
    const refusal = await school.refused(null, 'session.open', {
      way: 'password',
      login: login(),
      password: RIGHT,
    })
    expect(refusal.code).toBe('tooManyAttempts')
    expect(refusal.details.waitSeconds).toBeGreaterThan(890)
    expect(refusal.details.waitSeconds).toBeLessThanOrEqual(900)
    await school.rows(
      `update youju.account set locked_until = locked_until - interval '15 minutes' where person_id = $1`,
      [school.people.li],
    )
    expect(await attempt(RIGHT)).toBe('open')
    expect(await account()).toEqual({ failed: 0, locked: null })
  })

  test('four leave it open, and the right one starts the count anew', async () => {
    await school.rows('update youju.account set failed_attempts = 4 where person_id = $1', [school.people.li])
    expect(await attempt(RIGHT)).toBe('open')
    expect(await account()).toEqual({ failed: 0, locked: null })
  })

  test('eight at once get no more than the five tries', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => attempt(`guess ${index}`)))
    expect(outcomes.filter((outcome) => outcome === 'wrongPassword')).toHaveLength(5)
    expect(outcomes.filter((outcome) => outcome === 'tooManyAttempts')).toHaveLength(3)
    expect(await account()).toEqual({ failed: 5, locked: true })
  })

  test('do not close the account’s other ways, nor other accounts', async () => {
    await school.rows(
      `update youju.account set locked_until = now() + interval '1 hour' where person_id = $1`,
      [school.people.li],
    )
    await school.rows('update youju.account set password_hash = $2 where person_id = $1', [
      school.people.wang,
      hash,
    ])
    expect(await attempt(RIGHT)).toBe('tooManyAttempts')
    expect(await attempt(RIGHT, `login-${school.people.wang}`)).toBe('open')
  })
})
