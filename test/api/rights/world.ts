import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { found } from '../club/clubs'
import { everyOperation } from '../school/every-operation'
import { liveIn } from '../school/lived-in'
import { type TestSchool, testSchool } from '../school/test-school'
import { callersOf, type MatrixCaller } from './callers'
import { type Probes, probesOf } from './probes'
import { type Things, thingsOf } from './things'

export interface World {
  readonly school: TestSchool
  readonly beside: TestSchool
  readonly away: TestSchool
  readonly callers: readonly MatrixCaller[]
  readonly things: Things
  readonly probes: Probes
  /** What of other schools an answer tells. */
  foreignIn(answer: Answer, who: MatrixCaller): string[]
  close(): Promise<void>
}

/** Stands in every name of the other schools' people and units. */
const MARK = '邻'

/** A school, one beside it in its district and one in another district, all lived in. */
export async function openWorld(): Promise<World> {
  const school = await testSchool()
  const beside = await testSchool({ beside: school })
  const away = await testSchool()
  for (const other of [beside, away]) {
    await other.rows(`update youju.person set name = $2 || name where school_id = $1`, [other.id, MARK])
    await other.rows(`update youju.org_unit set name = $2 || name where school_id = $1`, [other.id, MARK])
  }
  const lived = await liveIn(school)
  await liveIn(beside)
  await liveIn(away)
  const clubId = await found(school, { name: '合唱团' })
  const callers = await callersOf(school, clubId)
  const things = await thingsOf([school, beside, away])
  const examples = everyOperation(school, lived.ofLi, lived.toClass1)
  const strange = { beside: await idsOf(beside), away: await idsOf(away) }
  return {
    school,
    beside,
    away,
    callers,
    things,
    probes: probesOf(school, examples),
    foreignIn({ body }, who) {
      const text = JSON.stringify(body)
      // The district's office is told of its schools by name.
      const isOffice = who.is === 'officer'
      const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []
      const leaks = ids.filter((id) => strange.away.has(id) || (!isOffice && strange.beside.has(id)))
      return !isOffice && text.includes(MARK)
        ? [...leaks, text.slice(text.indexOf(MARK), text.indexOf(MARK) + 40)]
        : leaks
    },
    close: async () => {
      await Promise.all([school, beside, away].map((each) => each.close()))
    },
  }
}

/** The ids of everything that is a school's. */
async function idsOf({ rows, id: schoolId }: TestSchool): Promise<ReadonlySet<string>> {
  const tables = await rows<{ name: string }>(
    `select i.table_name as name from information_schema.columns i
       join information_schema.columns s using (table_schema, table_name)
      where i.table_schema = 'youju' and i.column_name = 'id' and s.column_name = 'school_id'`,
  )
  const all = await rows<{ id: string }>(
    tables.map(({ name }) => `select id::text from youju.${name} where school_id = $1`).join(' union all '),
    [schoolId],
  )
  return new Set(all.map(({ id }) => id))
}
