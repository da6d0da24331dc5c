import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { describe } from '#core/record/describe'
import type { Caller } from '../endpoint/caller'
import { namesOf, unitNamesOf } from './people'
import { contentOf, type RecordRow } from './record'
import { checkedAmong } from './record-check'
import { lastStances } from './statement'
import type { Tx } from './store'

export type RecordSummary = Output<'record.list'>['items'][number]

/** Rows as lines of a list, with the names of the people and units they speak of. `weekOf` numbers a date's week. */
export async function summarise(
  tx: Tx,
  caller: Caller,
  rows: readonly RecordRow[],
  weekOf: (on: string) => number | null,
): Promise<RecordSummary[]> {
  const about = rows.flatMap((row) => row.aboutId ?? [])
  const people = await namesOf(tx, caller, [...rows.map((row) => row.authorId), ...about])
  const units = await unitNamesOf(tx, caller, about)
  const schools = await schoolsTold(tx, caller, rows)
  const ids = rows.map(({ id }) => id)
  const stances = await lastStances(tx, caller, ids)
  const checked = await checkedAmong(tx, caller, ids)
  return rows.map((row) => {
    const aboutId = row.aboutId ?? ''
    return {
      id: row.id,
      kind: row.kind,
      on: row.happenedOn,
      week: weekOf(row.happenedOn),
      authorId: row.authorId,
      authorName: people.get(row.authorId) ?? '',
      state: row.state,
      late: row.late,
      stance: stances.get(row.id) ?? null,
      checked: checked.has(row.id),
      ...describe(contentOf(row), {
        unit: units.get(aboutId) ?? schools.get(row.schoolId) ?? '',
        teacher: people.get(aboutId) ?? '',
      }),
    }
  })
}

/** Of what was handed up to the office: the names of the schools it is from. */
export async function schoolsTold(
  tx: Tx,
  caller: Caller,
  rows: readonly Pick<RecordRow, 'schoolId'>[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.every(({ schoolId }) => schoolId === caller.schoolId)) return new Map()
  const told = await sql<{ id: string; name: string }>`select id, name from youju.told_schools()`.execute(tx)
  return new Map(told.rows.map(({ id, name }) => [id, name]))
}
