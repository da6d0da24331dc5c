import type pg from 'pg'

export interface Table {
  readonly name: string
  /** Without those that the database makes of others. */
  readonly columns: readonly string[]
}

/** In the order of their names: nothing refers to a row that has to be there first. */
export async function tablesIn(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'youju'::regnamespace and c.relkind = 'r'
     group by c.relname order by c.relname`)
  return rows
}

export interface Sequence {
  readonly table: string
  readonly column: string
  /** The next value; a bigint. */
  readonly value: string
}

export async function sequencesIn(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows: found } = await client.query<{ table: string; column: string; sequence: string }>(`
    select t.relname as table, a.attname as column, d.objid::regclass::text as sequence
      from pg_depend d
      join pg_class s on s.oid = d.objid and s.relkind = 'S'
      join pg_class t on t.oid = d.refobjid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     where d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i') and t.relnamespace = 'youju'::regnamespace`)
  const sequences: Sequence[] = []
  for (const { table, column, sequence } of found) {
    const { rows } = await client.query<{ value: string }>(
      `select (last_value + is_called::int)::text as value from ${sequence}`,
    )
    sequences.push({ table, column, value: rows[0]?.value ?? '1' })
  }
  return sequences
}

/**
 * Transaction ids order what is still to be sealed, and say nothing in a database that counts its own: what is sealed comes
 * before all that will be written there, and what is not comes between the two (migration 0027).
 */
const IN_ANOTHER_DATABASE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  journal: {
    xid: `case when exists (select from youju.journal_link l where l.district_id = t.district_id and l.seq = t.seq)
            then xid8 '0' else xid8 '1' end`,
  },
  journal_link: { xid: `xid8 '0'` },
  tally_change: { xid: `xid8 '0'` },
  journal_head: {
    xid: `xid8 '0'`,
    seq: `coalesce((select max(l.seq) from youju.journal_link l
                     where l.district_id = t.district_id and l.school_id = t.school_id), 0)`,
  },
}

/** Before there were chains, ids stay as they are: nothing was sealed. */
export function copyTo({ name, columns }: Table, isChained: boolean): string {
  const instead = isChained ? IN_ANOTHER_DATABASE[name] : undefined
  const listed = columns.map((column) => instead?.[column] ?? `t.${quoted(column)}`)
  return `copy (select ${listed.join(', ')} from youju.${quoted(name)} t) to stdout`
}

export function copyFrom({ name, columns }: Table): string {
  return `copy youju.${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
