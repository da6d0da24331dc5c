import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import { type Answer, answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { Together } from '../../../cloudfunctions/_shared/endpoint/together'
import { kept, recounted } from '../bookkeeping/recount'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'

const RUNS = Number(process.env.YOUJU_PROPERTY_RUNS ?? 6)

/** Two schools of one district and one of another. */
let schools: readonly TestSchool[]
beforeAll(async () => {
  const first = await testSchool({ entrance: 'direct' })
  const beside = await testSchool({ entrance: 'direct', beside: first })
  schools = [first, beside, await testSchool({ entrance: 'direct' })]
})
afterAll(() => Promise.all(schools.map((school) => school.close())))

type Submission = Input<'record.submit'>

interface Sending {
  readonly school: number
  readonly who: PersonKey
  readonly submission: Submission
}

const PEOPLE = ['wang', 'li', 'sun', 'zhou'] as const satisfies readonly PersonKey[]
const place = {
  school: fc.nat(2),
  who: fc.constantFrom(...PEOPLE),
  day: fc.integer({ min: 12, max: 17 }),
  period: fc.integer({ min: 1, max: 4 }),
}
/** What became of one that was kept, before it is sent once more. */
const fate = fc.constantFrom('asItWas', 'asItWas', 'asItWas', 'corrected', 'withdrawn')
const earlier = fc.record({ ...place, fate })
const sent = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('again' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('otherWords' as const), which: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('idOfAnother' as const),
      which: fc.nat(20),
      ...{ school: place.school, who: place.who },
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('new' as const), ...place }) },
)
type Earlier = typeof earlier extends fc.Arbitrary<infer T> ? T : never
type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never

const at = (school: number) => {
  const found = schools[school]
  if (!found) throw new Error('no school')
  return found
}

function observed({ school, day, period }: Pick<Earlier, 'school' | 'day' | 'period'>): Submission {
  return at(school).observation({ on: `2026-11-${day}`, periods: [period] })
}

async function ask(sending: Sending, deployment = at(sending.school).deployment): Promise<Answer> {
  const token = await at(sending.school).tokenOf(sending.who)
  const call = { operation: 'record.submit', input: sending.submission, token }
  return answer({ ...call, openId: undefined, requestId: uuidv7() }, deployment)
}

/** Hands it in and lets become of it what does; undefined where another record holds its period. */
async function keep(each: Earlier): Promise<Sending | undefined> {
  const { school, who } = each
  const submission = observed(each)
  const { id } = submission
  if ((await ask({ school, who, submission })).status !== 200) return undefined
  if (each.fate === 'withdrawn')
    await at(school).call(who, 'record.withdraw', { id, revision: 1, reason: '记错了' })
  if (each.fate === 'corrected') {
    const { content } = at(school).observation({ ...periodOf(submission), note: '改过的话' })
    await at(school).call(who, 'record.correct', { id, revision: 1, content })
  }
  return { school, who, submission }
}

function periodOf({ content }: Submission) {
  if (content.kind !== 'observation') throw new Error('no observation')
  const { on, periods } = content.payload
  return { on, periods: [...periods] }
}

function sendingOf(each: Sent, before: readonly Sending[]): Sending {
  if (each.what === 'new') return { school: each.school, who: each.who, submission: observed(each) }
  const known = before[each.which % before.length]
  if (!known) throw new Error('nothing was kept')
  if (each.what === 'again') return known
  const { id } = known.submission
  if (each.what === 'otherWords') {
    const { content } = at(known.school).observation({ ...periodOf(known.submission), note: '别的话' })
    return { ...known, submission: { id, content } }
  }
  const { content } = at(each.school).observation(periodOf(known.submission))
  return { school: each.school, who: each.who, submission: { id, content } }
}

async function recordsOf(): Promise<number> {
  const counts = await Promise.all(
    schools.map((school) =>
      school.rows<{ records: number }>(
        'select count(*)::int as records from youju.record where school_id = $1',
        [school.id],
      ),
    ),
  )
  return counts.reduce((sum, [row]) => sum + (row?.records ?? 0), 0)
}

/** So that the next ones find their periods free. */
async function withdrawAll(): Promise<void> {
  for (const school of schools) {
    const living = await school.rows<{ id: string; revision: number; author: string }>(
      `select id, revision, author_id as author from youju.record where school_id = $1 and state <> 'withdrawn'`,
      [school.id],
    )
    for (const { id, revision, author } of living) {
      const who = PEOPLE.find((each) => school.people[each] === author)
      if (who) await school.call(who, 'record.withdraw', { id, revision, reason: '记错了' })
    }
  }
}

test('what is sent again among others is answered as it is alone, and leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(earlier, { minLength: 1, maxLength: 8 }),
      fc.array(sent, { minLength: 2, maxLength: 24 }),
      fc.integer({ min: 2, max: 16 }),
      async (first, list, most) => {
        const before: Sending[] = []
        for (const each of first) {
          const known = await keep(each)
          if (known) before.push(known)
        }
        if (before.length === 0) return
        const deployment: Deployment = {
          ...at(0).deployment,
          together: new Together(() => deployment, 2, most),
        }
        const sendings = list.map((each) => sendingOf(each, before))
        const were = new Set(
          before.map(({ school, submission }) => `${at(school).districtId} ${submission.id}`),
        )
        const records = await recordsOf()
        const told = await Promise.all(sendings.map((sending) => ask(sending, deployment)))
        const after = await recordsOf()
        const fresh = sendings.filter(
          ({ school, submission: { id } }, index) =>
            told[index]?.status === 200 && !were.has(`${at(school).districtId} ${id}`),
        )
        expect(after - records).toBe(
          new Set(fresh.map(({ submission: { id }, school }) => `${school} ${id}`)).size,
        )
        for (const [index, sending] of sendings.entries()) {
          const alone = await ask(sending)
          expect([alone.status, alone.body]).toEqual([told[index]?.status, told[index]?.body])
        }
        expect(await recordsOf()).toBe(after)
        for (const school of schools) expect(await kept(school)).toEqual(await recounted(school))
        await withdrawAll()
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  )
})
