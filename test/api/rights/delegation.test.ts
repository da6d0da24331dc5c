import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import { DELEGABLE_POSTS } from '#core/rights/standing-in'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let beside: TestSchool
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
})
afterAll(() => Promise.all([school, beside].map((each) => each.close())))
beforeEach(async () => {
  school.setNow('2026-11-18T16:30:00+08:00')
  await school.rows('delete from youju.delegation where school_id = $1', [school.id])
})

type Giving = Input<'delegation.give'>

function giving(taker: PersonKey, changes: Partial<Giving> = {}): Giving {
  const days = { from: '2026-11-18', to: '2026-11-20' }
  return {
    id: uuidv7(),
    post: 'principal',
    takerId: school.people[taker],
    ...days,
    reason: '外出开会',
    ...changes,
  }
}

const refusal = async (who: PersonKey, given: Giving) =>
  (await school.refused(who, 'delegation.give', given)).code

/** The principal is away from Wednesday to Friday, and He, a teacher, acts. */
async function heActs(changes: Partial<Giving> = {}): Promise<string> {
  return (await school.call('zhou', 'delegation.give', giving('he', changes))).id
}

const opensTheWeek = async (who: PersonKey) => (await school.ask(who, 'standing.school', {})).body.ok

describe('whoever stands in', () => {
  test('has the rights of the post from the first day to the last, and not a day more', async () => {
    expect(await opensTheWeek('he')).toBe(false)
    await heActs({ from: '2026-11-19' })
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'] as const
    const open: boolean[] = []
    for (const day of days) {
      school.setNow(`${day}T16:30:00+08:00`)
      open.push(await opensTheWeek('he'))
    }
    expect(open).toEqual([false, true, true, false])
  })

  test('stays what they are: what they owe is the same as before', async () => {
    const owed = async () => (await school.call('he', 'standing.mine', {})).promises
    const before = await owed()
    await heActs()
    expect(await owed()).toEqual(before)
  })

  test('does not check the own records, and does check others’', async () => {
    const [own, other] = [school.observation({ periods: [2] }), school.observation({ periods: [3] })]
    await school.call('he', 'record.submit', own)
    await school.call('wang', 'record.submit', other)
    await heActs()
    const passing = (id: string) => ({ id, revision: 1, decision: 'pass' as const })
    expect((await school.refused('he', 'record.decide', passing(own.id))).code).toBe('ownRecord')
    await school.call('he', 'record.decide', passing(other.id))
  })

  test('cannot hand the post on, nor have it for longer', async () => {
    await heActs()
    expect(await refusal('he', giving('wang'))).toBe('postNotHeld')
    expect(await refusal('he', giving('wang', { to: '2026-12-20' }))).toBe('postNotHeld')
    expect((await school.call('he', 'delegation.list', {})).mine).toEqual([])
  })

  test('has nothing any more as soon as it is ended, or the giver’s post ends, or the own', async () => {
    const id = await heActs()
    expect(await opensTheWeek('he')).toBe(true)
    await school.call('zhou', 'delegation.end', { id, reason: '提前回来' })
    expect(await opensTheWeek('he')).toBe(false)

    await heActs()
    const end = (who: PersonKey, to: string | null) =>
      school.rows('update youju.appointment set to_on = $2 where person_id = $1', [school.people[who], to])
    for (const who of ['zhou', 'he'] as const) {
      expect(await opensTheWeek('he')).toBe(true)
      await end(who, '2026-11-17')
      expect(await opensTheWeek('he')).toBe(false)
      await end(who, null)
    }
  })

  test('is named in the journal with every act, and so is for whom', async () => {
    const observation = school.observation({ periods: [4] })
    await school.call('wang', 'record.submit', observation)
    await heActs()
    await school.call('he', 'record.decide', { id: observation.id, revision: 1, decision: 'pass' })
    const acts = await school.rows(
      'select actor_id, acting_for from youju.journal where row_id = $1 order by seq',
      [observation.id],
    )
    const { wang, he, zhou } = school.people
    expect(acts).toEqual([
      { actor_id: wang, acting_for: null },
      { actor_id: he, acting_for: [zhou] },
    ])
  })

  test('speaks for the group whose lead is away', async () => {
    await school.call('sun', 'delegation.give', giving('li', { post: 'groupLead' }))
    const session = school.research({ on: '2026-11-18' })
    await school.call('li', 'record.submit', session)
  })
})

describe('a post', () => {
  test('is handed over by those who hold it by appointment on that day', async () => {
    for (const post of DELEGABLE_POSTS) {
      const outcome = await school.ask('wu', 'delegation.give', giving('li', { post }))
      expect([post, outcome.body.ok]).toEqual([post, post === 'clerk'])
    }
    expect(await refusal('zhou', giving('he', { post: 'teacher' }))).toBe('postNotHeld')
    expect((await school.refused('wang', 'delegation.give', giving('he'))).code).toBe('notAllowed')
  })

  test('of the staff of the school in post, and of nobody else', async () => {
    const strangers = [school.people.zheng, beside.people.li, uuidv7(), school.people.zhou]
    for (const takerId of strangers)
      expect(await refusal('zhou', giving('he', { takerId }))).toBe('unknownTaker')
    school.setNow('2026-11-08T16:30:00+08:00')
    expect(await refusal('zhou', giving('he', { from: '2026-11-08', to: '2026-11-20' }))).toBe('unknownTaker')
  })

  test('from today for sixty days at most', async () => {
    expect(await refusal('zhou', giving('he', { from: '2026-11-17' }))).toBe('badInput')
    expect(await refusal('zhou', giving('he', { to: '2026-11-17' }))).toBe('badInput')
    expect(await refusal('zhou', giving('he', { to: '2027-01-17' }))).toBe('badInput')
    await heActs({ to: '2027-01-16' })
  })

  test('to one at a time: days that overlap are refused, the day after the last is free', async () => {
    await heActs()
    expect(await refusal('zhou', giving('qian', { from: '2026-11-20', to: '2026-11-21' }))).toBe(
      'delegationOverlaps',
    )
    await school.call('zhou', 'delegation.give', giving('qian', { from: '2026-11-21', to: '2026-11-22' }))
  })

  test('once, however often it is sent; the same id with other content is refused', async () => {
    const given = giving('he')
    await Promise.all([1, 2, 3].map(() => school.call('zhou', 'delegation.give', given)))
    expect(await school.rows('select from youju.delegation where id = $1', [given.id])).toHaveLength(1)
    expect(await school.rows('select from youju.journal where row_id = $1', [given.id])).toHaveLength(1)
    expect(await refusal('zhou', { ...given, reason: '出差' })).toBe('idTaken')
    expect(await refusal('qian', { ...given, post: 'director' })).toBe('idTaken')
  })
})

describe('a delegation', () => {
  test('is seen by every colleague, and ended by the giver, the taker and leaders', async () => {
    const id = await heActs()
    const mayEnd = async (who: PersonKey) =>
      (await school.call(who, 'delegation.list', {})).delegations.map((each) => each.mayEnd)
    expect(await mayEnd('wang')).toEqual([false])
    expect(await mayEnd('he')).toEqual([true])
    expect(await mayEnd('qian')).toEqual([true])
    const ending = { id, reason: '提前回来' }
    expect((await school.refused('wang', 'delegation.end', ending)).code).toBe('notAllowed')
    expect((await school.refused('zheng', 'delegation.end', ending)).code).toBe('notAllowed')
    expect((await beside.refused('zhou', 'delegation.end', ending)).code).toBe('notFound')
    await school.call('he', 'delegation.end', ending)
    await school.call('he', 'delegation.end', ending)
    const did = await school.rows('select did from youju.journal where row_id = $1 order by seq', [id])
    expect(did).toEqual([{ did: 'delegated' }, { did: 'ended' }])
  })

  test('says where it stands: running and coming first', async () => {
    const gone = await heActs({ to: '2026-11-18' })
    const ended = await heActs({ from: '2026-11-23', to: '2026-11-24' })
    await school.call('zhou', 'delegation.end', { id: ended, reason: '不去了' })
    school.setNow('2026-11-19T16:30:00+08:00')
    const coming = await heActs({ from: '2026-11-25', to: '2026-11-26' })
    const running = await heActs({ from: '2026-11-19', to: '2026-11-20' })
    const { delegations, mine } = await school.call('zhou', 'delegation.list', {})
    expect(delegations.map(({ id, state }) => [id, state])).toEqual([
      [running, 'running'],
      [coming, 'coming'],
      [gone, 'over'],
      [ended, 'ended'],
    ])
    expect(mine).toEqual([{ post: 'principal', label: '校长' }])
  })
})
