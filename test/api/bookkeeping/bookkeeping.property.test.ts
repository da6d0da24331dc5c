import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { measureKey } from '#core/plan/basic-measure'
import { isBasic } from '#core/plan/measure'
import type { Plan, Rule } from '#core/plan/plan'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { found } from '../club/clubs'
import { handInPlan } from '../handed-in/plan'
import { testPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { batches, Doer } from './acts'
import { histories, kept, recounted } from './recount'

const RUNS = Number(process.env.YOUJU_PROPERTY_RUNS ?? 12)

/** What may be answered to acts that meet; anything else is a failure. */
const REFUSALS = [
  'samePeriodTwice',
  'alreadyRecorded',
  'changedMeanwhile',
  'alreadyWithdrawn',
  'nothingToDecide',
  'ownRecord',
  'notYoursToAccept',
  'notFound',
  'busy',
]

test('after any interleaving the books equal a full recount, and the journal tells every accepted act once', async () => {
  const property = fc.asyncProperty(batches, async (run) => {
    const school = await testSchool({ plan: countingClubs() })
    try {
      const { xu, wang } = school.people
      const robots = await found(school)
      const choir = await found(school, { name: '合唱团', instructorIds: [xu, wang] })
      const doer = new Doer(school, [robots, choir])
      for (const batch of run) {
        await doer.all(batch)
        expect(await kept(school)).toEqual(await recounted(school))
        await expectHistories(school, doer)
      }
      await expectStandings(school)
      await expectNoDifference(school)
    } finally {
      await school.close()
    }
  })
  await fc.assert(property, { numRuns: RUNS })
}, 120_000)

/** What `recounted` counts anew by rules of its own. */
const RECOUNTED = [
  'observationPeriods',
  'researchSessions',
  'researchAttendance',
  'inspections[feedback]',
  'clubSessions',
]

const isRecounted = ({ measure }: Rule) => isBasic(measure) && RECOUNTED.includes(measureKey(measure))

/** The template's plan as far as it is recounted, which also counts who came to clubs and who led them, what is handed in and what is declared. */
function countingClubs(): Plan {
  const plan = testPlan()
  const rule = plan.rules.find(({ measure }) => measure.name === 'clubSessions')
  if (!rule) throw new Error('the template counts no sessions of clubs')
  const audience = { level: 'person', who: { is: 'post', post: 'instructor' } } as const
  const more = [
    { ...rule, id: 'ST98', measure: { name: 'clubParticipants', filters: [] } },
    { ...rule, id: 'ST99', measure: { name: 'clubSessionsLed', filters: [] }, audience },
  ] as const
  const handedIn = handInPlan().rules.filter(({ id }) => id === '五年规划' || id === '在校生')
  return { ...plan, rules: [...plan.rules.filter(isRecounted), ...more, ...handedIn] }
}

/** Each accepted act made one revision, was answered with it, and follows in the journal from the one before. */
async function expectHistories(school: TestSchool, { answers }: Doer): Promise<void> {
  const answered = new Set<string>()
  for (const { body } of answers) {
    if (body.ok) {
      const { id, revision } = body.data as { id: string; revision: number }
      answered.add(`${id} ${revision}`)
    } else expect(REFUSALS).toContain(body.problem.code)
  }
  const made = new Set<string>()
  for (const { id, revision, state, acts } of await histories(school)) {
    expect(acts.map(({ after }) => after.revision)).toEqual(
      Array.from({ length: revision }, (_, index) => index + 1),
    )
    expect(acts.at(-1)?.after.state).toBe(state)
    for (const [index, { before }] of acts.entries()) expect(before).toEqual(acts[index - 1]?.after ?? null)
    for (const { after } of acts) made.add(`${id} ${after.revision}`)
  }
  expect(answered).toEqual(made)
}

/** What each person is shown is the sum of the person's records. */
async function expectStandings(school: TestSchool): Promise<void> {
  const { tallies } = await recounted(school)
  for (const who of ['wang', 'xu', 'li', 'sun'] as const) {
    const { promises } = await school.call(who, 'standing.mine', {})
    const own = tallies.filter((line) => line.startsWith(`observationPeriods ${school.people[who]} `))
    const sum = own.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0)
    expect(promises[0]?.standing.done).toBe(sum)
  }
}

/** The office's own recount agrees. */
async function expectNoDifference({ districtId, id }: TestSchool): Promise<void> {
  const store = openStore(inject('database').owner, (error) => {
    throw error
  })
  try {
    expect(await recountSchool(store.db, { districtId, schoolId: id }, () => undefined)).toEqual([])
  } finally {
    await store.close()
  }
}
