import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool()
})
afterEach(() => school.close())

/** What the database holds of a school: records, journal rows and the sum of its tallies. */
async function holdings() {
  const [row] = await school.rows<{ records: number; acts: number; counted: number }>(
    `select (select count(*)::int from youju.record where district_id = $1) records,
            (select count(*)::int from youju.journal where district_id = $1) acts,
            (select coalesce(sum(quantity), 0)::int from youju.tally where district_id = $1) counted`,
    [school.districtId],
  )
  return row
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

describe('the same submission', () => {
  test('five times, one after the other, is one record with the same receipt', async () => {
    const submission = school.observation()
    const first = await school.call('wang', 'record.submit', submission)
    for (let again = 0; again < 4; again += 1) {
      expect(await school.call('wang', 'record.submit', submission)).toEqual(first)
    }
    expect(await holdings()).toEqual({ records: 1, acts: 1, counted: 1 })
  })

  test('eight times at once is one record with the same receipt', async () => {
    const submission = school.observation({ periods: [2, 3] })
    const receipts = await Promise.all(times(8, () => school.call('wang', 'record.submit', submission)))
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1)
    expect(await holdings()).toEqual({ records: 1, acts: 1, counted: 2 })
  })

  test('with its keys in another order or its id in capitals is the same', async () => {
    const { id, content } = school.observation()
    await school.call('wang', 'record.submit', { id, content })
    const payload = Object.fromEntries(Object.entries(content.payload).reverse())
    const turned = { content: { payload, kind: content.kind }, id: id.toUpperCase() } as typeof submission
    const submission = { id, content }
    expect((await school.call('wang', 'record.submit', turned)).revision).toBe(1)
    expect(await holdings()).toEqual({ records: 1, acts: 1, counted: 1 })
  })

  test('arriving again after a correction changes nothing and gets the receipt of today', async () => {
    const submission = school.observation({ periods: [2] })
    await school.call('wang', 'record.submit', submission)
    const { content } = school.observation({ periods: [2, 3] })
    const corrected = await school.call('wang', 'record.correct', { id: submission.id, revision: 1, content })
    expect(await school.call('wang', 'record.submit', submission)).toEqual(corrected)
    expect(await holdings()).toEqual({ records: 1, acts: 2, counted: 2 })
  })

  test('arriving again after a withdrawal brings nothing back', async () => {
    const submission = school.observation()
    await school.call('wang', 'record.submit', submission)
    await school.call('wang', 'record.withdraw', { id: submission.id, revision: 1, reason: '' })
    expect((await school.call('wang', 'record.submit', submission)).state).toBe('withdrawn')
    expect(await holdings()).toEqual({ records: 1, acts: 2, counted: 0 })
  })

  test('arriving again after the term has closed still gets its receipt', async () => {
    const submission = school.observation()
    const first = await school.call('wang', 'record.submit', submission)
    school.setNow('2027-03-01T10:00:00+08:00')
    expect(await school.call('wang', 'record.submit', submission)).toEqual(first)
  })
})

test('one lesson under six ids at once is kept once; the other five are told which record holds it', async () => {
  const submissions = times(6, () => school.observation())
  const answers = await Promise.all(submissions.map((each) => school.ask('wang', 'record.submit', each)))
  const kept = submissions.filter((_, index) => answers[index]?.body.ok)
  expect(kept).toHaveLength(1)
  const problems = answers.flatMap(({ body }) => (body.ok ? [] : [body.problem]))
  expect(problems.map(({ code, details }) => [code, details.recordId])).toEqual(
    times(5, () => ['samePeriodTwice', kept[0]?.id]),
  )
  expect(await holdings()).toEqual({ records: 1, acts: 1, counted: 1 })
})

describe('the reply was lost', () => {
  test('of a correction: asking again, one after the other and at once, is one correction', async () => {
    const { id } = await submitted()
    const { content } = school.observation({ periods: [2, 3] })
    const correct = () => school.call('wang', 'record.correct', { id, revision: 1, content })
    const first = await correct()
    expect(first.revision).toBe(2)
    expect(await Promise.all(times(4, correct))).toEqual(times(4, () => first))
    expect(await holdings()).toEqual({ records: 1, acts: 2, counted: 2 })
  })

  test('of a withdrawal: asking again, one after the other and at once, is one withdrawal', async () => {
    const { id } = await submitted()
    const withdraw = () => school.call('wang', 'record.withdraw', { id, revision: 1, reason: '记错了' })
    const receipts = await Promise.all(times(4, withdraw))
    expect(receipts).toEqual(times(4, () => receipts[0]))
    expect(await withdraw()).toEqual(receipts[0])
    expect(await holdings()).toEqual({ records: 1, acts: 2, counted: 0 })
  })

  test('of a correction that was followed by another: the first is not done over', async () => {
    const { id } = await submitted()
    const to = (note: string) => school.observation({ note }).content
    await school.call('wang', 'record.correct', { id, revision: 1, content: to('甲') })
    await school.call('wang', 'record.correct', { id, revision: 2, content: to('乙') })
    expect(
      await school.refused('wang', 'record.correct', { id, revision: 1, content: to('甲') }),
    ).toMatchObject({
      code: 'changedMeanwhile',
      details: { revision: 3 },
    })
  })

  async function submitted() {
    const submission = school.observation()
    await school.call('wang', 'record.submit', submission)
    return submission
  }
})
