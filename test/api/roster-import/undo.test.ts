import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const cell = (...words: string[]) => fc.constantFrom('', '无', ...words)
const POSTS = ['任课教师', '任课教师、一年级1班班主任', '任课教师、数学组长', '一年级年级组长', '工勤人员']
const row = fc.record({
  subject: cell('美术', '体育'),
  posts: cell(...POSTS),
  groups: cell('数学组', '语文组', '数学组、语文组'),
  tags: cell('党员', '骨干教师、党员'),
  state: fc.constantFrom('', '在岗', '产假', '长期请假', '离开'),
})

const KNOWN = ['孙组长', '李老师', '何老师', '陈组长', '王老师', '许老师']
const NEW = ['新甲', '新乙', '新丙']
const rows = fc.tuple(...[...KNOWN, ...NEW].map(() => fc.option(row)))

/** All of the roster but the order that new things would have had. */
async function roster(): Promise<unknown[]> {
  const tables = [
    'org_unit',
    'person',
    'appointment',
    'tag',
    'timetable_slot',
    'guardianship',
    'person_private',
  ]
  return Promise.all(
    tables.map((table) =>
      school.rows(
        `select to_jsonb(t) as row from youju.${table} t where district_id = $1 order by to_jsonb(t)::text`,
        [school.districtId],
      ),
    ),
  )
}

it('leaves the roster as it was before, whatever was imported', async () => {
  const before = await roster()
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (written, endMissing) => {
      const people = [...KNOWN, ...NEW].flatMap((name, at) => {
        const cells = written[at]
        return cells
          ? [[name, cells.subject, cells.posts, cells.groups, cells.tags, cells.state].join('\t')]
          : []
      })
      const lines = ['姓名\t学科\t任职\t所在组\t标签\t状态', '吴教务\t\t\t\t\t', ...people]
      const asked = {
        id: uuidv7(),
        name: '名册',
        content: { cells: lines.join('\n') },
        from: '2026-11-18',
        endMissing,
      }
      const checked = await school.call('wu', 'roster.check', asked)
      expect(checked.faults).toEqual([])
      await school.call('wu', 'roster.apply', { id: asked.id })
      const again = await school.call('wu', 'roster.check', { ...asked, id: uuidv7() })
      expect(again).toMatchObject({ added: 0, changed: 0, ended: 0, faultCount: 0 })
      const { kept } = await school.call('wu', 'roster.undo', { id: asked.id, reason: '试一试' })
      expect(kept).toEqual([])
      expect(await roster()).toEqual(before)
    }),
    { numRuns: 12 },
  )
})
