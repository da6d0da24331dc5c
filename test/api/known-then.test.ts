import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { measureKey } from '#core/plan/basic-measure'
import { enter } from '../../cloudfunctions/_shared/endpoint/caller'
import { loadRecordsKnownAt } from '../../cloudfunctions/_shared/store/records-known'
import { loadSchoolAsKnownAt } from '../../cloudfunctions/_shared/store/school-state'
import { keepDraft, publish } from './plan/drafts'
import type { PersonKey } from './school/cast'
import { quotaPlan } from './school/test-plan'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: quotaPlan(), now: '2026-11-16T16:00:00+08:00' })
})
afterEach(() => school.close())

const PERIODS = measureKey({ name: 'observationPeriods', filters: [] })

/** Xu's periods observed, and the plan's version, as somebody is told of a past moment. */
function known(who: PersonKey, instant: string) {
  const at = new Date(instant)
  return school.deployment.store.db.transaction().execute(async (tx) => {
    const caller = await enter(
      tx,
      { districtId: school.districtId, sessionId: school.sessions[who] },
      Date.parse('2026-11-18T16:30:00+08:00'),
    )
    if (!caller) throw new Error('nobody')
    const { state, planVersion } = await loadSchoolAsKnownAt(tx, caller, at, undefined)
    const { startOn, endOn, id } = state.calendar.term
    return {
      periods: state.tallies.between(PERIODS, school.people.xu, startOn, endOn),
      planVersion,
      read: (await loadRecordsKnownAt(tx, caller, id, at)).map(({ state: stands, revision }) => [
        revision,
        stands,
      ]),
    }
  })
}

describe('what was known at a past moment', () => {
  test('is what had come by then, as it read then, whatever was corrected and withdrawn since', async () => {
    const record = school.observation({ on: '2026-11-16', periods: [2] })
    await school.call('xu', 'record.submit', record)
    school.setNow('2026-11-17T12:00:00+08:00')
    const { content } = school.observation({ on: '2026-11-16', periods: [2, 3] })
    await school.call('xu', 'record.correct', { id: record.id, revision: 1, content })
    school.setNow('2026-11-18T12:00:00+08:00')
    await school.call('xu', 'record.withdraw', { id: record.id, revision: 2, reason: '记错了' })

    const seen = { planVersion: 1 }
    expect(await known('zhou', '2026-11-16T15:00:00+08:00')).toEqual({ ...seen, periods: 0, read: [] })
    expect(await known('zhou', '2026-11-16T17:00:00+08:00')).toEqual({
      ...seen,
      periods: 1,
      read: [[1, 'counted']],
    })
    expect(await known('zhou', '2026-11-17T13:00:00+08:00')).toEqual({
      ...seen,
      periods: 2,
      read: [[2, 'counted']],
    })
    expect(await known('zhou', '2026-11-18T13:00:00+08:00')).toEqual({
      ...seen,
      periods: 0,
      read: [[3, 'withdrawn']],
    })
  })

  test('is told no further than what is known now: a teacher reads nobody else’s', async () => {
    await school.call('xu', 'record.submit', school.observation({ on: '2026-11-16' }))
    const evening = '2026-11-16T17:00:00+08:00'
    expect(await known('xu', evening)).toMatchObject({ periods: 1, read: [[1, 'counted']] })
    expect(await known('wang', evening)).toMatchObject({ periods: 0, read: [] })
    expect(await known('chen', evening)).toMatchObject({ periods: 1 })
  })

  test('knows nothing of a plan that was published later', async () => {
    school.setNow('2026-11-17T12:00:00+08:00')
    const draftId = await keepDraft(school, quotaPlan())
    await publish(school, draftId, { effectiveFrom: '2026-11-17' })
    expect(await known('zhou', '2026-11-17T11:00:00+08:00')).toMatchObject({ planVersion: 1 })
    expect(await known('zhou', '2026-11-17T13:00:00+08:00')).toMatchObject({ planVersion: 2 })
  })
})
