import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { Post } from '#core/org/post'
import type { Plan } from '#core/plan/plan'
import type { ProblemBody } from '#core/problem'
import { type Answer, answer, type Deployment } from '../../cloudfunctions/_shared/endpoint/answer'
import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import { openStore } from '../../cloudfunctions/_shared/store/store'
import { operations } from '../../local/operations'
import { testPlan } from './test-plan'

/** Monday 2026-09-07 opens week 2; the term's first teaching day is Tuesday 2026-09-01. */
export const TERM = { startOn: '2026-09-01', endOn: '2027-01-22' }
export const BELL = [1, 2, 3, 4, 5, 6].map((period) => ({
  period,
  startsAt: `${String(7 + period).padStart(2, '0')}:10`,
  endsAt: `${String(7 + period).padStart(2, '0')}:50`,
}))

interface Cast {
  readonly name: string
  readonly birthDate: string | null
  readonly posts: readonly { post: Post | 'member'; unit: UnitName; from?: string; to?: string }[]
}

type UnitName = 'school' | 'grade1' | 'class1' | 'class2' | 'maths' | 'chinese'

/** The people of every test school. Zhou heads it, Qian directs teaching, Sun leads maths, the others teach or listen. */
const PEOPLE = {
  zhou: { name: '周校长', birthDate: '1978-03-01', posts: [{ post: 'principal', unit: 'school' }] },
  qian: { name: '钱主任', birthDate: '1980-05-05', posts: [{ post: 'director', unit: 'school' }] },
  clerk: { name: '吴教务', birthDate: '1990-01-01', posts: [{ post: 'clerk', unit: 'school' }] },
  sun: {
    name: '孙组长',
    birthDate: '1985-02-02',
    posts: [
      { post: 'teacher', unit: 'school' },
      { post: 'groupLead', unit: 'maths' },
      { post: 'member', unit: 'maths' },
    ],
  },
  li: {
    name: '李老师',
    birthDate: '1995-04-04',
    posts: [
      { post: 'teacher', unit: 'school' },
      { post: 'member', unit: 'maths' },
      { post: 'classTeacher', unit: 'class1' },
    ],
  },
  wang: {
    name: '王老师',
    birthDate: '1975-06-06',
    posts: [
      { post: 'teacher', unit: 'school' },
      { post: 'member', unit: 'chinese' },
    ],
  },
  zheng: { name: '郑家长', birthDate: null, posts: [{ post: 'parent', unit: 'class1' }] },
} as const satisfies Record<string, Cast>

export type PersonKey = keyof typeof PEOPLE

export interface TestSchool {
  readonly id: string
  readonly districtId: string
  readonly units: Readonly<Record<UnitName, string>>
  readonly people: Readonly<Record<PersonKey, string>>
  readonly deployment: Deployment
  /** Sets the clock for the calls that follow. */
  setNow(instant: string): void
  /** The raw answer to a call in somebody's name; null calls without a token. */
  ask<N extends OperationName>(who: PersonKey | null, operation: N, input: Input<N>): Promise<Answer>
  /** The data of a call that must succeed. */
  call<N extends OperationName>(who: PersonKey, operation: N, input: Input<N>): Promise<Output<N>>
  /** The problem of a call that must be refused. */
  refused<N extends OperationName>(who: PersonKey | null, operation: N, input: Input<N>): Promise<ProblemBody>
  /** An observation of Li's class by default, ready to submit. */
  observation(changes?: Partial<ObservationInput>): { id: string; content: Input<'record.submit'>['content'] }
  /** Rows as the owner sees them, past row security. */
  rows<T>(sql: string, values?: unknown[]): Promise<T[]>
  tokenOf(who: PersonKey): string
  close(): Promise<void>
}

type ObservationInput = Extract<Input<'record.submit'>['content'], { kind: 'observation' }>['payload']

/** A school of its own district in the real database, with its cast signed in. */
export async function testSchool(options: { now?: string; plan?: Plan } = {}): Promise<TestSchool> {
  const { owner, app } = inject('database')
  const client = new pg.Client(owner)
  await client.connect()
  const districtId = uuidv7()
  const units: Record<UnitName, string> = {
    school: uuidv7(),
    grade1: uuidv7(),
    class1: uuidv7(),
    class2: uuidv7(),
    maths: uuidv7(),
    chinese: uuidv7(),
  }
  const keys = Object.keys(PEOPLE) as PersonKey[]
  const people = Object.fromEntries(keys.map((key) => [key, uuidv7()])) as Record<PersonKey, string>
  await insertSchool(client, districtId, units, people, options.plan ?? testPlan())

  let now = Date.parse(options.now ?? '2026-11-18T16:30:00+08:00')
  const tokens = tokenKeeper(new TextEncoder().encode('a test secret of at least 32 bytes!'))
  const store = openStore(app, (error) => {
    throw error
  })
  const deployment: Deployment = {
    operations,
    store,
    tokens,
    platform: { wechatUser: null, vouchesForCaller: false, demo: false },
    clock: () => now,
    report: ({ operation, error }) => console.error(operation, error),
  }
  const sessions = await openSessions(client, districtId, units.school, people)
  const bearer = new Map<PersonKey, string>()
  for (const key of keys) {
    const { token } = await tokens.issue({ districtId, sessionId: sessions[key] }, Date.parse('2026-11-18T00:00:00Z'))
    bearer.set(key, token)
  }
  const tokenAt = async (who: PersonKey) =>
    (await tokens.issue({ districtId, sessionId: sessions[who] }, now)).token

  async function ask<N extends OperationName>(who: PersonKey | null, operation: N, input: Input<N>): Promise<Answer> {
    const token = who === null ? undefined : await tokenAt(who)
    return answer({ operation, input, token, openId: undefined, requestId: uuidv7() }, deployment)
  }

  return {
    id: units.school,
    districtId,
    units,
    people,
    deployment,
    setNow: (instant) => {
      now = Date.parse(instant)
    },
    ask,
    async call(who, operation, input) {
      const { body } = await ask(who, operation, input)
      if (!body.ok) throw new Error(`${operation} was refused: ${JSON.stringify(body.problem)}`)
      return body.data as Output<typeof operation>
    },
    async refused(who, operation, input) {
      const { body } = await ask(who, operation, input)
      if (body.ok) throw new Error(`${operation} was not refused: ${JSON.stringify(body.data)}`)
      return body.problem
    },
    observation: (changes = {}) => ({
      id: uuidv7(),
      content: {
        kind: 'observation',
        payload: {
          on: '2026-11-18',
          periods: [2],
          mode: 'live',
          hostSchool: '',
          classId: units.class1,
          className: '',
          teacherId: people.li,
          teacherName: '',
          subject: '数学',
          topic: '分数的初步认识',
          lessonType: '随堂课',
          note: '',
          ...changes,
        },
      },
    }),
    rows: async (sql, values) => (await client.query(sql, values)).rows,
    tokenOf: (who) => bearer.get(who) ?? '',
    close: async () => {
      await store.close()
      await client.end()
    },
  }
}

async function openSessions(
  client: pg.Client,
  districtId: string,
  schoolId: string,
  people: Record<PersonKey, string>,
): Promise<Record<PersonKey, string>> {
  const sessions = {} as Record<PersonKey, string>
  for (const key of Object.keys(people) as PersonKey[]) {
    sessions[key] = uuidv7()
    await client.query(
      `insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
       values ($1, $2, $3, $4, $5, sha256($6::bytea), '2099-01-01')`,
      [districtId, sessions[key], uuidv7(), people[key], schoolId, sessions[key]],
    )
  }
  return sessions
}

async function insertSchool(
  client: pg.Client,
  districtId: string,
  units: Record<UnitName, string>,
  people: Record<PersonKey, string>,
  plan: Plan,
): Promise<void> {
  const unit = (id: string, parent: string | null, kind: string, name: string, position: number, groupKind?: string) =>
    client.query(
      `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, group_kind, name, position)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [districtId, id, parent, kind === 'district' ? null : units.school, kind, groupKind ?? null, name, position],
    )
  await unit(districtId, null, 'district', '测试学区', 0)
  await unit(units.school, districtId, 'school', '测试小学', 1)
  await unit(units.grade1, units.school, 'grade', '一年级', 2)
  await unit(units.class1, units.grade1, 'class', '一年级1班', 3)
  await unit(units.class2, units.grade1, 'class', '一年级2班', 4)
  await unit(units.maths, units.school, 'group', '数学组', 5, 'subject')
  await unit(units.chinese, units.school, 'group', '语文组', 6, 'subject')
  for (const [position, [key, cast]] of Object.entries(PEOPLE).entries()) {
    const { name, birthDate, posts } = cast as Cast
    const id = people[key as PersonKey]
    const guardian = posts.every(({ post }) => post === 'parent')
    await client.query(
      `insert into youju.person (district_id, id, school_id, kind, name, subject, position)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [districtId, id, units.school, guardian ? 'guardian' : 'staff', name, '数学', position],
    )
    await client.query(
      'insert into youju.person_private (district_id, person_id, school_id, birth_date) values ($1, $2, $3, $4)',
      [districtId, id, units.school, birthDate],
    )
    for (const held of posts) {
      await client.query(
        `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on, to_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [districtId, uuidv7(), units.school, id, units[held.unit], held.post, held.from ?? '2020-09-01', held.to ?? null],
      )
    }
  }
  const termId = uuidv7()
  await client.query(
    'insert into youju.term (district_id, id, school_id, name, start_on, end_on, bell) values ($1, $2, $3, $4, $5, $6, $7)',
    [districtId, termId, units.school, '2026—2027 学年第一学期', TERM.startOn, TERM.endOn, JSON.stringify(BELL)],
  )
  await client.query(
    `insert into youju.timetable_slot (district_id, school_id, term_id, class_id, weekday, period, subject, teacher_id, room)
     select $1, $2, $3, $4, d, p, '数学', $5, '101' from generate_series(1, 5) d, generate_series(1, 3) p`,
    [districtId, units.school, termId, units.class1, people.li],
  )
  await client.query(
    `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
     values ($1, $2, 1, $3, $4, $5, $6)`,
    [districtId, uuidv7(), units.school, plan.title, TERM.startOn, JSON.stringify(plan)],
  )
}
