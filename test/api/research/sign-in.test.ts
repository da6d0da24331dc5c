import { createHmac } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entered } from '../school/entered'
import { testPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

const STEP = 15_000
const START = '2026-11-18T16:30:00+08:00'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  const plan = testPlan()
  const withCode = { ...plan, settings: { ...plan.settings, signInCode: true } }
  school = await testSchool({ plan: withCode })
  beside = await testSchool({ plan: withCode, beside: school })
})
afterAll(() => Promise.all([school.close(), beside.close()]))

let now: number
const at = (instant: number) => {
  now = instant
  for (const each of [school, beside]) each.setNow(new Date(instant).toISOString())
}
const later = (ms: number) => at(now + ms)

beforeEach(async () => {
  at(Date.parse(START))
  await school.rows(
    'update youju.research_sign_in set closed_at = now() where closed_at is null returning id',
  )
})

const open = async (groupId = school.units.maths) =>
  (await school.call('sun', 'research.openCode', { groupId })).id
const tokenOf = async (id: string) => (await school.call('sun', 'research.code', { id })).tokens[0] ?? ''
const codeOf = async (who: 'li' | 'he' | 'wang', id: string, token: string) =>
  (await school.refused(who, 'research.signIn', { id, token })).code

describe('the code on the screen', () => {
  test('is the first 128 bits of HMAC-SHA256 over sign-in and step, under a secret of 256 bits', async () => {
    const id = await open()
    const [row] = await school.rows<{ secret: Buffer }>(
      'select secret from youju.research_sign_in where id = $1',
      [id],
    )
    const secret = row?.secret ?? Buffer.alloc(0)
    expect(secret).toHaveLength(32)
    const { tokens, leftMs, stepMs } = await school.call('sun', 'research.code', { id })
    const step = Math.floor(now / STEP)
    const expected = [0, 1, 2, 3].map((ahead) =>
      createHmac('sha256', secret)
        .update(`${id}/${step + ahead}`)
        .digest('hex')
        .slice(0, 32),
    )
    expect(tokens).toEqual(expected)
    expect([leftMs, stepMs]).toEqual([STEP - (now % STEP), STEP])
  })

  test('is for who leads the session: not for its members, other leads or another school', async () => {
    const id = await open()
    expect((await school.refused('li', 'research.code', { id })).code).toBe('notAllowed')
    expect((await school.refused('chen', 'research.code', { id })).code).toBe('signInOver')
    expect((await beside.refused('sun', 'research.code', { id })).code).toBe('signInOver')
    expect((await school.refused('chen', 'research.closeCode', { id })).code).toBe('signInOver')
    const closed = await school.call('qian', 'research.closeCode', { id })
    expect(closed).toEqual({ signedIn: [] })
  })

  test('is opened by the lead or a leader, once: opened again it is the same', async () => {
    const groupId = school.units.maths
    expect((await school.refused('li', 'research.openCode', { groupId })).code).toBe('notAllowed')
    expect((await school.refused('chen', 'research.openCode', { groupId })).code).toBe('unknownUnit')
    expect(await open()).toBe(await open())
  })

  test('does not exist where the plan has not switched it on', async () => {
    const off = await testSchool()
    const refused = await off.refused('sun', 'research.openCode', { groupId: off.units.maths })
    expect(refused.code).toBe('signInOff')
    await off.close()
  })

  test('has a secret that nobody can read, not even who opened it', async () => {
    await open()
    for (const who of ['li', 'sun', 'qian'] as const) {
      await entered(school, who, async (as) => {
        expect(await as.tries('select secret from youju.research_sign_in')).toBe('denied')
        expect(await as.tries(`select youju.hmac('', '')`)).toBe('denied')
      })
    }
  })
})

describe('signing in', () => {
  test('with the code of this step or the one before puts the person on the organiser’s list, once', async () => {
    const id = await open()
    const token = await tokenOf(id)
    expect(await school.call('li', 'research.signIn', { id, token })).toEqual({
      groupName: '数学组',
      on: '2026-11-18',
    })
    later(STEP)
    await school.call('he', 'research.signIn', { id, token })
    await school.call('li', 'research.signIn', { id, token })
    const { signedIn } = await school.call('sun', 'research.code', { id })
    expect(signedIn).toEqual([school.people.li, school.people.he])
  })

  test('marks nobody: the record stays the organiser’s to write', async () => {
    const id = await open()
    await school.call('li', 'research.signIn', { id, token: await tokenOf(id) })
    expect((await school.call('li', 'research.attendance', {})).items).toEqual([])
  })

  test('with a code two steps old is refused, and so is one for a step to come', async () => {
    const id = await open()
    const { tokens } = await school.call('sun', 'research.code', { id })
    later(2 * STEP)
    expect(await codeOf('li', id, tokens[0] ?? '')).toBe('signInWrong')
    expect(await codeOf('li', id, tokens[3] ?? '')).toBe('signInWrong')
  })

  test('is over after two hours, and once it is closed, with whatever code', async () => {
    const id = await open()
    later(2 * 3_600_000 - 1)
    const last = await tokenOf(id)
    later(1)
    expect(await codeOf('li', id, last)).toBe('signInOver')
    expect((await school.refused('sun', 'research.code', { id })).code).toBe('signInOver')
    const anew = await open()
    const token = await tokenOf(anew)
    await school.call('sun', 'research.closeCode', { id: anew })
    expect(await codeOf('li', anew, token)).toBe('signInOver')
  })

  test('does not take the code of another session, nor one made up', async () => {
    const maths = await open()
    const chinese = (await school.call('chen', 'research.openCode', { groupId: school.units.chinese })).id
    const { tokens } = await school.call('chen', 'research.code', { id: chinese })
    expect(await codeOf('li', maths, tokens[0] ?? '')).toBe('signInWrong')
    expect(await codeOf('li', maths, 'f'.repeat(32))).toBe('signInWrong')
    expect(await codeOf('li', uuidv7(), tokens[0] ?? '')).toBe('signInOver')
    const foreign = await beside.refused('li', 'research.signIn', { id: maths, token: await tokenOf(maths) })
    expect(foreign.code).toBe('signInOver')
  })

  test('is closed to a person after ten wrong codes, though the eleventh were right; others go on', async () => {
    const id = await open()
    for (let tries = 0; tries < 10; tries++) {
      expect(await codeOf('he', id, String(tries).padStart(32, '0'))).toBe('signInWrong')
    }
    const token = await tokenOf(id)
    expect(await codeOf('he', id, token)).toBe('signInTooOften')
    await school.call('li', 'research.signIn', { id, token })
  })

  test('cannot be had by writing it into the table', async () => {
    const id = await open()
    await entered(school, 'li', async (as) => {
      const values = [school.districtId, id, school.people.li, school.id]
      const sign = `insert into youju.research_signed (district_id, sign_in_id, person_id, school_id, signed_at) values ($1, $2, $3, $4, now())`
      expect(await as.tries(sign, values)).toBe('denied')
      expect(await as.tries('update youju.research_signed set signed_at = now()')).toBe('denied')
    })
  })
})
