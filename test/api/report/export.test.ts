import { type CellValue, readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import { STATUSES } from '#core/standing/judge'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'
import { weekTwelve } from '../school/week-twelve'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await weekTwelve(school)
})
afterAll(() => school.close())

/** The rows below the head of a sheet, as a spreadsheet program reads them. */
async function rowsOf(input: Input<'report.export'>, sheet: string, who: PersonKey = 'zhou') {
  const { base64 } = await school.call(who, 'report.export', input)
  const { sheets } = await readXlsx(Buffer.from(base64, 'base64'))
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? []
  const blank = rows.findIndex((row) =>
    row.every((cell) => cell === null || cell === undefined || cell === ''),
  )
  return rows.slice(blank + 2)
}

const plain = (rows: readonly (readonly CellValue[])[]) => rows.map((row) => row.map((cell) => cell ?? null))

describe('a workbook has the figures of the screen', () => {
  test('of every week', async () => {
    for (const week of [1, 7, 11, 12]) {
      const { promises } = await school.call('zhou', 'standing.school', { week })
      const rows = await rowsOf({ what: 'week', week }, '承诺')
      expect(
        rows.map((row) => [row[1], row[5], row[6], row[8], row[9], row[11], row[12], row[13], row[15]]),
      ).toEqual(
        promises.map(({ rule, rollUp }) => [
          rule.id,
          rollUp.owing,
          rollUp.met,
          rollUp.behind,
          rollUp.missed,
          rollUp.done,
          rollUp.target,
          rollUp.expected,
          STATUSES[rollUp.status],
        ]),
      )
    }
  })

  test('of a promise person by person', async () => {
    const { subjects } = await school.call('zhou', 'standing.rule', { ruleId: 'TK4' })
    const rows = await rowsOf({ what: 'rule', ruleId: 'TK4' }, '各人各组')
    expect(
      rows.map(([name, group, , done, target, literal]) => [name, group, done, target, literal ?? null]),
    ).toEqual(
      subjects.items.map((each) => [each.subjectName, each.groupName, each.done, each.target, each.literal]),
    )
  })

  test('of a term week by week', async () => {
    const page = await school.call('zhou', 'standing.heat', { by: 'rule', ruleId: 'TK5' })
    const status = await rowsOf({ what: 'heat', ruleId: 'TK5' }, '状态')
    const done = await rowsOf({ what: 'heat', ruleId: 'TK5' }, '已完成')
    expect(plain(status).map((row) => row.slice(2))).toEqual(
      page.rows.map(({ cells }) =>
        cells.map((cell) => (cell.status === null ? null : STATUSES[cell.status])),
      ),
    )
    expect(plain(done).map((row) => row.slice(2))).toEqual(
      page.rows.map(({ cells }) => cells.map((cell) => (cell.status === null ? null : cell.done))),
    )
  })

  test('of one’s own term, for a teacher, too', async () => {
    const own = { what: 'person', personId: school.people.wang } as const
    const rows = await rowsOf(own, '已完成', 'wang')
    expect(rows.find(([name]) => String(name).includes('听课'))?.at(-1)).toBe(8)
    expect((await school.refused('li', 'report.export', own)).code).toBe('notFound')
  })
})

test('a name that looks like a formula stays a text', async () => {
  await school.rows('update youju.person set name = $1 where id = $2', ['=1+1', school.people.li])
  const { base64 } = await school.call('zhou', 'report.export', { what: 'rule', ruleId: 'TK4' })
  const { sheets } = await readXlsx(Buffer.from(base64, 'base64'))
  expect(sheets[0]?.rows.some((row) => row[0] === '=1+1')).toBe(true)
  await school.rows('update youju.person set name = $1 where id = $2', ['李老师', school.people.li])
})

test('the pages of leaders are exported by leaders only', async () => {
  for (const input of [{ what: 'week' }, { what: 'rule', ruleId: 'TK4' }] as const) {
    expect((await school.refused('li', 'report.export', input)).code).toBe('notAllowed')
  }
  expect((await school.refused('zhou', 'report.export', { what: 'district' })).code).toBe('notAllowed')
})
