import { type Credit, creditsOf } from '#core/record/credits'
import { kindOf } from '#core/record/kinds/kinds'
import type { CountableRecord, RecordKind } from '#core/record/record'
import type { SchoolKey } from '../school-key'
import type { Database, Tx } from '../store'
import type { Difference } from './difference'
import { FIELD, type KeptRecord, keptRecords } from './kept-records'
import { keptTallies, TallySums } from './tally-sums'
import { talliedByKind, termsByDate } from './terms-by-date'

/**
 * Counts a school's records from scratch and compares with the credits and tallies kept at submission: there must be
 * no difference (domain.md section 3). Needs a connection that sees the whole school; holds no lock that anybody would wait for.
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
    .execute((tx) => compare(tx, school, progress))
}

async function compare(
  tx: Tx,
  school: SchoolKey,
  progress: (records: number) => void,
): Promise<Difference[]> {
  const termOf = termsByDate(tx, school)
  const talliedOf = talliedByKind()
  const sums = new TallySums()
  const found: Difference[] = []
  let seen = 0
  for await (const records of keptRecords(tx, school)) {
    for (const record of records) {
      const credits: Credit[] = []
      const { kind } = record
      if (kind !== null) {
        seen += 1
        const term = await termOf(record.happenedOn)
        if (term)
          credits.push(
            ...creditsOf(
              countableOf(record, kind, school.schoolId),
              talliedOf(term.counted, kind),
              term.calendar,
            ),
          )
      }
      for (const credit of credits) sums.add(record.termId, credit)
      const lines = credits.map(lineOf)
      if (lines.join('\n') !== (record.credits ?? '')) found.push(...creditDifferences(record, lines))
    }
    progress(seen)
  }
  return [...found, ...sums.differences(await keptTallies(tx, school))]
}

const DEFAULTS = new Map<RecordKind, readonly (readonly [string, unknown])[]>()

function defaultsOf(kind: RecordKind): readonly (readonly [string, unknown])[] {
  const known = DEFAULTS.get(kind) ?? Object.entries(kindOf(kind).defaults)
  DEFAULTS.set(kind, known)
  return known
}

/** As `countable`, in the place where it was read to: millions of copies take longer than all the rest. */
function countableOf(
  { id, authorId, state, payload, privatePayload }: KeptRecord,
  kind: RecordKind,
  schoolId: string,
): CountableRecord {
  if (privatePayload) Object.assign(payload, privatePayload)
  const whole = payload as unknown as Record<string, unknown>
  for (const [key, value] of defaultsOf(kind)) if (!(key in whole)) whole[key] = value
  return { kind, payload, id, authorId, schoolId, state } as CountableRecord
}

const lineOf = ({ measure, subjectId, on, week, quantity }: Credit) =>
  `${measure}${FIELD}${subjectId}${FIELD}${on}${FIELD}${week}${FIELD}${quantity}`

/** Lines in another order are no difference. */
function creditDifferences({ id, credits }: KeptRecord, lines: readonly string[]): Difference[] {
  const kept = byKey(credits === null ? [] : credits.split('\n'))
  const recounted = byKey(lines)
  return [...new Set([...kept.keys(), ...recounted.keys()])].flatMap((key) => {
    const difference = { kept: kept.get(key) ?? 0, recounted: recounted.get(key) ?? 0 }
    return difference.kept === difference.recounted
      ? []
      : [{ table: 'credit' as const, key: `${id} ${key}`, ...difference }]
  })
}

function byKey(lines: readonly string[]): Map<string, number> {
  return new Map(
    lines.map((line) => {
      const [measure, subjectId, on, week, quantity] = line.split(FIELD)
      return [`${measure} ${subjectId} ${week} ${on}`, Number(quantity)]
    }),
  )
}
