import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../cloudfunctions/_shared/store/store'

/** Empties the schema and the mark in one go. */
export async function clear(db: Database): Promise<void> {
  await sql`truncate ${await allTables(db)}, public.demo restart identity`.execute(db)
}

export async function analyse(db: Database): Promise<void> {
  await sql`analyze ${await allTables(db)}`.execute(db)
}

async function allTables(db: Database): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ tables: string }>`
    select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables
      from pg_tables where schemaname = 'youju'`.execute(db)
  return sql.raw(rows[0]?.tables ?? '')
}
