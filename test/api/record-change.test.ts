import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool()
})
afterEach(() => school.close())

/** An observation that Wang has submitted. */
async function kept(changes: Parameters<TestSchool['observation']>[0] = {}) {
  const submission = school.observation(changes)
  await school.call('wang', 'record.submit', submission)
  return submission
}

/** What Wang's quota counts now. */
const done = async () => (await school.call('wang', 'standing.mine', {})).promises[0]?.standing.done

describe('correcting', () => {
  test('one period into two adds one, under revision 2', async () => {
    const { id, content } = await kept({ periods: [1] })
    const two = school.observation({ periods: [1, 2], note: '改为连堂' }).content
    const receipt = await school.call('wang', 'record.correct', { id, revision: 1, content: two })
    expect(receipt).toMatchObject({ revision: 2, state: 'counted', credits: [{ quantity: 2 }] })
    expect(await done()).toBe(2)
    const back = await school.call('wang', 'record.correct', { id, revision: 2, content })
    expect(back).toMatchObject({ revision: 3, credits: [{ quantity: 1 }] })
  })

  test('a live lesson into a recording takes it out of the count', async () => {
    const { id } = await kept({ periods: [3] })
    expect(await done()).toBe(1)
    const { content } = school.observation({ periods: [3], mode: 'recording' })
    await school.call('wang', 'record.correct', { id, revision: 1, content })
    expect(await done()).toBe(0)
  })

  test('onto a period that another record holds is refused and changes nothing', async () => {
    const first = await kept({ periods: [1] })
    const second = await kept({ periods: [2] })
    const { content } = school.observation({ periods: [1] })
    expect(
      await school.refused('wang', 'record.correct', { id: second.id, revision: 1, content }),
    ).toMatchObject({
      code: 'samePeriodTwice',
      details: { recordId: first.id },
    })
    const shown = await school.call('wang', 'record.show', { id: second.id })
    expect(shown).toMatchObject({ revision: 1, content: { payload: { periods: [2] } } })
  })

  test('to the day of another week moves the count there', async () => {
    const { id } = await kept({ on: '2026-11-16', periods: [1] })
    const { content } = school.observation({ on: '2026-11-13', periods: [1] })
    await school.call('wang', 'record.correct', { id, revision: 1, content })
    const credits = await school.rows('select week, on_date::text from youju.credit where record_id = $1', [
      id,
    ])
    expect(credits).toEqual([{ week: 11, on_date: '2026-11-13' }])
  })

  test('three weeks later keeps it in time: the day it first came in decides', async () => {
    const { id } = await kept({ periods: [4] })
    school.setNow('2026-12-09T10:00:00+08:00')
    const { content } = school.observation({ periods: [4], note: '补一句' })
    const receipt = await school.call('wang', 'record.correct', { id, revision: 1, content })
    expect(receipt).toMatchObject({ state: 'counted', late: false })
  })

  test('to a lesson of 8 days before it came in makes it late', async () => {
    const { id } = await kept({ periods: [5] })
    const { content } = school.observation({ on: '2026-11-10', periods: [5] })
    const receipt = await school.call('wang', 'record.correct', { id, revision: 1, content })
    expect(receipt).toMatchObject({ state: 'awaiting', late: true })
  })

  test('refuses what submitting refuses: own lesson, future, out of term', async () => {
    const { id } = await kept({ periods: [6] })
    const codeOf = async (changes: Parameters<TestSchool['observation']>[0]) => {
      const { content } = school.observation({ periods: [6], ...changes })
      return (await school.refused('wang', 'record.correct', { id, revision: 1, content })).code
    }
    expect(await codeOf({ teacherId: school.people.wang })).toBe('ownLesson')
    expect(await codeOf({ on: '2026-11-19' })).toBe('inFuture')
    expect(await codeOf({ on: '2026-08-31' })).toBe('outOfTerm')
  })

  test('into another kind is refused', async () => {
    const inspection = school.inspection({})
    await school.call('qian', 'record.submit', inspection)
    const { content } = school.showcase({})
    expect(
      (await school.refused('qian', 'record.correct', { id: inspection.id, revision: 1, content })).code,
    ).toBe('idTaken')
  })

  test('feedback given two days after an inspection makes it count', async () => {
    school.setNow('2026-11-17T16:00:00+08:00')
    const inspection = school.inspection({})
    const first = await school.call('qian', 'record.submit', inspection)
    expect(first.credits).toEqual([])
    school.setNow('2026-11-19T16:00:00+08:00')
    const payload = { ...inspection.content.payload, feedbackOn: '2026-11-19' }
    const content = { kind: 'inspection', payload } as typeof inspection.content
    const second = await school.call('qian', 'record.correct', { id: inspection.id, revision: 1, content })
    expect(second.credits).toMatchObject([{ ruleId: 'JC1', quantity: 1 }])
  })
})

describe('a record that has changed meanwhile', () => {
  test('is not corrected over: the revision now is told', async () => {
    const { id } = await kept({ periods: [1] })
    const note = (text: string) => school.observation({ periods: [1], note: text }).content
    await school.call('wang', 'record.correct', { id, revision: 1, content: note('第一处') })
    expect(
      await school.refused('wang', 'record.correct', { id, revision: 1, content: note('第二处') }),
    ).toMatchObject({ code: 'changedMeanwhile', details: { revision: 2 } })
  })

  test('is not withdrawn over', async () => {
    const { id } = await kept({ periods: [2] })
    const { content } = school.observation({ periods: [2], note: '改过' })
    await school.call('wang', 'record.correct', { id, revision: 1, content })
    expect((await school.refused('wang', 'record.withdraw', { id, revision: 1, reason: '' })).code).toBe(
      'changedMeanwhile',
    )
  })

  test('a revision that has never been is changed meanwhile too', async () => {
    const { id, content } = await kept({ periods: [3] })
    expect((await school.refused('wang', 'record.correct', { id, revision: 9, content })).code).toBe(
      'changedMeanwhile',
    )
  })

  test('of two corrections at once one wins and the other is told', async () => {
    const { id } = await kept({ periods: [4] })
    const asks = ['甲', '乙'].map((note) => {
      const { content } = school.observation({ periods: [4], note })
      return school.ask('wang', 'record.correct', { id, revision: 1, content })
    })
    const bodies = (await Promise.all(asks)).map(({ body }) => (body.ok ? 'kept' : body.problem.code))
    expect(bodies.sort()).toEqual(['changedMeanwhile', 'kept'])
  })
})

describe('withdrawing', () => {
  test('takes it out of the count, frees its period and stays in the history', async () => {
    const { id } = await kept({ periods: [1] })
    expect(await done()).toBe(1)
    const receipt = await school.call('wang', 'record.withdraw', { id, revision: 1, reason: '记错了' })
    expect(receipt).toMatchObject({
      revision: 2,
      state: 'withdrawn',
      credits: [],
      leftOut: [{ ruleId: 'TK5', reason: '已撤回' }],
    })
    expect(await done()).toBe(0)
    await school.call('wang', 'record.submit', school.observation({ periods: [1] }))
    const { history } = await school.call('wang', 'record.show', { id })
    expect(history.map(({ who, did, reason }) => [who, did, reason])).toEqual([
      ['王老师', 'submitted', ''],
      ['王老师', 'withdrawn', '记错了'],
    ])
  })

  test('is for good: it cannot be corrected any more', async () => {
    const { id, content } = await kept({ periods: [2] })
    await school.call('wang', 'record.withdraw', { id, revision: 1, reason: '' })
    expect((await school.refused('wang', 'record.correct', { id, revision: 2, content })).code).toBe(
      'alreadyWithdrawn',
    )
  })

  test('is one’s own: others who see the record may not, others who do not are told nothing', async () => {
    const { id } = await kept({ periods: [3] })
    const input = { id, revision: 1, reason: '' }
    expect((await school.refused('qian', 'record.withdraw', input)).code).toBe('notAllowed')
    expect((await school.refused('chen', 'record.withdraw', input)).code).toBe('notAllowed')
    expect((await school.refused('sun', 'record.withdraw', input)).code).toBe('notFound')
    expect((await school.refused('xu', 'record.withdraw', input)).code).toBe('notFound')
  })
})

describe('deciding', () => {
  const late = () => kept({ on: '2026-11-10', periods: [1] })

  test('an approved late entry counts and stays marked as late', async () => {
    const { id } = await late()
    expect(await done()).toBe(0)
    const receipt = await school.call('qian', 'record.decide', { id, revision: 1, decision: 'approve' })
    expect(receipt).toMatchObject({ state: 'counted', late: true, revision: 2, credits: [{ ruleId: 'TK5' }] })
    expect(await done()).toBe(1)
  })

  test('a returned record stops counting, frees its period and gives the reason', async () => {
    const { id } = await kept({ periods: [2] })
    expect(await done()).toBe(1)
    const returned = { id, revision: 1, decision: 'return', reason: '请补充听课笔记' } as const
    expect(await school.call('qian', 'record.decide', returned)).toMatchObject({
      state: 'returned',
      credits: [],
    })
    expect(await done()).toBe(0)
    const shown = await school.call('wang', 'record.show', { id })
    expect(shown.history.at(-1)).toMatchObject({ who: '钱主任', did: 'returned', reason: '请补充听课笔记' })
    expect(await school.rows('select 1 from youju.record_claim where record_id = $1', [id])).toEqual([])
  })

  test('a returned record that its author corrects waits to be checked again', async () => {
    const { id } = await kept({ periods: [3] })
    await school.call('qian', 'record.decide', { id, revision: 1, decision: 'return', reason: '缺笔记' })
    const { content } = school.observation({ periods: [3], note: '补上笔记' })
    const receipt = await school.call('wang', 'record.correct', { id, revision: 2, content })
    expect(receipt).toMatchObject({ state: 'awaiting', revision: 3, credits: [] })
    expect(await school.call('wang', 'record.correct', { id, revision: 2, content })).toEqual(receipt)
    const approved = await school.call('qian', 'record.decide', { id, revision: 3, decision: 'approve' })
    expect(approved).toMatchObject({ state: 'counted', credits: [{ quantity: 1 }] })
    const again = await school.call('qian', 'record.decide', { id, revision: 3, decision: 'approve' })
    expect(again).toEqual(approved)
  })

  test('a returned record goes on waiting when its author corrects it once more', async () => {
    const { id } = await kept({ periods: [6] })
    await school.call('qian', 'record.decide', { id, revision: 1, decision: 'return', reason: '缺笔记' })
    for (const [revision, note] of [
      [2, '补上笔记'],
      [3, '再补一句'],
    ] as const) {
      const { content } = school.observation({ periods: [6], note })
      const receipt = await school.call('wang', 'record.correct', { id, revision, content })
      expect(receipt).toMatchObject({ state: 'awaiting', revision: revision + 1, credits: [] })
    }
  })

  test('a late record stays late when its author moves it to yesterday', async () => {
    const { id } = await kept({ on: '2026-10-14', periods: [1] })
    const { content } = school.observation({ on: '2026-11-17', periods: [1] })
    const receipt = await school.call('wang', 'record.correct', { id, revision: 1, content })
    expect(receipt).toMatchObject({ state: 'awaiting', late: true })
  })

  test('an old record cannot be turned into another old lesson without approval', async () => {
    school.setNow('2026-10-14T16:30:00+08:00')
    const { id } = await kept({ on: '2026-10-14', periods: [2] })
    school.setNow('2026-11-18T16:30:00+08:00')
    const { content } = school.observation({ on: '2026-10-15', periods: [2] })
    const receipt = await school.call('wang', 'record.correct', { id, revision: 1, content })
    expect(receipt).toMatchObject({ state: 'awaiting', late: true, credits: [] })
  })

  test('a returned record whose period was recorded anew cannot come back', async () => {
    const { id, content } = await kept({ periods: [4] })
    await school.call('qian', 'record.decide', { id, revision: 1, decision: 'return', reason: '重记' })
    const anew = await kept({ periods: [4] })
    expect(await school.refused('wang', 'record.correct', { id, revision: 2, content })).toMatchObject({
      code: 'samePeriodTwice',
      details: { recordId: anew.id },
    })
  })

  test('nobody checks their own record, not even the principal', async () => {
    const own = school.observation({ on: '2026-11-10', periods: [5] })
    await school.call('zhou', 'record.submit', own)
    const approve = { id: own.id, revision: 1, decision: 'approve' } as const
    expect((await school.refused('zhou', 'record.decide', approve)).code).toBe('ownRecord')
    expect((await school.call('qian', 'record.decide', approve)).state).toBe('counted')
  })

  test('only what awaits is approved, only what counts or awaits is returned', async () => {
    const { id } = await kept({ periods: [5] })
    const approve = { id, revision: 1, decision: 'approve' } as const
    expect((await school.refused('qian', 'record.decide', approve)).code).toBe('nothingToDecide')
    await school.call('wang', 'record.withdraw', { id, revision: 1, reason: '' })
    const giveBack = { id, revision: 2, decision: 'return', reason: '再看' } as const
    expect((await school.refused('qian', 'record.decide', giveBack)).code).toBe('nothingToDecide')
  })

  test('on an old revision is refused', async () => {
    const { id } = await late()
    const { content } = school.observation({ on: '2026-11-10', periods: [1], note: '改过' })
    await school.call('wang', 'record.correct', { id, revision: 1, content })
    const approve = { id, revision: 1, decision: 'approve' } as const
    expect((await school.refused('qian', 'record.decide', approve)).code).toBe('changedMeanwhile')
  })

  test('is for principals and directors: a clerk, a lead and a teacher may not', async () => {
    const { id } = await late()
    for (const who of ['wu', 'chen', 'li'] as const) {
      const approve = { id, revision: 1, decision: 'approve' } as const
      expect((await school.refused(who, 'record.decide', approve)).code).toBe('notAllowed')
    }
  })

  test('of two approvals at once both hear that it counts, and it is approved once', async () => {
    const { id } = await late()
    const approve = { id, revision: 1, decision: 'approve' } as const
    const answers = await Promise.all(
      (['qian', 'zhou'] as const).map((who) => school.ask(who, 'record.decide', approve)),
    )
    const outcomes = answers.map(({ body }) => (body.ok ? 'counted' : body.problem.code))
    expect(outcomes).toContain('counted')
    expect(
      await school.rows(`select 1 from youju.journal where row_id = $1 and did = 'approved'`, [id]),
    ).toHaveLength(1)
  })
})

test('a record that does not exist is not found, whatever is done to it', async () => {
  const id = uuidv7()
  const { content } = school.observation()
  expect((await school.refused('wang', 'record.show', { id })).code).toBe('notFound')
  expect((await school.refused('wang', 'record.correct', { id, revision: 1, content })).code).toBe('notFound')
  expect((await school.refused('wang', 'record.withdraw', { id, revision: 1, reason: '' })).code).toBe(
    'notFound',
  )
  expect((await school.refused('qian', 'record.decide', { id, revision: 1, decision: 'approve' })).code).toBe(
    'notFound',
  )
})
