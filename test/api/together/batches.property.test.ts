import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { Together } from '../../../cloudfunctions/_shared/endpoint/together'
import { kept, recounted } from '../bookkeeping/recount'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

/** Two schools of one district and one of another, and the same three once more: there everything is done singly. */
let schools: TestSchool[]
let twins: TestSchool[]
beforeAll(async () => {
  schools = await threeSchools()
  twins = await threeSchools()
})
afterAll(() => Promise.all([...schools, ...twins].map((school) => school.close())))

async function threeSchools() {
  const first = await testSchool({ entrance: 'direct' })
  return [
    first,
    await testSchool({ entrance: 'direct', beside: first }),
    await testSchool({ entrance: 'direct' }),
  ]
}

const PEOPLE = ['wang', 'li', 'sun', 'zhou', 'zheng'] as const satisfies readonly PersonKey[]

/** One submission, or the same twice. An id stands for its content: of two contents under one id it hangs on the order which is kept. */
const submitted = fc.record({
  school: fc.nat(2),
  who: fc.constantFrom(...PEOPLE),
  id: fc.nat(3),
  twice: fc.boolean(),
  what: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('observation' as const),
        day: fc.integer({ min: 12, max: 17 }),
        period: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'research' as const }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { kind: 'future' as const },
        { kind: 'nonsense' as const },
        { kind: 'elsewhere' as const },
      ),
    },
  ),
})
type Submitted = Omit<typeof submitted extends fc.Arbitrary<infer T> ? T : never, 'who'> & {
  readonly who: PersonKey
}

/**
 * Of several submissions of one fact it hangs on the order which is kept; how many are answered that they are is the same only if each of
 * them is sent equally often: twice, if one of them is.
 */
function equallyOften(submissions: readonly Submitted[]): Submitted[] {
  const factOf = ({ school, who, what }: Submitted) =>
    JSON.stringify(what.kind === 'research' ? [school, what] : [school, who, what])
  const twice = new Set(submissions.filter((each) => each.twice).map(factOf))
  const nameOf = ({ twice: _, ...named }: Submitted) => JSON.stringify(named)
  const once = submissions.filter(
    (each, place) => place === submissions.findIndex((other) => nameOf(other) === nameOf(each)),
  )
  return once.flatMap((each) => (twice.has(factOf(each)) ? [each, each] : [each]))
}

interface Made {
  readonly idOf: (submitted: Submitted) => string
  readonly schools: readonly TestSchool[]
}

function inputOf(submitted: Submitted, { idOf, schools: at }: Made): unknown {
  const { who, what, school } = submitted
  const id = idOf(submitted)
  const own = at[school]
  const other = at[(school + 1) % at.length]
  if (!own || !other) throw new Error('no school')
  const named = <T extends { id: string }>(submission: T) => ({ ...submission, id })
  switch (what.kind) {
    case 'observation':
      return named(own.observation({ on: `2026-11-${what.day}`, periods: [what.period] }))
    case 'research':
      // Of two people who write down the same session it hangs on the order who is told so.
      return named(
        own.research({ groupId: who === 'zhou' ? own.units.chinese : own.units.maths, theme: '集体备课' }),
      )
    case 'future':
      return named(own.observation({ on: '2026-11-19' }))
    case 'elsewhere':
      return named(own.observation({ classId: other.units.class1 }))
    default:
      return { id, content: { kind: 'observation' } }
  }
}

/** What an answer says, without what differs between twins: ids, hashes and times. */
function said({ status, body }: Answer): unknown {
  if (!body.ok) return { status, code: body.problem.code }
  const { revision, state, late, credits, leftOut } = body.data as Record<string, unknown>
  const names = (rules: unknown) => (rules as { ruleName: string }[]).map(({ ruleName }) => ruleName)
  return { status, revision, state, late, credits: names(credits), leftOut: names(leftOut) }
}

async function send(each: Submitted, made: Made, deployment: Deployment): Promise<Answer> {
  const school = made.schools[each.school]
  if (!school) throw new Error('no school')
  const call = {
    operation: 'record.submit',
    input: inputOf(each, made),
    token: await school.tokenOf(each.who),
  }
  return answer({ ...call, openId: undefined, requestId: uuidv7() }, deployment)
}

function together(school: TestSchool, lanes: number, most: number): Deployment {
  const deployment: Deployment = {
    ...school.deployment,
    together: new Together(() => deployment, lanes, most),
  }
  return deployment
}

/** By school, person, number and content. */
function newIds(): Made['idOf'] {
  const ids = new Map<string, string>()
  return ({ school, who, id, what }) => {
    const name = JSON.stringify([school, who, id, what])
    const known = ids.get(name) ?? uuidv7()
    ids.set(name, known)
    return known
  }
}

/** Whoever has to begin anew is answered after those who came later: of two who write down one fact either may be the first. */
const inAnyOrder = (answers: readonly Answer[]) => answers.map((each) => JSON.stringify(said(each))).sort()

describe('submissions of several schools at once', () => {
  test('are answered, and kept, as they are one after the other', async () => {
    const [first] = schools
    const [twin] = twins
    if (!first || !twin) throw new Error('no school')
    // What a school is made of is at hand from here on, so that batches are what is tried.
    for (const made of [schools, twins]) await warm(made)
    await fc.assert(
      fc.asyncProperty(
        fc.array(submitted, { minLength: 2, maxLength: 24 }),
        fc.integer({ min: 2, max: 16 }),
        async (submissions, most) => {
          const list = equallyOften(submissions)
          const [idOf, twinIdOf] = [newIds(), newIds()]
          const deployment = together(first, 1, most)
          const sent = await Promise.all(list.map((each) => send(each, { idOf, schools }, deployment)))
          const singly: Answer[] = []
          for (const each of list)
            singly.push(await send(each, { idOf: twinIdOf, schools: twins }, twin.deployment))
          expect(inAnyOrder(sent)).toEqual(inAnyOrder(singly))
          for (const [index, school] of schools.entries()) {
            const other = twins[index]
            if (!other) throw new Error('no twin')
            expect(await kept(school)).toEqual(await recounted(school))
            expect(await rowsOf(school)).toEqual(await rowsOf(other))
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  })
})

describe('in a batch', () => {
  let school: TestSchool
  let alone = 0
  let deployment: Deployment
  beforeAll(async () => {
    school = await testSchool({ entrance: 'direct' })
    await warm([school])
    // What only somebody's own calls read is at hand from their first one on.
    await hand({ kind: 'observation', day: 14, period: 4 }, 'wang', uuidv7(), school.deployment)
    deployment = countingAlone(() => alone++)
  })
  beforeEach(() => {
    alone = 0
  })
  afterAll(() => school.close())

  const hand = (what: Submitted['what'], who: PersonKey, id = uuidv7(), to = deployment) =>
    send({ school: 0, who, id: 0, twice: false, what }, { idOf: () => id, schools: [school] }, to)

  function countingAlone(count: () => void): Deployment {
    const db = new Proxy(school.deployment.store.db, {
      get(target, key) {
        if (key === 'transaction') count()
        const found: unknown = Reflect.get(target, key, target)
        return typeof found === 'function' ? found.bind(target) : found
      },
    })
    const counting: Deployment = {
      ...school.deployment,
      store: { ...school.deployment.store, db },
      together: new Together(() => counting, 1, 16),
    }
    return counting
  }

  test('nobody begins alone but who is refused', async () => {
    const answers = await Promise.all([
      hand({ kind: 'observation', day: 12, period: 4 }, 'wang'),
      hand({ kind: 'future' }, 'he'),
      hand({ kind: 'nonsense' }, 'sun'),
      hand({ kind: 'observation', day: 13, period: 4 }, 'he'),
    ])
    const codes = answers.map(({ body }) => (body.ok ? null : body.problem.code))
    expect(codes).toEqual([null, 'inFuture', 'badInput', null])
    expect(alone).toBe(2)
  })

  test('what is kept already has the receipt that it had, beside what is new', async () => {
    const ids = [uuidv7(), uuidv7()] as const
    const first = () => hand({ kind: 'observation', day: 16, period: 4 }, 'wang', ids[0])
    const second = () => hand({ kind: 'observation', day: 16, period: 5 }, 'he', ids[1])
    const receipts = await Promise.all([first(), second()])
    const [again, alsoAgain, anew] = await Promise.all([
      first(),
      second(),
      hand({ kind: 'observation', day: 16, period: 6 }, 'wang'),
    ])
    expect(receipts.map(({ status }) => status)).toEqual([200, 200])
    expect([again, alsoAgain]).toEqual(receipts)
    expect(anew.status).toBe(200)
    expect(alone).toBe(0)
  })

  test('what has been changed since it was handed in is told as it is now', async () => {
    const id = uuidv7()
    const handIn = () => hand({ kind: 'observation', day: 17, period: 4 }, 'wang', id)
    const { body } = await handIn()
    await school.call('wang', 'record.withdraw', { id, revision: 1, reason: '记错了' })
    const again = await handIn()
    expect(again.body).toMatchObject({ ok: true, data: { id, revision: 2, state: 'withdrawn' } })
    expect(body).toMatchObject({ ok: true, data: { id, revision: 1, state: 'counted' } })
    expect(alone).toBe(1)
  })
})

async function warm(made: readonly TestSchool[]): Promise<void> {
  const [first] = made
  if (!first) throw new Error('no school')
  for (const school of made) {
    const hand = async (who: PersonKey, input: unknown) => {
      const call = { operation: 'record.submit', input, token: await school.tokenOf(who) }
      const { status } = await answer({ ...call, openId: undefined, requestId: uuidv7() }, first.deployment)
      expect(status).toBe(200)
    }
    for (const day of [12, 13, 14, 15, 16, 17])
      await hand('he', school.observation({ on: `2026-11-${day}`, periods: [6] }))
    await hand('sun', school.research({ theme: '集体备课' }))
  }
}

/** Who wrote what when, with the journal's word for it, and what it came to; without ids. */
async function rowsOf(school: TestSchool) {
  const records = await school.rows(
    `select p.name, r.kind, r.happened_on::text as day, r.payload -> 'periods' as periods, r.state, j.did, a.name as actor, r.author_id = j.actor_id as own
       from youju.record r
       join youju.person p on p.district_id = r.district_id and p.id = r.author_id
       join youju.journal j on j.district_id = r.district_id and j.row_id = r.id
       join youju.person a on a.district_id = j.district_id and a.id = j.actor_id
      where r.school_id = $1 order by 1, 2, 3, 4`,
    [school.id],
  )
  const tallies = await school.rows(
    `select t.measure, p.name, t.week, t.quantity, t.days from youju.tally t
       left join youju.person p on p.district_id = t.district_id and p.id = t.subject_id
      where t.school_id = $1 order by 1, 2, 3`,
    [school.id],
  )
  return { records, tallies }
}
