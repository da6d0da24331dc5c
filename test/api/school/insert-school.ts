import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { CalendarDay } from '#core/calendar/school-calendar'
import type { Plan } from '#core/plan/plan'
import { BELL, castOf, PERSON_KEYS, type PersonKey, TERM, UNITS, type UnitKey } from './cast'

/** The ids of a school as it stands in the database. */
export interface SchoolIds {
  readonly districtId: string
  readonly termId: string
  readonly units: Readonly<Record<UnitKey, string>>
  readonly people: Readonly<Record<PersonKey, string>>
  readonly sessions: Readonly<Record<PersonKey, string>>
}

type Row = Record<string, unknown>

/** Writes rows as the owner, past row security. */
async function insert(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await client.query(
    `insert into youju.${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::youju.${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

function idsFor<K extends string>(keys: readonly K[]): Record<K, string> {
  return Object.fromEntries(keys.map((key) => [key, uuidv7()])) as Record<K, string>
}

/**
 * A school with its cast, each signed in, in a district of its own unless one is named. Before 0024 parents were appointed
 * to classes as staff are to posts.
 */
export async function insertSchool(
  client: pg.ClientBase,
  plan: Plan,
  calendar: readonly CalendarDay[],
  district: string | undefined,
  parentsAre: 'guardians' | 'appointed' = 'guardians',
): Promise<SchoolIds> {
  const school: SchoolIds = {
    districtId: district ?? uuidv7(),
    termId: uuidv7(),
    units: idsFor(Object.keys(UNITS) as UnitKey[]),
    people: idsFor(PERSON_KEYS),
    sessions: idsFor(PERSON_KEYS),
  }
  const key = { district_id: school.districtId, school_id: school.units.school }
  await client.query('begin')
  if (district === undefined) {
    const root = { district_id: school.districtId, id: school.districtId, kind: 'district', name: '测试学区' }
    await insert(client, 'org_unit', [{ ...root, position: 0 }])
  }
  await insertUnits(client, school, key)
  await insertPeople(client, school, key, parentsAre)
  await insertTerm(client, school, key, calendar)
  await insert(client, 'plan_version', [
    {
      ...key,
      plan_id: uuidv7(),
      version: 1,
      title: plan.title,
      effective_from: TERM.startOn,
      document: plan,
      published_at: '2026-08-25T00:00:00Z',
    },
  ])
  await client.query('commit')
  return school
}

async function insertUnits(client: pg.ClientBase, { districtId, units }: SchoolIds, key: Row): Promise<void> {
  const rows = (Object.keys(UNITS) as UnitKey[]).map((unit, index) => {
    const { kind, name, under, ...rest } = UNITS[unit]
    const group_kind = 'groupKind' in rest ? rest.groupKind : null
    const parent_id = under === null ? districtId : units[under]
    return { ...key, id: units[unit], parent_id, kind, group_kind, name, position: index + 1 }
  })
  await insert(client, 'org_unit', rows)
}

async function insertPeople(
  client: pg.ClientBase,
  school: SchoolIds,
  key: Row,
  parentsAre: 'guardians' | 'appointed',
): Promise<void> {
  const { people, units, sessions } = school
  const cast = PERSON_KEYS.map((who, position) => ({ who, id: people[who], position, ...castOf(who) }))
  await insert(
    client,
    'person',
    cast.map(({ id, position, name, subject, posts }) => {
      const kind = posts.every(({ post }) => post === 'parent') ? 'guardian' : 'staff'
      return { ...key, id, kind, name, subject: subject ?? '', position }
    }),
  )
  await insert(
    client,
    'person_private',
    cast.map(({ id, birthDate }) => ({ ...key, person_id: id, birth_date: birthDate })),
  )
  await insert(
    client,
    'appointment',
    cast.flatMap(({ id, posts }) =>
      posts
        .filter((held) => parentsAre === 'appointed' || isStaffs(held))
        .map(({ post, unit, from }) => {
          const held = { post, unit_id: units[unit], from_on: from ?? '2020-09-01', to_on: null }
          return { ...key, id: uuidv7(), person_id: id, ...held }
        }),
    ),
  )
  const guardians = cast.flatMap(({ id, name, posts }) =>
    posts
      .filter((held) => !isStaffs(held))
      .map(({ unit }) => guardianship({ ...key, person_id: id, class_id: units[unit], name })),
  )
  if (parentsAre === 'guardians') await insert(client, 'guardianship', guardians)
  const accounts = cast.map(({ who, id }) => ({ ...key, id: uuidv7(), who, person_id: id }))
  await insert(
    client,
    'account',
    accounts.map(({ who: _, ...row }) => ({
      ...row,
      login: `login-${row.person_id}`,
      wechat_openid: `openid-${row.person_id}`,
      demo_hint: '',
      failed_attempts: 0,
    })),
  )
  await insert(
    client,
    'session',
    accounts.map(({ who, id, person_id }) => ({
      ...key,
      id: sessions[who],
      account_id: id,
      person_id,
      refresh_hash: `\\x${sessions[who].replaceAll('-', '')}`,
      opened_at: '2026-09-01T00:00:00Z',
      expires_at: '2099-01-01T00:00:00Z',
    })),
  )
}

const isStaffs = ({ post }: ReturnType<typeof castOf>['posts'][number]) => post !== 'parent'

/** A parent whom the class has admitted. */
export function guardianship(row: Row): Row {
  const asked = { asked_at: '2026-09-01T00:00:00Z', decided_at: '2026-09-01T00:00:00Z' }
  return { id: uuidv7(), state: 'joined', ...asked, ...row }
}

/** Li teaches class 1 in periods 1 to 3 of every weekday, Wang class 2 and Sun class 3 in period 1. */
async function insertTerm(
  client: pg.ClientBase,
  { districtId, termId, units, people }: SchoolIds,
  key: Row,
  calendar: readonly CalendarDay[],
): Promise<void> {
  const dates = { start_on: TERM.startOn, end_on: TERM.endOn }
  await insert(client, 'term', [{ ...key, id: termId, name: '2026—2027 学年第一学期', ...dates, bell: BELL }])
  const lessons = [
    { class_id: units.class1, teacher_id: people.li, subject: '数学', room: '101', periods: [1, 2, 3] },
    { class_id: units.class2, teacher_id: people.wang, subject: '语文', room: '102', periods: [1] },
    { class_id: units.class3, teacher_id: people.sun, subject: '数学', room: '201', periods: [1] },
  ]
  const slots = lessons.flatMap(({ periods, ...lesson }) =>
    [1, 2, 3, 4, 5].flatMap((weekday) =>
      periods.map((period) => ({ ...key, term_id: termId, ...lesson, weekday, period })),
    ),
  )
  await insert(client, 'timetable_slot', slots)
  if (calendar.length === 0) return
  const days = calendar.map(({ on, teaching, timetableOf, reason }) => ({
    district_id: districtId,
    unit_id: units.school,
    on_date: on,
    teaching,
    timetable_of: timetableOf ?? null,
    reason,
  }))
  await insert(client, 'calendar_day', days)
}
