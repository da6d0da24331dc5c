import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Recount, recount } from '../../../local/recount/recount'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: quotaPlan() })
  await school.call('wang', 'record.submit', school.observation())
})
afterEach(() => school.close())

/** The database is shared with the schools of other tests, whose books may be wrong on purpose. */
async function run(asked: Partial<Recount> = {}): Promise<{ whole: boolean; said: string[] }> {
  const said: string[] = []
  const whole = await recount(inject('database'), {
    of: ({ schoolId }) => schoolId === school.id,
    mend: false,
    ...asked,
    say: (line) => said.push(line),
  })
  return { whole, said }
}

describe('recounting everything', () => {
  test.each([
    { how: 'here', threads: false },
    { how: 'in threads', threads: true },
  ])('says $how how many records there were, how fast it went, and that all is well', async ({ threads }) => {
    const { said } = await run({ threads })
    expect(said).toContainEqual(expect.stringMatching(/：1 条记录，与保存的累计一致$/))
    expect(said.at(-1)).toMatch(/^共 \d+\/\d+ 所，[\d,]+ 条记录，每秒 [\d,]+ 条$/)
  })

  test('names the day of a tally that differs though its sum is right, and puts it right when asked to', async () => {
    await school.rows(
      `update youju.tally set days = days[7:7] || days[1:6] where district_id = $1 and measure = 'observationPeriods'`,
      [school.districtId],
    )
    const { whole, said } = await run()
    expect(whole).toBe(false)
    expect(
      said.filter((line) => /^ {2}累计 \S+ observationPeriods \S+ \d+\/[1-7]：/.test(line)),
    ).toHaveLength(2)
    expect((await run({ mend: true })).said).toContain('  已按记录改正')
    expect((await run()).said.join('\n')).not.toContain('不一致')
  })

  test('names credits of a record that is not there', async () => {
    await school.rows(
      `insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
       select district_id, $2, measure, school_id, term_id, subject_id, on_date, week, quantity from youju.credit where district_id = $1`,
      [school.districtId, randomUUID()],
    )
    const { said } = await run()
    expect(said.some((line) => /^ {2}计入 .*保存 1，重算 0$/.test(line))).toBe(true)
  })

  test('begins no school more once it is told to stop, and says where to go on', async () => {
    const stop = new AbortController()
    stop.abort()
    const { whole, said } = await run({ signal: stop.signal })
    expect(whole).toBe(false)
    expect(said.at(-1)).toContain('接着算：从头再来')
  })

  test('goes on after a school, and refuses one that is not there', async () => {
    const { said } = await run({ after: school.id })
    expect(said.at(-1)).toMatch(/^共 /)
    expect(await run({ after: randomUUID() })).toMatchObject({ whole: false })
  })
})
