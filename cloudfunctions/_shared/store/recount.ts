import { type SchoolCalendar, weekAt } from '#core/calendar/school-calendar'
import type { Tallied } from '#core/plan/measure'
import { talliedOf } from '#core/plan/rules'
import { type Credit, creditsOf } from '#core/record/credits'
import { findTerm } from './calendar'
import { findPlan } from './plan'
import { countable, type RecordRow, selectRecords } from './record'
import type { Database, SchoolKey } from './store'

/** A credit or tally that is kept otherwise than a recount of the records makes it; 0 stands for none. */
export interface Difference {
  readonly table: 'credit' | 'tally'
  readonly key: string
  readonly kept: number
  readonly recounted: number
}

const BATCH = 2_000

/**
 * Counts a school's records from scratch and compares with the credits and tallies kept at submission: there must be
 * no difference (domain.md section 3). Reads in batches; needs a connection that sees the whole school.
 */
export function recountSchool(
  db: Database,
  school: SchoolKey,
  progress: (records: number) => void,
): Promise<Difference[]> {
  // One snapshot, so that what is submitted meanwhile is either all in or all out.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => recountSnapshot(tx, school, progress))
}

async function recountSnapshot(
  db: Database,
  school: SchoolKey,
  progress: (records: number) => void,
): Promise<Difference[]> {
  const credits = new Map<string, number>()
  const tallies = new Map<string, number>()
  const countingOn = countingByDate(db, school)
  let seen = 0
  for (let rows = await recordsAfter(db, school, undefined); rows.length > 0; ) {
    for (const row of rows) {
      const { tallied, calendar } = await countingOn(row.happenedOn)
      if (!calendar) continue
      for (const credit of creditsOf(countable(row), tallied, calendar)) {
        credits.set(creditKey(row.id, credit), credit.quantity)
        const key = tallyKey({ ...credit, termId: row.termId })
        tallies.set(key, (tallies.get(key) ?? 0) + credit.quantity)
      }
    }
    seen += rows.length
    progress(seen)
    rows = rows.length < BATCH ? [] : await recordsAfter(db, school, rows.at(-1)?.id)
  }
  return [
    ...differences('credit', await keptCredits(db, school), credits),
    ...differences('tally', await keptTallies(db, school), tallies),
  ]
}

interface Counting {
  readonly tallied: readonly Tallied[]
  readonly calendar: SchoolCalendar | undefined
}

/** The measures and the calendar that govern a date, looked up once a date. */
function countingByDate(db: Database, school: SchoolKey): (date: string) => Promise<Counting> {
  const known = new Map<string, Promise<Counting>>()
  const look = async (date: string): Promise<Counting> => {
    const calendar = (await findTerm(db, school, date))?.calendar
    const plan = (await findPlan(db, school, date))?.plan
    return {
      tallied: plan ? talliedOf(plan) : [],
      calendar: calendar && weekAt(calendar, date) ? calendar : undefined,
    }
  }
  return (date) => {
    const counting = known.get(date) ?? look(date)
    known.set(date, counting)
    return counting
  }
}

function recordsAfter(db: Database, school: SchoolKey, after: string | undefined): Promise<RecordRow[]> {
  let query = selectRecords(db)
    .where('record.districtId', '=', school.districtId)
    .where('record.schoolId', '=', school.schoolId)
    .orderBy('record.id')
    .limit(BATCH)
  if (after !== undefined) query = query.where('record.id', '>', after)
  return query.execute()
}

function creditKey(
  recordId: string,
  { measure, subjectId, week }: Pick<Credit, 'measure' | 'subjectId' | 'week'>,
): string {
  return `${recordId} ${measure} ${subjectId} ${week}`
}

function tallyKey(tally: { termId: string; measure: string; subjectId: string; week: number }): string {
  return `${tally.termId} ${tally.measure} ${tally.subjectId} ${tally.week}`
}

async function keptCredits(db: Database, school: SchoolKey): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('credit')
    .select(['recordId', 'measure', 'subjectId', 'week', 'quantity'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .execute()
  return new Map(rows.map((row) => [creditKey(row.recordId, row), row.quantity]))
}

async function keptTallies(db: Database, school: SchoolKey): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tally')
    .select(['termId', 'measure', 'subjectId', 'week', 'quantity'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .execute()
  return new Map(rows.map((row) => [tallyKey(row), row.quantity]))
}

function differences(
  table: Difference['table'],
  kept: ReadonlyMap<string, number>,
  recounted: ReadonlyMap<string, number>,
): Difference[] {
  const keys = new Set([...kept.keys(), ...recounted.keys()])
  return [...keys].flatMap((key) => {
    const difference = { table, key, kept: kept.get(key) ?? 0, recounted: recounted.get(key) ?? 0 }
    return difference.kept === difference.recounted ? [] : [difference]
  })
}
