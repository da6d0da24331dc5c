import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { announce, pngOf, upload } from '../school/uploads'
import { handedIn } from './contents'
import { appointOfficer } from './office'
import { handInPlan } from './plan'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: handInPlan() })
  await appointOfficer(school)
})
afterEach(() => school.close())

const accept = (id: string, revision = 1) => ({ id, revision, decision: 'accept' as const })

describe('while the district has an officer', () => {
  test('what a school hands in is the officer’s to accept and not its principal’s', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    expect(await school.refused('zhou', 'record.decide', accept(plan.id))).toMatchObject({
      code: 'notYoursToAccept',
    })
    expect((await school.call('zhou', 'record.list', { whose: 'toAccept' })).items).toEqual([])
    expect((await school.call('feng', 'record.list', { whose: 'toAccept' })).items).toMatchObject([
      { id: plan.id, title: '学校发展五年规划' },
    ])
    expect(await school.call('feng', 'record.decide', accept(plan.id))).toMatchObject({ revision: 2 })
    const credits = await school.rows('select measure from youju.credit where record_id = $1', [plan.id])
    expect(credits).toEqual([{ measure: 'deliverable/学校发展五年规划/school/accepted' }])
    const shown = await school.call('feng', 'record.show', { id: plan.id })
    expect(shown).toMatchObject({ names: { unit: '测试小学' }, may: { accept: false, return: true } })
  })

  test('the officer looks at what was put to it before accepting, and at no file of another record', async () => {
    const plan = handedIn()
    const other = school.observation()
    const photo = pngOf(100)
    for (const [who, submission] of [
      ['wu', plan],
      ['wang', other],
    ] as const) {
      await school.call(who, 'record.submit', submission)
      await upload(school, who, announce(submission.id, photo), photo)
    }
    expect((await school.call('feng', 'file.list', { recordId: plan.id })).files).toHaveLength(1)
    expect((await school.refused('feng', 'file.list', { recordId: other.id })).code).toBe('notFound')
    expect(await entered(school, 'feng', (as) => as.tries('select from youju.file'))).toBe(1)
  })

  test('the officer gives it back with a reason, and its principal does not once it is accepted', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    await school.call('feng', 'record.decide', accept(plan.id))
    const back = { id: plan.id, revision: 2, decision: 'return' as const, reason: '缺附件' }
    expect(await school.refused('zhou', 'record.decide', back)).toMatchObject({ code: 'notYoursToAccept' })
    await school.call('feng', 'record.decide', back)
    expect(await school.rows('select measure from youju.credit where record_id = $1', [plan.id])).toEqual([])
  })

  test('what a group hands in is a leader’s of its school to accept, and the officer does not see it', async () => {
    const summary = handedIn({ title: '教研总结', level: 'group', unitId: school.units.maths })
    await school.call('sun', 'record.submit', summary)
    expect(await school.refused('feng', 'record.show', { id: summary.id })).toMatchObject({
      code: 'notFound',
    })
    expect(await school.refused('feng', 'record.decide', accept(summary.id))).toMatchObject({
      code: 'notFound',
    })
    expect(await school.call('zhou', 'record.decide', accept(summary.id))).toMatchObject({ revision: 2 })
  })
})

describe('past every operation, the database', () => {
  const put = `update youju.record set payload = payload || '{"acceptedOn": "2026-11-18"}' where id = $1`

  test('lets an officer and a leader accept, and neither its author nor a teacher', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    const tries = (who: 'wu' | 'zhou' | 'li' | 'feng' | 'sun') =>
      entered(school, who, (as) => as.tries(put, [plan.id]))
    expect([await tries('zhou'), await tries('feng')]).toEqual([1, 1])
    expect([await tries('wu'), await tries('li'), await tries('sun')]).toEqual(['denied', 0, 0])
  })

  test('shows another school nothing of it, and lets it change nothing', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    const other = await testSchool({ plan: handInPlan(), beside: school })
    try {
      expect(await other.refused('zhou', 'record.show', { id: plan.id })).toMatchObject({ code: 'notFound' })
      expect(await other.refused('zhou', 'record.decide', accept(plan.id))).toMatchObject({
        code: 'notFound',
      })
      expect(await entered(other, 'zhou', (as) => as.tries(put, [plan.id]))).toBe(0)
      const credits = `select youju.keep_what_follows($1, $2, '[]', null, null)`
      expect(await entered(other, 'zhou', (as) => as.tries(credits, [school.districtId, plan.id]))).toBe(
        'denied',
      )
    } finally {
      await other.close()
    }
  })

  test('lets an officer change no other record of a school', async () => {
    const lesson = school.observation()
    await school.call('wang', 'record.submit', lesson)
    const change = `update youju.record set state = 'returned' where id = $1`
    expect(await entered(school, 'feng', (as) => as.tries(change, [lesson.id]))).toBe(0)
    const follow = `select youju.keep_what_follows($1, $2, '[]', null, null)`
    expect(await entered(school, 'feng', (as) => as.tries(follow, [school.districtId, lesson.id]))).toBe(
      'denied',
    )
  })
})
