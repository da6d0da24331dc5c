import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../cloudfunctions/_shared/store/store'

/** Only added to, also by the owner: to empty them with everything else says so. */
const NEVER_EMPTIED = ['journal', 'journal_link']

/** Empties the schema and the mark in one go. */
export async function clear(db: Database): Promise<void> {
  const all = await allTables(db)
  const guards = (way: 'disable' | 'enable') =>
    NEVER_EMPTIED.map((table) => `alter table youju.${table} ${way} trigger never_emptied`).join(';')
  await db.transaction().execute(async (tx) => {
    await sql.raw(guards('disable')).execute(tx)
    await sql`truncate ${all}, public.demo restart identity`.execute(tx)
    await sql.raw(guards('enable')).execute(tx)
  })
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
