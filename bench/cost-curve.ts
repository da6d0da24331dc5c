import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { openStore } from '../cloudfunctions/_shared/store/store'
import type { Input } from '../core/contract/contract'
import { writePlan } from '../core/plan/parse/write-plan'
import type { Plan, Rule } from '../core/plan/plan'
import { callerFor } from './caller'
import { type BenchDatabase, withDatabase } from './database'
import { insertOffice } from './district'
import type { Measured } from './measured'
import { ring } from './schools/bell'
import { type BenchSchool, insertSchool } from './schools/school'
import { rulesOf } from './schools/state'
import { handIn, signInPerson } from './schools/teacher'
import { median, ms } from './timing'

const ROUNDS = 50
const WARM_UP = 15
/** Nothing grows faster than what is asked of it. */
const BAR_RATIO = 10

interface Size {
  readonly what: string
  readonly staff: number
  readonly recordsOfASchool: number
  readonly rules: number
  readonly schools: number
}

const BASE: Size = { what: 'base', staff: 100, recordsOfASchool: 2_000, rules: 20, schools: 5 }
const SIZES: readonly Size[] = [
  BASE,
  { ...BASE, what: 'staff × 10', staff: 1_000 },
  { ...BASE, what: 'records × 10', recordsOfASchool: 20_000 },
  { ...BASE, what: 'rules × 10', rules: 200 },
  { ...BASE, what: 'schools × 10', schools: 50 },
]

type Work = () => Promise<unknown>

interface Place {
  readonly size: Size
  /** By name, in the order in which they are done. */
  readonly works: ReadonlyMap<string, Work>
  readonly beforeEach: Work
  readonly publish: Work
  readonly close: Work
}

interface Taken {
  readonly milliseconds: number[]
  readonly processor: number[]
}

/**
 * What people wait for, with ten times the staff, the records, the rules and the schools, one at a time. Each is a district of its own in
 * one database, and all are asked in turn, so that they see the same machine.
 */
export async function costCurve(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const places: Place[] = []
    for (const size of SIZES) places.push(await placeOf(database, size))
    await database.owner.query('vacuum analyze')
    const taken = new Map(places.map((place) => [place, new Map<string, Taken>()]))
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [place, ofPlace] of taken) await turn(place, round < 0 ? new Map() : ofPlace)
    for (const [place, ofPlace] of taken)
      await measure('a plan published and counted', place.publish, ofPlace)
    for (const { close } of places) await close()
    return linesOf(taken)
  })
}

async function turn({ works, beforeEach }: Place, taken: Map<string, Taken>): Promise<void> {
  for (const [what, work] of works) {
    await beforeEach()
    await measure(what, work, taken)
  }
}

async function measure(what: string, work: Work, taken: Map<string, Taken>): Promise<void> {
  const each = taken.get(what) ?? { milliseconds: [], processor: [] }
  taken.set(what, each)
  const [begun, busy] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(busy)
  each.milliseconds.push(performance.now() - begun)
  each.processor.push((user + system) / 1000)
}

function linesOf(taken: ReadonlyMap<Place, ReadonlyMap<string, Taken>>): Measured[] {
  const [base] = taken.values()
  return [...taken].flatMap(([{ size }, ofPlace]) =>
    [...ofPlace].map(([what, { milliseconds, processor }]) => {
      const ratio = median(milliseconds) / median(base?.get(what)?.milliseconds ?? [])
      return {
        what: `cost, ${size.what}: ${what}`,
        measured: `p50 ${ms(median(milliseconds))}, of it node’s processor ${ms(median(processor))}`,
        ratio: size === BASE ? '' : `${ratio.toFixed(2)} of the base`,
        bar: size === BASE ? '' : `${BAR_RATIO}`,
        met: ratio <= BAR_RATIO,
      }
    }),
  )
}

async function placeOf(database: BenchDatabase, size: Size): Promise<Place> {
  const { owner } = database
  const plan = rulesOf(size.rules)
  const schools: BenchSchool[] = []
  for (let index = 0; index < size.schools; index += 1) {
    const districtId = schools[0]?.districtId
    schools.push(await insertSchool(owner, size.staff, size.recordsOfASchool, { plan, districtId }))
  }
  const [school] = schools
  if (!school) throw new Error('no school')
  const classId = await addClass(owner, school)
  const office = { ...school, ...(await insertOffice(owner, schools, plan)) }
  const store = openStore(database.app, (error) => {
    throw error
  })
  const callers = await Promise.all(
    TEACHERS.map(async (place) => {
      const sessionId = await signInPerson(database, school, place)
      return callerFor({ ...school, sessionId }, store)
    }),
  )
  const lessons = lessonsOf(school, classId)
  const [principal, officer] = [await callerFor(school, store), await callerFor(office, store)]
  const handInOne = async () => {
    const { teacher, input } = lessons.next().value
    await callers[teacher]?.('record.submit', input)
  }
  return {
    size,
    beforeEach: () => handIn(database, school),
    works: new Map<string, Work>([
      ['the principal’s week', () => principal('standing.school', {})],
      ['the clauses', () => principal('standing.clauses', {})],
      ['a teacher’s own promises', async () => callers[0]?.('standing.mine', {})],
      ['the district, one school changed', () => officer('standing.district', {})],
      ['a record handed in', handInOne],
    ]),
    publish: () => publishIn(principal, plan),
    close: () => store.close(),
  }
}

/** Where on the roster those stand who hand in; each can observe forty lessons in the week before. */
const TEACHERS = [30, 31, 32, 33]
const DAYS = ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-16', '2026-11-17']
const PERIODS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Each another lesson. */
function* lessonsOf(
  { people }: BenchSchool,
  classId: string,
): Generator<{ teacher: number; input: Input<'record.submit'> }, never> {
  for (const on of DAYS)
    for (const period of PERIODS)
      for (const teacher of TEACHERS.keys()) {
        const payload = {
          ...{
            on,
            periods: [period],
            mode: 'live' as const,
            hostSchool: '',
            classId,
            className: '',
          },
          ...{ teacherId: people[40] ?? null, teacherName: '', subject: '数学', topic: '分数的初步认识' },
          ...{ lessonType: '随堂课', note: '', strengths: '目标清楚。', advice: '' },
        }
        yield { teacher, input: { id: uuidv7(), seconds: 14, content: { kind: 'observation', payload } } }
      }
  throw new Error('more lessons were asked for than there are')
}

/** With a bell that rings for it; answers its id. */
async function addClass(owner: pg.Pool, { districtId, schoolId }: BenchSchool): Promise<string> {
  await ring(owner, [districtId, schoolId], PERIODS.length)
  const id = uuidv7()
  await owner.query(
    `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name, position) values ($1, $3, $2, $2, 'class', '三年级（2）班', 1)`,
    [districtId, schoolId, id],
  )
  return id
}

/** With one promise of a measure that nobody has counted yet. */
async function publishIn(call: Awaited<ReturnType<typeof callerFor>>, plan: Plan): Promise<void> {
  const [quota] = plan.rules
  const added: Rule = {
    ...(quota as Rule),
    ...{
      id: 'NEW',
      name: '听数学课',
      measure: { name: 'observationPeriods', filters: [], where: [{ key: '学科', is: ['数学'] }] },
    },
  }
  const draftId = uuidv7()
  const content = { markdown: writePlan({ ...plan, rules: [...plan.rules, added] }) }
  await call('plan.saveDraft', { id: draftId, name: '计划.md', content, revision: null })
  const asked = {
    draftId,
    revision: 1,
    effectiveFrom: '2026-11-18',
    acceptWarnings: true,
    reason: '期中调整',
  }
  let state = await call('plan.publish', asked)
  while (!state.finished) state = await call('plan.recount', { version: state.version })
}
