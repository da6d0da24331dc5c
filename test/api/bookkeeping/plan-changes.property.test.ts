import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, inject, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import { type Measure, measureUnit } from '#core/plan/measure'
import { writePlan } from '#core/plan/parse/write-plan'
import type { Plan, Rule } from '#core/plan/plan'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { found } from '../club/clubs'
import { openOffice } from '../school/district-office'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Act, batches, Doer } from './acts'

const RUNS = Number(process.env.YOUJU_PROPERTY_RUNS ?? 5)

const MEASURES: readonly Measure[] = [
  { name: 'critiques', filters: [] },
  { name: 'periodsObserved', filters: [] },
  { name: 'observationPeriods', filters: ['withRecordings'] },
  { name: 'researchAttendance', filters: [] },
  { name: 'clubSessionsLed', filters: [] },
]

/** A plan with some of the rules, and some measures that the first one does not count. */
interface Publishing {
  readonly keeps: readonly boolean[]
  readonly measures: readonly Measure[]
  readonly effectiveFrom: string
  readonly by: 'school' | 'district'
}

const publishing: fc.Arbitrary<Publishing> = fc.record({
  keeps: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  measures: fc.subarray([...MEASURES]),
  effectiveFrom: fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-23', '2027-01-22', '2027-02-15'),
  by: fc.constantFrom('school' as const, 'school' as const, 'district' as const),
})

const step: fc.Arbitrary<{ readonly acts: readonly Act[]; readonly publish: Publishing | null }> = fc.record({
  acts: batches.map((all) => all.flat().slice(0, 6)),
  publish: fc.option(publishing),
})

function planOf({ keeps, measures }: Publishing): Plan {
  const plan = quotaPlan()
  const base = plan.rules.find(({ id }) => id === 'TK4') as Rule
  const more = measures.map(
    (measure, index): Rule => ({
      ...base,
      id: `ZZ${index}`,
      group: null,
      measure,
      audience: { level: 'person', who: { is: 'post', post: 'teacher' } },
      bound: { kind: 'atLeast', amount: 1, unit: measureUnit(measure) },
    }),
  )
  const kept = plan.rules.filter((_, index) => keeps[index] || index === 0)
  return { ...plan, rules: [...kept, ...more], forms: [] }
}

interface Publisher {
  call(operation: 'plan.saveDraft', input: Input<'plan.saveDraft'>): Promise<unknown>
  call(operation: 'plan.publish', input: Input<'plan.publish'>): Promise<{ version: number }>
  call(operation: 'plan.recount', input: Input<'plan.recount'>): Promise<{ finished: boolean }>
}

async function publishAs(by: Publisher, publishing: Publishing): Promise<void> {
  const id = uuidv7()
  const content = { markdown: writePlan(planOf(publishing)) }
  await by.call('plan.saveDraft', { id, name: '计划.md', content, revision: null })
  const { effectiveFrom } = publishing
  const begun = { draftId: id, revision: 1, effectiveFrom, acceptWarnings: true, reason: '调整' }
  const { version } = await by.call('plan.publish', begun)
  while (!(await by.call('plan.recount', { version })).finished);
}

test('after any interleaving of records and plans in two schools the books equal a full recount', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
    const school = await testSchool({ plan: quotaPlan() })
    const beside = await testSchool({ plan: quotaPlan(), beside: school })
    const office = await openOffice(school)
    try {
      const doers = [await doerOf(school), await doerOf(beside)]
      const principal = { call: (operation: never, input: never) => school.call('zhou', operation, input) }
      for (const { acts, publish } of steps) {
        const by = publish?.by === 'district' ? office : principal
        await Promise.all([
          ...doers.map((doer) => doer.all(acts)),
          publish && publishAs(by as Publisher, publish),
        ])
        for (const each of [school, beside]) await expectNoDifference(each)
      }
    } finally {
      await Promise.all([school.close(), beside.close()])
    }
  })
  await fc.assert(property, { numRuns: RUNS })
}, 180_000)

async function doerOf(school: TestSchool): Promise<Doer> {
  const { xu, wang } = school.people
  return new Doer(school, [
    await found(school),
    await found(school, { name: '合唱团', instructorIds: [xu, wang] }),
  ])
}

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
