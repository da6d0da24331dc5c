import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { writePlan } from '#core/plan/parse/write-plan'
import type { NamedSchool } from '../../../cloudfunctions/_shared/jobs/as-office'
import { mendSchool } from '../../../cloudfunctions/_shared/store/recount/mend'
import { recountSchool } from '../../../cloudfunctions/_shared/store/recount/recount-school'
import type { Database } from '../../../cloudfunctions/_shared/store/store'
import { schoolNamed, withOwner } from '../../../local/cli/as-office'
import { exportPlan, publishPlan } from '../../../local/cli/plan'
import { readPlanFile } from '../../../local/plan-file'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let named: NamedSchool
let folder: string
let said: string[]
beforeEach(async () => {
  school = await testSchool({ plan: quotaPlan() })
  named = { districtId: school.districtId, schoolId: school.id, name: '测试小学' }
  folder = await mkdtemp(path.join(os.tmpdir(), 'youju-plan-'))
  said = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await school.close()
  await rm(folder, { recursive: true, force: true })
})

const inDatabase = <T>(work: (db: Database) => Promise<T>) => withOwner(inject('database'), work)
const file = (name: string) => path.join(folder, name)
const AHEAD = '2099-01-01'

describe('the command', () => {
  test.each(['计划.md', '计划.xlsx'])(
    'writes the plan as %s, which reads back to the same plan',
    async (name) => {
      expect(await inDatabase((db) => exportPlan(db, named, file(name), undefined))).toBe(true)
      expect((await readPlanFile(file(name))).plan).toEqual(quotaPlan())
    },
  )

  test('publishes a file as the next version, with its records counted', async () => {
    await school.call('wang', 'record.submit', school.observation())
    await writeFile(file('计划.md'), writePlan({ ...quotaPlan(), title: '下一学期的计划' }))
    const publishing = { file: file('计划.md'), effectiveFrom: AHEAD, acceptWarnings: true }
    expect(await inDatabase((db) => publishPlan(db, named, publishing))).toBe(true)
    expect((await school.call('zhou', 'plan.versions', {})).items).toMatchObject([
      { version: 2, title: '下一学期的计划', effectiveFrom: AHEAD, state: 'published', inForce: false },
      { version: 1, inForce: true },
    ])
  })

  test('publishes nothing for a day that is over', async () => {
    await writeFile(file('计划.md'), writePlan(quotaPlan()))
    const publishing = { file: file('计划.md'), effectiveFrom: '2020-09-01', acceptWarnings: true }
    expect(await inDatabase((db) => publishPlan(db, named, publishing))).toBe(false)
    expect(said.at(-1)).toContain('生效日期最早是')
    expect((await school.call('zhou', 'plan.versions', {})).items).toHaveLength(1)
  })

  test('puts right what is kept otherwise than the records say, when asked to', async () => {
    await school.call('wang', 'record.submit', school.observation())
    await school.rows('update youju.tally set quantity = 7 where district_id = $1', [school.districtId])
    await school.rows('delete from youju.credit where district_id = $1', [school.districtId])
    const look = () => inDatabase((db) => recountSchool(db, named, () => undefined))
    expect((await look()).length).toBeGreaterThan(0)
    await inDatabase((db) => mendSchool(db, named))
    expect(await look()).toEqual([])
  })

  test('takes the only school there is, and asks which where there are several', () => {
    const office = { districtId: 'd', schoolId: 'd', name: '测试学区' }
    const one = { districtId: 'd', schoolId: 'a', name: '一小' }
    const two = { districtId: 'd', schoolId: 'b', name: '二小' }
    expect(schoolNamed([office, one], undefined)).toBe(one)
    expect(schoolNamed([office, one, two], undefined)).toBeUndefined()
    expect(schoolNamed([office, one, two], '二小')).toBe(two)
    expect(schoolNamed([office, one, two], '测试学区')).toBe(office)
  })
})

test('a plan’s file that is not there is said so', async () => {
  await expect(readPlanFile(file('没有.md'))).rejects.toThrow('没有这个文件')
  await writeFile(file('坏.xlsx'), 'no workbook')
  await expect(readPlanFile(file('坏.xlsx'))).rejects.toThrow()
  expect(await readFile(file('坏.xlsx'), 'utf8')).toBe('no workbook')
})
