import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Plan, Rule } from '#core/plan/plan'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { countOn, keepDraft, publish, publishing } from './drafts'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: quotaPlan() })
})
afterEach(() => school.close())

/** Everybody's critiques, which the first plan does not count. */
function countingCritiques(): Plan {
  const plan = quotaPlan()
  const quota = plan.rules.find(({ id }) => id === 'TK4') as Rule
  const critiques: Rule = {
    ...quota,
    id: 'PK1',
    name: '评课',
    group: null,
    measure: { name: 'critiques', filters: [] },
    audience: { level: 'person', who: { is: 'post', post: 'teacher' } },
    bound: { kind: 'atLeast', amount: 5, unit: '次' },
  }
  return { ...plan, title: '修订后的计划', rules: [...plan.rules, critiques] }
}

const WITH_CRITIQUE = { strengths: '环节清楚' } as const

async function expectNoDifference({ districtId, id }: TestSchool): Promise<void> {
  const store = openStore(inject('database').owner, (error) => expect.unreachable(error.message))
  expect(await recountSchool(store.db, { districtId, schoolId: id }, () => undefined)).toEqual([])
  await store.close()
}

const critiquesOf = async (personId: string) => {
  const [row] = await school.rows<{ quantity: number }>(
    `select sum(quantity)::int as quantity from youju.tally where measure = 'critiques' and subject_id = $1`,
    [personId],
  )
  return row?.quantity ?? 0
}

describe('a draft that is published', () => {
  test('is counted from the records of the whole term, and then in force', async () => {
    await school.call('wang', 'record.submit', school.observation({ on: '2026-11-12', ...WITH_CRITIQUE }))
    expect(await critiquesOf(school.people.wang)).toBe(0)
    const draftId = await keepDraft(school, countingCritiques())
    const begun = await school.call('zhou', 'plan.publish', publishing(draftId))
    expect(begun).toEqual({ version: 2, done: 0, total: 1, finished: false, effectiveFrom: '2026-11-18' })
    expect(await school.call('li', 'plan.show', {})).toMatchObject({ version: 1 })

    expect(await countOn(school, 2)).toMatchObject({ done: 1, total: 1, finished: true })
    expect(await critiquesOf(school.people.wang)).toBe(1)
    expect(await school.call('li', 'plan.show', {})).toMatchObject({ version: 2, title: '修订后的计划' })
    await expectNoDifference(school)
  })

  test('leaves a closed week to the version it was judged by', async () => {
    await publish(school, await keepDraft(school, countingCritiques()))
    const versionOf = async (week: number) =>
      (await school.call('zhou', 'standing.school', { week })).asOf.planVersion
    expect(await versionOf(11)).toBe(1)
    expect(await versionOf(12)).toBe(2)
  })

  test('may take effect today and not yesterday', async () => {
    const draftId = await keepDraft(school, countingCritiques())
    const early = publishing(draftId, { effectiveFrom: '2026-11-17' })
    expect(await school.refused('zhou', 'plan.publish', early)).toMatchObject({
      code: 'effectiveInPast',
      details: { earliest: '2026-11-18' },
    })
    await publish(school, draftId, { effectiveFrom: '2026-11-18' })
  })

  test('for next Monday counts what is entered this week already, and is in force on Monday', async () => {
    await publish(school, await keepDraft(school, countingCritiques()), { effectiveFrom: '2026-11-23' })
    await school.call('wang', 'record.submit', school.observation(WITH_CRITIQUE))
    expect(await critiquesOf(school.people.wang)).toBe(1)
    expect(await school.call('li', 'plan.show', {})).toMatchObject({ version: 1 })
    school.setNow('2026-11-23T08:00:00+08:00')
    expect(await school.call('li', 'plan.show', {})).toMatchObject({ version: 2 })
    await expectNoDifference(school)
  })

  test('becomes one version, however often it is sent', async () => {
    const draftId = await keepDraft(school, countingCritiques())
    const sent = await Promise.all(
      [1, 2, 3].map(() => school.ask('zhou', 'plan.publish', publishing(draftId))),
    )
    expect(sent.map(({ body }) => body.ok && (body.data as { version: number }).version)).toEqual([2, 2, 2])
    await countOn(school, 2)
    expect((await school.call('zhou', 'plan.versions', {})).items.map(({ version }) => version)).toEqual([
      2, 1,
    ])
  })

  test('meets another one that is published at the same time: one waits for the other', async () => {
    const drafts = [await keepDraft(school, countingCritiques()), await keepDraft(school, quotaPlan())]
    const answers = await Promise.all(
      drafts.map((draftId) => school.ask('zhou', 'plan.publish', publishing(draftId))),
    )
    expect(answers.map(({ body }) => (body.ok ? 'published' : body.problem.code)).sort()).toEqual([
      'planCounting',
      'published',
    ])
    await countOn(school, 2)
    const waiting = drafts[answers.findIndex(({ body }) => !body.ok)] ?? ''
    expect((await publish(school, waiting)).version).toBe(3)
  })
})

describe('counting that was cut off', () => {
  test('goes on at the next call, and the version holds from that day', async () => {
    await school.call('wang', 'record.submit', school.observation(WITH_CRITIQUE))
    const draftId = await keepDraft(school, countingCritiques())
    await school.call('zhou', 'plan.publish', publishing(draftId))
    await school.call('xu', 'record.submit', school.observation({ periods: [2], ...WITH_CRITIQUE }))
    school.setNow('2026-11-24T08:00:00+08:00')
    expect((await school.call('zhou', 'plan.versions', {})).items[0]).toMatchObject({
      state: 'counting',
      inForce: false,
      counting: { done: 0, total: 1 },
    })
    expect(await school.call('zhou', 'plan.show', {})).toMatchObject({ version: 1 })
    expect(await countOn(school, 2)).toMatchObject({ finished: true, effectiveFrom: '2026-11-24' })
    expect((await school.call('zhou', 'standing.school', { week: 12 })).asOf.planVersion).toBe(1)
    expect(await critiquesOf(school.people.wang)).toBe(1)
    expect(await critiquesOf(school.people.xu)).toBe(1)
    await expectNoDifference(school)
  })

  test('is no harm to a correction between two batches', async () => {
    const record = school.observation(WITH_CRITIQUE)
    await school.call('wang', 'record.submit', record)
    await school.call('zhou', 'plan.publish', publishing(await keepDraft(school, countingCritiques())))
    const { content } = school.observation({ strengths: '', advice: '' })
    await school.call('wang', 'record.correct', { id: record.id, revision: 1, content })
    await countOn(school, 2)
    await expectNoDifference(school)
  })
})

describe('publishing while others submit', () => {
  test('loses no credit and doubles none', async () => {
    const draftId = await keepDraft(school, countingCritiques())
    const authors = ['wang', 'xu', 'li', 'sun', 'he', 'chen'] as const
    const submit = (who: (typeof authors)[number], period: number, on: string) =>
      school.ask(who, 'record.submit', {
        ...school.observation({
          on,
          periods: [period],
          classId: null,
          className: '三年级1班',
          teacherId: null,
          teacherName: '外校老师',
          hostSchool: '实验小学',
          ...WITH_CRITIQUE,
        }),
        id: uuidv7(),
      })
    const submitting = ['2026-11-16', '2026-11-17', '2026-11-18'].flatMap((on) =>
      authors.flatMap((who) => [1, 2, 3].map((period) => submit(who, period, on))),
    )
    const publishedMeanwhile = school
      .call('zhou', 'plan.publish', publishing(draftId))
      .then(({ version }) => countOn(school, version))
    const answers = await Promise.all(submitting)
    await publishedMeanwhile
    expect(answers.filter(({ body }) => !body.ok)).toEqual([])
    for (const who of authors) expect(await critiquesOf(school.people[who])).toBe(9)
    await expectNoDifference(school)
  })
})
