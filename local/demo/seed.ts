import path from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import type { CivilDate } from '#core/calendar/civil-date'
import { misfitsOf } from '#core/plan/fit'
import type { Plan } from '#core/plan/plan'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import { type Database, openStore } from '../../cloudfunctions/_shared/store/store'
import { readPlanFile } from '../plan-file'
import { openAccounts } from './accounts'
import { enrol, publish, publishDistricts } from './enrol'
import { tellHistory } from './history/history'
import { begin, finish, stateOf } from './mark'
import { tellOfParents } from './parents'
import { retell } from './retell'
import { inventSchool } from './school/school'
import { clear } from './tables'

export interface SeedOptions {
  readonly owner: pg.ClientConfig
  /** What will serve the demo; its clock is set to each moment that is told. */
  readonly deployment: Deployment
  readonly plan: Plan
  readonly today: CivilDate
  readonly seed?: number
  /** Makes a demo school that stands anew; what is in it goes. */
  readonly fresh?: boolean
  say(line: string): void
}

const SEED = 20260901
const DISTRICT_PLAN = path.join(import.meta.dirname, 'district-plan.md')
/** One host seeds at a time; another waits for the lock and then finds the school. */
const LOCK = 7_390_002
const LONGEST_STATEMENT_MS = 120_000

/**
 * Puts the demo school into an empty database, with everything that has happened in it up to yesterday. A school that
 * stands is left as it is, one that was cut off half-way is made anew, and data of anybody else is not touched.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const config = { ...options.owner, max: 1, statement_timeout: LONGEST_STATEMENT_MS }
  const store = openStore(config, (error) => options.say(`数据库连接出了问题：${error.message}`))
  try {
    await store.db.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${LOCK}::bigint)`.execute(db)
      await seedOnce(db, options)
    })
  } finally {
    await store.close()
  }
}

async function seedOnce(db: Database, options: SeedOptions): Promise<void> {
  const { plan, today, seed = SEED, say } = options
  // What is told at once happened at different moments, and calls that are carried out together share theirs.
  const { together: _, ...deployment } = options.deployment
  const state = await stateOf(db, options.fresh ?? false)
  switch (state.is) {
    case 'somebodyElses':
      return say('数据库里已经有学校的数据，不放入演示学校。')
    case 'finished':
      if (today < state.today || today > state.endOn) {
        say(
          `演示学校是 ${state.today} 建的，学期到 ${state.endOn} 为止；想要今天的演示学校，请用 npm start -- --fresh 重建（其中的记录会清空）。`,
        )
      }
      return
    case 'begun':
      say(options.fresh ? '清空演示学校，重新建立。' : '上次的演示学校没有建完，清空后重建。')
      await clear(db)
  }
  const school = inventSchool(today, seed)
  const { plan: districtPlan } = await readPlanFile(DISTRICT_PLAN)
  const deeds = tellHistory(school, plan, seed, districtPlan)
  for (const warning of [...school.warnings, ...misfitsOf(plan, school.calendar)]) say(warning)
  say(`${school.units.school.name}：${school.staff.length} 名教职工，${school.units.classes.length} 个班`)
  await db.transaction().execute(async (tx) => {
    await begin(tx, today, school.calendar.term.endOn)
    await enrol(tx, school, seed)
    await publish(tx, school, plan, seed)
    await publishDistricts(tx, school, districtPlan)
    await openAccounts(tx, school)
  })
  say(`补写本学期到昨天的 ${deeds.length} 件事`)
  await retell(db, school, deeds, deployment)
  await tellOfParents(db, school, deployment)
  await finish(db)
}
