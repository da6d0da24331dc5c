import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { creditLevelOf, measureKey } from '../../core/plan/basic-measure'
import { parsePlan } from '../../core/plan/parse/parse-plan'
import type { Plan } from '../../core/plan/plan'
import { measuresOf } from '../../core/plan/rules'
import { fill, RECORDS_OF_A_SCHOOL } from './fill'

export { RECORDS_OF_A_SCHOOL }

const PLAN = path.resolve(__dirname, '../../plans/primary-school-term.md')

export interface BenchSchool {
  readonly districtId: string
  readonly schoolId: string
  readonly termId: string
  /** The principal's. */
  readonly sessionId: string
  readonly people: readonly string[]
  readonly groups: readonly string[]
}

export function benchPlan(): Plan {
  const { plan, faults } = parsePlan(readFileSync(PLAN, 'utf8'))
  if (!plan) throw new Error(JSON.stringify(faults))
  return plan
}

interface Options {
  readonly plan?: Plan
  /** Of a district that is there already. */
  readonly districtId?: string | undefined
}

/** A school with its principal, `staff` people in ten groups, and its records, by the first template. */
export async function insertSchool(
  owner: pg.Pool,
  staff: number,
  records: number = RECORDS_OF_A_SCHOOL,
  { plan = benchPlan(), districtId }: Options = {},
): Promise<BenchSchool> {
  const school = {
    districtId: districtId ?? uuidv7(),
    schoolId: uuidv7(),
    termId: uuidv7(),
    sessionId: uuidv7(),
    people: ids(staff),
    groups: ids(10),
  }
  const key = { district_id: school.districtId, school_id: school.schoolId }
  const insert = (table: string, rows: readonly object[]) => insertRows(owner, table, rows)
  const unit = { ...key, parent_id: school.schoolId, position: 1 }
  const district = {
    ...key,
    school_id: null,
    id: school.districtId,
    kind: 'district',
    name: '学区',
    position: 0,
  }
  await insert('org_unit', [
    ...(districtId === undefined ? [district] : []),
    { ...unit, id: school.schoolId, parent_id: school.districtId, kind: 'school', name: '学校' },
    ...school.groups.map((id, index) => ({
      ...unit,
      id,
      kind: 'group',
      group_kind: 'subject',
      name: `第 ${index + 1} 组`,
    })),
    ...ids(6).map((id, index) => ({ ...unit, id, kind: 'grade', name: `${index + 1} 年级` })),
  ])
  await insert(
    'person',
    school.people.map((id, position) => ({ ...key, id, kind: 'staff', name: `教师 ${position}`, position })),
  )
  await insert(
    'person_private',
    school.people.map((person_id, index) => ({
      ...key,
      person_id,
      birth_date: `${1966 + (index % 35)}-05-01`,
    })),
  )
  await insert(
    'appointment',
    school.people.flatMap((person_id, index) => postsOf(school, person_id, index, key)),
  )
  const accountId = uuidv7()
  const [principal] = school.people
  await insert('account', [
    { ...key, id: accountId, person_id: principal, demo_hint: '', failed_attempts: 0 },
  ])
  await insert('session', [
    {
      ...key,
      id: school.sessionId,
      account_id: accountId,
      person_id: principal,
      refresh_hash: `\\x${school.sessionId.replaceAll('-', '')}`,
      opened_at: '2026-09-01T00:00:00Z',
      expires_at: '2099-01-01T00:00:00Z',
    },
  ])
  await insert('term', [
    { ...key, id: school.termId, name: '第一学期', start_on: '2026-09-01', end_on: '2027-01-22', bell: [] },
  ])
  await insert('plan_version', [
    {
      ...key,
      plan_id: uuidv7(),
      version: 1,
      title: plan.title,
      effective_from: '2026-09-01',
      counts_from: '2026-09-01',
      document: plan,
      published_at: '2026-08-25T00:00:00Z',
      state: 'published',
      reason: '',
      counted: 0,
      to_count: 0,
    },
  ])
  if (records > 0) await insertRecords(owner, plan, school, records)
  return school
}

const ids = (count: number) => Array.from({ length: count }, () => uuidv7())

function postsOf({ schoolId, groups }: BenchSchool, person_id: string, index: number, key: object): object[] {
  const group = groups[index % groups.length]
  const held = (post: string, unit_id: string | undefined) => {
    return { ...key, id: uuidv7(), person_id, unit_id, post, from_on: '2020-09-01', to_on: null }
  }
  if (index === 0) return [held('principal', schoolId)]
  if (index === 1) return [held('director', schoolId)]
  const lead = index < 2 + groups.length ? [held('groupLead', group)] : []
  return [held('teacher', schoolId), held('member', group), ...lead]
}

/** What 5,000 records by mid-term come to: lessons and research of everybody in every week, all else now and then. */
const everyWeek = ({ name }: { name: string }) =>
  ['observationPeriods', 'critiques', 'researchAttendance', 'researchSessions'].includes(name)

/** Set-based: observations, and the tallies of everything that the plan counts. */
async function insertRecords(
  owner: pg.Pool,
  plan: Plan,
  school: BenchSchool,
  records: number,
): Promise<void> {
  const { districtId, schoolId, termId, people, groups } = school
  await owner.query(
    `insert into youju.record (district_id, id, school_id, term_id, kind, author_id, happened_on, payload, state, late, content_hash, submitted_hash)
     select $1, md5($2::uuid || ' own ' || i)::uuid, $2::uuid, $3, 'observation', ($4::uuid[])[1 + i % cardinality($4::uuid[])],
            date '2026-09-07' + (i / 100 % 10) * 7 + i % 5,
            jsonb_build_object('on', date '2026-09-07' + (i / 100 % 10) * 7 + i % 5, 'periods', jsonb_build_array(1), 'subject',
                               (array['数学', '语文', '英语'])[1 + i % 3], 'mode', 'live', 'hostSchool', '', 'lessonType', '随堂课', 'teacherName', '', 'className', ''), 'counted', false, '', ''
       from generate_series(0, $5::int - 1) i`,
    [districtId, schoolId, termId, people, records],
  )
  for (const measure of measuresOf(plan)) {
    const level = creditLevelOf(measure)
    const subjects = level === 'person' ? people : level === 'group' ? groups : [schoolId]
    await owner.query(
      `insert into youju.tally (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
       select $1, $2, $3, $4, subject, week, 2, '{0,1,0,1,0,0,0}' from unnest($5::uuid[]) subject, generate_series(1, 12, $6::int) week`,
      [districtId, schoolId, termId, measureKey(measure), subjects, everyWeek(measure) ? 1 : 3],
    )
  }
}

async function insertRows(owner: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ')
  await owner.query(
    `insert into youju.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::youju.${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

/** Other schools, until there are about so many records in all; the first twenty in the same district. */
export async function fillUp(
  owner: pg.Pool,
  { districtId }: Pick<BenchSchool, 'districtId'>,
  from: number,
  records: number,
): Promise<number> {
  const to = Math.floor(records / RECORDS_OF_A_SCHOOL) - 1
  await fill(owner, { districtId, plan: benchPlan(), from, to })
  return to
}
