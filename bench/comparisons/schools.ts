import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { BenchDatabase } from '../database'
import { insertOffice } from '../district'
import { fill, RECORDS_OF_A_SCHOOL } from '../schools/fill'
import { type BenchSchool, benchPlan, insertSchool } from '../schools/school'
import { twentyRules } from '../schools/state'
import { signInPerson } from '../schools/teacher'

const [LESSONS, TALLIES] = ['lessons', 'tallies'].map((name) =>
  readFileSync(path.join(__dirname, `${name}.sql`), 'utf8'),
) as [string, string]

const STAFF = 100
const SCHOOLS = 50
/** Where on the roster the teacher stands who looks at the own promises. */
export const TEACHER = 30
const ELSEWHERE = '01990000-0000-7000-8000-000000000002'

/** A school of always as many records, a district of fifty that has more the more there are in all, and the rest elsewhere. */
export class Compared {
  private perSchool = 0
  private elsewhere = 0

  private constructor(
    readonly school: BenchSchool,
    readonly teacher: BenchSchool,
    readonly district: readonly BenchSchool[],
    readonly office: BenchSchool,
  ) {}

  static async insert(database: BenchDatabase): Promise<Compared> {
    const { owner } = database
    const plan = benchPlan()
    const school = await insertSchool(owner, STAFF, 0, { plan })
    await addLessons(owner, [school], 0, RECORDS_OF_A_SCHOOL)
    const teacher = { ...school, sessionId: await signInPerson(database, school, TEACHER) }
    const district: BenchSchool[] = []
    for (let index = 0; index < SCHOOLS; index += 1)
      district.push(await insertSchool(owner, STAFF, 0, { plan, districtId: district[0]?.districtId }))
    const office = {
      ...(district[0] as BenchSchool),
      ...(await insertOffice(owner, district, twentyRules())),
    }
    return new Compared(school, teacher, district, office)
  }

  /** Until there are so many in all. Everything that is compared is counted anew from its credits. */
  async fillUp(owner: pg.Pool, records: number): Promise<void> {
    const { school, district } = this
    const each = Math.min(RECORDS_OF_A_SCHOOL, Math.floor((records - RECORDS_OF_A_SCHOOL) / SCHOOLS))
    await addLessons(owner, district, this.perSchool, each)
    this.perSchool = each
    await countAnew(owner, [school, ...district])
    const others = Math.floor((records - RECORDS_OF_A_SCHOOL - SCHOOLS * each) / RECORDS_OF_A_SCHOOL)
    await fill(owner, { districtId: ELSEWHERE, plan: benchPlan(), from: this.elsewhere, to: others })
    this.elsewhere = others
    await owner.query('vacuum analyze')
  }
}

async function addLessons(owner: pg.Pool, schools: readonly BenchSchool[], from: number, to: number) {
  const keys = schools.map(({ districtId, schoolId, termId, people }) => ({
    ...{ district_id: districtId, id: schoolId, term_id: termId, people },
  }))
  await owner.query('alter table youju.record disable trigger user')
  await owner.query(LESSONS, [JSON.stringify(keys), from, to])
  await owner.query('alter table youju.record enable trigger user')
}

async function countAnew(owner: pg.Pool, schools: readonly BenchSchool[]): Promise<void> {
  const ids = schools.map(({ schoolId }) => schoolId)
  await owner.query('delete from youju.tally where school_id = any ($1::uuid[])', [ids])
  await owner.query(TALLIES, [ids])
}
