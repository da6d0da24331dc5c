import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { SchoolSource } from './at-hand'
import type { Database } from './store'
import type { Tables } from './tables'

type ToldTable = 'orgUnit' | 'club' | 'term' | 'planVersion' | 'fact' | 'tag' | 'appointment'

const TOLD: { readonly [T in ToldTable]: (schoolId: string) => RawBuilder<unknown> } = {
  orgUnit: (id) => sql`youju.told_org_unit(${id}::uuid)`,
  club: (id) => sql`youju.told_club(${id}::uuid)`,
  term: (id) => sql`youju.told_term(${id}::uuid)`,
  planVersion: (id) => sql`youju.told_plan_version(${id}::uuid)`,
  fact: (id) => sql`youju.told_fact(${id}::uuid)`,
  tag: (id) => sql`youju.told_tag(${id}::uuid)`,
  appointment: (id) => sql`youju.told_appointment(${id}::uuid)`,
}

type Rows<T extends keyof Tables> = SelectQueryBuilder<Tables, T, Record<never, never>>

/**
 * A table as far as the caller may read it: under its row security, or, of another school of the district, what the owner's
 * function tells (migration 0020). It comes in the table's own shape.
 */
export function rowsOf<T extends ToldTable>(db: Database, school: SchoolSource, table: T): Rows<T> {
  const rows: unknown = school.told
    ? db.selectFrom(TOLD[table](school.schoolId).as(table))
    : db.selectFrom(table as ToldTable)
  return rows as Rows<T>
}
