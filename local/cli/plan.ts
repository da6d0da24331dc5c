import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { civilDateAt } from '#core/calendar/civil-date'
import { firstPublished, inForceOn } from '#core/plan/in-force'
import { TEMPLATE, writePlan } from '#core/plan/parse/write-plan'
import { asOffice, type NamedSchool, NOBODY } from '../../cloudfunctions/_shared/jobs/as-office'
import { countNext } from '../../cloudfunctions/_shared/store/count-version'
import {
  earliestEffective,
  issuedBy,
  issuedPlan,
  loadVersions,
} from '../../cloudfunctions/_shared/store/plan'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import { writePlanWorkbook } from '../../cloudfunctions/_shared/workbook/plan-workbook'
import { isWorkbook, PlanFileProblem, readPlanFile } from '../plan-file'

/** Checks a plan's file and says all that is wrong with it; true when it can be used. */
export async function checkPlan(file: string): Promise<boolean> {
  try {
    const { plan, warnings } = await readPlanFile(file)
    for (const warning of warnings) console.log(`提醒：${warning}`)
    console.log(`《${plan.title}》可以使用：${plan.clauses.length} 条条款，${plan.rules.length} 条指标`)
    return true
  } catch (error) {
    if (!(error instanceof PlanFileProblem)) throw error
    console.log(`${error.message}\n${error.remedy}`)
    return false
  }
}

/** The version in force, or one that is named, as a file: a workbook where its name says so. */
export async function exportPlan(
  db: Database,
  school: NamedSchool,
  file: string,
  wanted: number | undefined,
): Promise<boolean> {
  const own = issuedBy('own', await loadVersions(db, school))
  const today = civilDateAt(Date.now())
  const version =
    wanted === undefined
      ? (inForceOn(own, today) ?? firstPublished(own))
      : own.find((each) => each.version === wanted)
  if (!version) {
    console.log(
      wanted === undefined ? `${school.name}还没有发布过计划。` : `${school.name}没有第 ${wanted} 版。`,
    )
    return false
  }
  const { plan, effectiveFrom } = await issuedPlan(db, version)
  const scope = { ...TEMPLATE, effectiveFrom }
  await writeFile(file, isWorkbook(file) ? await writePlanWorkbook(plan, scope) : writePlan(plan, scope))
  console.log(`${school.name}第 ${version.version} 版《${plan.title}》写到了 ${path.resolve(file)}`)
  return true
}

interface Publishing {
  readonly file: string
  readonly effectiveFrom: string | undefined
  readonly acceptWarnings: boolean
}

/** Publishes a file as the school's next version and counts its records; cut off, the same command goes on. */
export async function publishPlan(
  db: Database,
  school: NamedSchool,
  publishing: Publishing,
): Promise<boolean> {
  const today = civilDateAt(Date.now())
  const waiting = (await loadVersions(db, school)).find(
    ({ issuer, state }) => issuer === 'own' && state === 'counting',
  )
  if (waiting) {
    console.log(`第 ${waiting.version} 版上次没有统计完，接着统计；完成后请再发布一次。`)
    await countAll(db, school, waiting.version, today)
    return false
  }
  const { plan, scope, warnings } = await readPlanFile(publishing.file)
  for (const warning of warnings) console.log(`提醒：${warning}`)
  if (warnings.length > 0 && !publishing.acceptWarnings) {
    console.log('有提醒没有确认，没有发布。看过没有问题的，请加上 --accept 再来一次。')
    return false
  }
  const effectiveFrom = publishing.effectiveFrom ?? scope.effectiveFrom ?? today
  const earliest = await earliestEffective(db, school, today)
  if (earliest !== null && effectiveFrom < earliest) {
    console.log(`已经过去的日子按当时的计划统计。生效日期最早是 ${earliest}，可以用 --from 指定。`)
    return false
  }
  const draftId = uuidv7()
  const text = isWorkbook(publishing.file) ? null : await readFile(publishing.file, 'utf8')
  const version = await asOffice(db, school, async (tx) => {
    const journal = { did: 'published', at: new Date(), actorId: NOBODY, reason: '在服务器上发布' }
    await tx
      .insertInto('planDraft')
      .values({
        districtId: school.districtId,
        schoolId: school.schoolId,
        id: draftId,
        name: path.basename(publishing.file),
        markdown: text,
        workbook: text === null ? await readFile(publishing.file) : null,
        title: plan.title,
        faults: 0,
        warnings: warnings.length,
        revision: 1,
        savedBy: NOBODY,
        savedAt: new Date(),
      })
      .execute()
    const { rows } = await sql<{ result: { version: number } }>`
      select youju.publish_plan(${draftId}::uuid, 1, ${uuidv7()}::uuid, ${plan.title}, ${JSON.stringify(plan)}::jsonb,
        ${effectiveFrom}::date, ${JSON.stringify(journal)}::jsonb) as result`.execute(tx)
    return rows[0]?.result.version ?? 0
  })
  await countAll(db, school, version, today)
  console.log(`${school.name}发布了第 ${version} 版《${plan.title}》，${effectiveFrom} 起生效`)
  return true
}

async function countAll(db: Database, school: NamedSchool, version: number, today: string): Promise<void> {
  const journal = { did: 'counted', at: new Date(), actorId: NOBODY, reason: '' }
  for (let counting = true; counting; ) {
    await asOffice(db, school, (tx) => countNext(tx, school, version, { today, journal }))
    const { state, counted, toCount } = await db
      .selectFrom('planVersion')
      .select(['state', 'counted', 'toCount'])
      .where('districtId', '=', school.districtId)
      .where('schoolId', '=', school.schoolId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    console.log(`已统计 ${counted} / ${Math.max(counted, toCount)} 条记录`)
    counting = state === 'counting'
  }
}
