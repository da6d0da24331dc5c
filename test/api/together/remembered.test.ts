import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Caller } from '../../../cloudfunctions/_shared/endpoint/caller'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { KnownCallers } from '../../../cloudfunctions/_shared/endpoint/known-callers'
import { Together } from '../../../cloudfunctions/_shared/endpoint/together'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let deployment: Deployment
/** Ids of records that were written with others'. */
const writtenTogether: string[] = []
beforeAll(async () => {
  school = await testSchool({ entrance: 'direct' })
  const { store } = school.deployment
  const query = async (asked: pg.QueryConfig) => {
    const answered = await store.pool.query<{ kept?: { written: string[] } }>(asked)
    writtenTogether.push(...answered.rows.flatMap(({ kept }) => kept?.written ?? []))
    return answered
  }
  const pool = { query } as typeof store.pool
  deployment = {
    ...school.deployment,
    store: { ...store, pool },
    together: new Together(() => deployment),
  }
})
afterAll(() => school.close())

/** Handed in together with whoever comes at the same time. */
async function hand(who: PersonKey, input: unknown = school.observation()) {
  const call = { operation: 'record.submit', input, token: await school.tokenOf(who) }
  const { status, body } = await answer({ ...call, openId: undefined, requestId: uuidv7() }, deployment)
  return body.ok ? status : body.problem.code
}

describe('what is handed in at once', () => {
  test('is written by the statement for several, as soon as the school is at hand', async () => {
    const people = ['wang', 'sun', 'zhou'] as const
    const inPeriod = (period: number) => people.map(() => school.observation({ periods: [period] }))
    const handAll = (submissions: ReturnType<typeof inPeriod>) =>
      Promise.all(submissions.map((submission, index) => hand(people[index] ?? 'wang', submission)))
    expect(await handAll(inPeriod(5))).toEqual([200, 200, 200])
    const before = writtenTogether.length
    const together = inPeriod(6)
    expect(await handAll(together)).toEqual([200, 200, 200])
    expect(writtenTogether.slice(before).sort()).toEqual(together.map(({ id }) => id).sort())
  })
})

describe('a caller whom the host remembers', () => {
  test('is heard again, and not once their session has ended', async () => {
    expect(await hand('wang', school.observation({ periods: [1] }))).toBe(200)
    expect(await hand('wang', school.observation({ periods: [2] }))).toBe(200)
    await school.rows('update youju.session set closed_at = now() where id = $1', [school.sessions.wang])
    expect(await hand('wang', school.observation({ periods: [3] }))).toBe('notSignedIn')
    expect(await hand('wang', { id: uuidv7(), content: {} })).toBe('notSignedIn')
  })

  test('may do what their posts of now say, not those of before', async () => {
    expect(await hand('zhou', school.observation({ periods: [1] }))).toBe(200)
    expect(await hand('zhou', school.observation({ periods: [2] }))).toBe(200)
    await school.rows(`update youju.appointment set to_on = '2026-11-17' where person_id = $1`, [
      school.people.zhou,
    ])
    expect(await hand('zhou', school.observation({ periods: [3] }))).toBe('notAllowed')
    await school.rows(`update youju.appointment set to_on = null where person_id = $1`, [school.people.zhou])
    expect(await hand('zhou', school.observation({ periods: [3] }))).toBe(200)
  })
})

describe('callers are remembered', () => {
  const caller = (over: Partial<Caller>) => {
    const atHand = { stamp: 's', whole: false }
    return { sessionId: 'session', posts: [], atHand, ...over } as unknown as Caller
  }
  const held = (actingFor: string | null) =>
    [{ post: 'groupLead', unitId: 'u', unitName: '', unitKind: 'group', actingFor }] as const

  test('for the day on which they entered, until they are forgotten', () => {
    const known = new KnownCallers()
    known.keep(caller({ posts: held(null) }), '2026-11-18')
    expect(known.find('session', '2026-11-18')).toBeDefined()
    expect(known.find('session', '2026-11-19')).toBeUndefined()
    known.forget('session')
    expect(known.find('session', '2026-11-18')).toBeUndefined()
  })

  test('not when they act for somebody, nor when nothing tells that their school has changed', () => {
    const known = new KnownCallers()
    known.keep(caller({ posts: held('周老师') }), '2026-11-18')
    const { atHand: _, ...parent } = caller({})
    known.keep(parent as Caller, '2026-11-18')
    expect(known.find('session', '2026-11-18')).toBeUndefined()
  })
})
