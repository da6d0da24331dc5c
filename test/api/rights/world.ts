import { uuidv7 } from 'uuidv7'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { clubForm, found } from '../club/clubs'
import { everyOperation } from '../school/every-operation'
import { liveIn } from '../school/lived-in'
import { quotaPlan } from '../school/test-plan'
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
const MARK = '翯'

/** A school, one beside it in its district and one in another district, all lived in. */
export async function openWorld(): Promise<World> {
  const plan = quotaPlan()
  const school = await testSchool({ plan })
  const beside = await testSchool({ plan, beside: school })
  const away = await testSchool({ plan })
  for (const other of [beside, away]) {
    await other.rows(`update youju.person set name = $2 || name where school_id = $1`, [other.id, MARK])
    await other.rows(
      `update youju.org_unit set name = $2 || name where school_id = $1 and kind <> 'school'`,
      [other.id, MARK],
    )
  }
  const lived = await liveIn(school)
  await liveIn(beside)
  await liveIn(away)
  for (const each of [school, beside, away]) await goOn(each)
  await freezeIn(school, [beside, away])
  const choir = clubForm(school, { name: '合唱团' })
  const clubId = await found(school, choir)
  const { callers, instructorId } = await callersOf(school, clubId)
  const things = await thingsOf([school, beside, away])
  const examples = everyOperation(school, lived.ofLi, lived.toClass1)
  const strange = { beside: await idsOf(beside), away: await idsOf(away) }
  return {
    school,
    beside,
    away,
    callers,
    things,
    probes: probesOf(school, examples, {
      ...choir,
      instructorIds: [...choir.instructorIds, instructorId],
    }),
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

/** What schools have besides that operations of parents and of ways in are about. */
async function goOn({ call, people, units, rows, districtId, id }: TestSchool): Promise<void> {
  await call('wu', 'roster.check', {
    ...{ id: uuidv7(), name: '名册', content: { cells: '姓名\t任职\n新同事\t任课教师' } },
    ...{ from: '2026-11-18', endMissing: false },
  })
  await call('wu', 'account.invite', { people: [people.xu] })
  await call('wu', 'parent.openCode', { classId: units.class1, lastOn: '2026-12-18' })
  const said = { kind: 'suggestion', to: 'school', text: '字再大一点', anonymous: false } as const
  await call('feng', 'suggestion.submit', { id: uuidv7(), ...said })
  await rows(
    `insert into youju.reminder (district_id, id, school_id, person_id, kind, about, line, page, made_at, not_before, state, failure)
     values ($1, gen_random_uuid(), $2, $3, 'digest', '2026-11-16', '写评课', '/', $4, $4, 'dead', 'wrong')`,
    [districtId, id, people.li, '2026-11-16T07:30:00+08:00'],
  )
}

/** One real report in each school: the first week's, frozen in one and the same in the others. */
async function freezeIn(school: TestSchool, others: readonly TestSchool[]): Promise<void> {
  for (const { rows, id } of [school, ...others])
    await rows('delete from youju.report where school_id = $1', [id])
  school.setNow('2026-09-07T08:00:00+08:00')
  await school.call('zhou', 'report.freeze', {})
  school.setNow('2026-11-18T16:30:00+08:00')
  for (const { rows, districtId, id } of others) {
    await rows(
      `insert into youju.report (district_id, school_id, id, kind, period_key, as_of, document, frozen_at)
       select $1, $2, gen_random_uuid(), kind, period_key, as_of, document, frozen_at
         from youju.report where school_id = $3`,
      [districtId, id, school.id],
    )
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
  // Which schools a district has is no secret in it.
  return new Set(all.map(({ id }) => id).filter((id) => id !== schoolId))
}
