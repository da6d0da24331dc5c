import { sql } from 'kysely'
import { weekdayOf } from '#core/calendar/civil-date'
import { type SchoolCalendar, weekAt } from '#core/calendar/school-calendar'
import { type Credit, creditsOf } from '#core/record/credits'
import { findTerm } from './calendar'
import { type Counted, loadCounted } from './counting'
import { countable, type RecordRow, selectRecords } from './record'
import type { Database, SchoolKey } from './store'
import type { SchoolSource } from './told'

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
    .execute(async (tx) => {
      const sums = new Sums()
      await countAll(tx, school, progress, async (records) => {
        for (const { row, credits } of records) sums.add(row, credits)
      })
      return [
        ...differences('credit', await keptCredits(tx, school), sums.credits),
        ...differences('tally', await keptTallies(tx, school), sums.tallies),
      ]
    })
}

/** As `recountSchool`, and puts right what differs; whoever submits to the school waits meanwhile. */
export function recountAndMend(
  db: Database,
  school: SchoolKey,
  progress: (records: number) => void,
): Promise<void> {
  const { districtId, schoolId } = school
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(youju.plans_of(${districtId}::uuid, ${schoolId}::uuid))`.execute(
      tx,
    )
    await countAll(tx, school, progress, async (records) => {
      const ids = records.map(({ row }) => row.id)
      const credits = records.flatMap(({ row, credits }) =>
        credits.map((credit) => ({ recordId: row.id, ...credit })),
      )
      await sql`select youju.replace_credits(${districtId}::uuid, ${schoolId}::uuid, ${ids}::uuid[],
        ${JSON.stringify(credits)}::jsonb)`.execute(tx)
    })
    await sql`select youju.sum_tallies(${districtId}::uuid, ${schoolId}::uuid)`.execute(tx)
  })
}

interface CountedRecord {
  readonly row: RecordRow
  readonly credits: readonly Credit[]
}

async function countAll(
  db: Database,
  school: SchoolKey,
  progress: (records: number) => void,
  take: (records: readonly CountedRecord[]) => Promise<void>,
): Promise<void> {
  const termOf = termsByDate(db, school)
  let seen = 0
  for (let rows = await recordsAfter(db, school, undefined); rows.length > 0; ) {
    const records: CountedRecord[] = []
    for (const row of rows) {
      const term = await termOf(row.happenedOn)
      const credits = term ? creditsOf(countable(row), term.counted.tallied, term.calendar) : []
      records.push({ row, credits })
    }
    await take(records)
    seen += rows.length
    progress(seen)
    rows = rows.length < BATCH ? [] : await recordsAfter(db, school, rows.at(-1)?.id)
  }
}

interface CountedTerm {
  readonly counted: Counted
  readonly calendar: SchoolCalendar
}

/** The term of a date with all that is tallied in it; undefined outside terms. Each is looked up once. */
export function termsByDate(
  db: Database,
  school: SchoolSource,
): (date: string) => Promise<CountedTerm | undefined> {
  const known: CountedTerm[] = []
  const outside = new Set<string>()
  return async (date) => {
    const found = known.find(({ calendar }) => weekAt(calendar, date) !== undefined)
    if (found || outside.has(date)) return found
    const calendar = (await findTerm(db, school, date))?.calendar
    if (!calendar || !weekAt(calendar, date)) {
      outside.add(date)
      return undefined
    }
    const term = { calendar, counted: await loadCounted(db, school, calendar.term) }
    known.push(term)
    return term
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

/** Credits and tallies by their keys, a tally both by week and by day. */
class Sums {
  readonly credits = new Map<string, number>()
  readonly tallies = new Map<string, number>()

  add({ id, termId }: RecordRow, credits: readonly Credit[]): void {
    for (const credit of credits) {
      this.credits.set(creditKey(id, { ...credit, onDate: credit.on }), credit.quantity)
      const key = tallyKey({ ...credit, termId })
      this.#count(key, credit.quantity)
      this.#count(dayKey(key, weekdayOf(credit.on)), credit.quantity)
    }
  }

  #count(key: string, quantity: number): void {
    this.tallies.set(key, (this.tallies.get(key) ?? 0) + quantity)
  }
}

type CreditKey = Pick<Credit, 'measure' | 'subjectId' | 'week'> & { readonly onDate: string }

function creditKey(recordId: string, { measure, subjectId, week, onDate }: CreditKey): string {
  return `${recordId} ${measure} ${subjectId} ${week} ${onDate}`
}

function tallyKey(tally: { termId: string; measure: string; subjectId: string; week: number }): string {
  return `${tally.termId} ${tally.measure} ${tally.subjectId} ${tally.week}`
}

const dayKey = (key: string, weekday: number) => `${key}/${weekday}`

async function keptCredits(db: Database, school: SchoolKey): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('credit')
    .select(['recordId', 'measure', 'subjectId', 'week', 'onDate', 'quantity'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .execute()
  return new Map(rows.map((row) => [creditKey(row.recordId, row), row.quantity]))
}

async function keptTallies(db: Database, school: SchoolKey): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tally')
    .select(['termId', 'measure', 'subjectId', 'week', 'quantity', 'days'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .execute()
  const kept = new Map<string, number>()
  for (const row of rows) {
    const key = tallyKey(row)
    kept.set(key, row.quantity)
    for (const [index, quantity] of row.days.entries()) kept.set(dayKey(key, index + 1), quantity)
  }
  return kept
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
