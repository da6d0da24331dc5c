import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Plan } from '../../core/plan/plan'

const folder = path.join(__dirname, 'fill')
const [SCHOOLS, RECORDS, TALLIES] = ['schools', 'records', 'tallies'].map((name) =>
  readFileSync(path.join(folder, `${name}.sql`), 'utf8'),
) as [string, string, string]

/** How many records a school of the bench has by the middle of a term. */
export const RECORDS_OF_A_SCHOOL = 5_000

const AT_ONCE = 400_000
const SCHOOLS_AT_ONCE = 100
/** From so many schools on it is quicker to make the indexes once at the end. */
const MANY = 40

/**
 * For a database that is filled with millions of records and thrown away: what is lost when the machine stops is no loss. Not for
 * benches that measure writing.
 */
export const FILLED_QUICKLY = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
} as const

interface Fill {
  readonly districtId: string
  readonly plan: Plan
  /** Schools of the fill that are there already. */
  readonly from: number
  /** Schools of the fill that shall be there. */
  readonly to: number
}

/**
 * Adds schools of 100 staff and 5,000 records each, the first twenty to a district that is given and every next twenty to one of
 * their own. Records come as they do in life: those of all schools mixed, in the order of time.
 */
export async function fill(owner: pg.Pool, { districtId, plan, from, to }: Fill): Promise<void> {
  const count = to - from
  if (count <= 0) return
  const lanes = await connect(owner)
  const [first, second] = lanes
  const later = count >= MANY ? await dropIndexes(first) : []
  try {
    await first.query('alter table youju.record disable trigger user')
    const document = JSON.stringify(plan)
    await inTurns(lanes, [
      ...steps(from, to, SCHOOLS_AT_ONCE).map((at) => (lane: pg.ClientBase) => {
        return lane.query(SCHOOLS, [at, Math.min(SCHOOLS_AT_ONCE, to - at), districtId, document])
      }),
      ...steps(from, to, SCHOOLS_AT_ONCE).map((at) => (lane: pg.ClientBase) => {
        return lane.query(TALLIES, [at, Math.min(SCHOOLS_AT_ONCE, to - at), districtId])
      }),
    ])
    const slice = Math.max(1, Math.floor(AT_ONCE / count))
    await inTurns(
      lanes,
      steps(0, RECORDS_OF_A_SCHOOL, slice).map((at) => (lane: pg.ClientBase) => {
        const many = Math.min(slice, RECORDS_OF_A_SCHOOL - at)
        return lane.query(RECORDS, [from, count, districtId, many, at])
      }),
    )
    await first.query('alter table youju.record enable trigger user')
    await makeIndexes(lanes, later)
    await Promise.all([
      first.query('vacuum analyze youju.record'),
      second.query('vacuum analyze youju.credit'),
    ])
    await first.query('vacuum analyze')
  } finally {
    for (const lane of lanes) lane.release(true)
  }
}

async function connect(owner: pg.Pool): Promise<readonly [pg.PoolClient, pg.PoolClient]> {
  const lanes = await Promise.all([owner.connect(), owner.connect()])
  for (const lane of lanes) {
    await lane.query('set synchronous_commit = off')
    await lane.query(`set maintenance_work_mem = '512MB'`)
    await lane.query(`set work_mem = '256MB'`)
  }
  return lanes
}

const steps = (from: number, to: number, by: number) =>
  Array.from({ length: Math.ceil((to - from) / by) }, (_, index) => from + index * by)

/** Each connection takes the next of what is left. */
async function inTurns(
  lanes: readonly pg.ClientBase[],
  work: readonly ((lane: pg.ClientBase) => Promise<unknown>)[],
): Promise<void> {
  const left = [...work]
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = left.shift(); next; next = left.shift()) await next(lane)
    }),
  )
}

interface Index {
  readonly table: string
  readonly name: string
  readonly definition: string
  readonly primary: boolean
}

/** Of the big tables; answers what they were, the longest to make first. */
async function dropIndexes(owner: pg.ClientBase): Promise<Index[]> {
  const { rows } = await owner.query<Index>(
    `select i.indrelid::regclass::text as table, c.relname as name, pg_get_indexdef(c.oid) as definition, i.indisprimary as primary
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid in ('youju.record'::regclass, 'youju.credit'::regclass, 'youju.tally'::regclass)
      order by i.indpred is not null, i.indrelid = 'youju.tally'::regclass, i.indnatts desc`,
  )
  for (const { table, name, primary } of rows)
    await owner.query(primary ? `alter table ${table} drop constraint ${name}` : `drop index youju.${name}`)
  return rows
}

async function makeIndexes(lanes: readonly pg.ClientBase[], indexes: readonly Index[]): Promise<void> {
  // Made at once on one table, as a primary key that brings its own index could not be.
  await inTurns(
    lanes,
    indexes.map(
      ({ definition }) =>
        (lane) =>
          lane.query(definition),
    ),
  )
  for (const { table, name, primary } of indexes)
    if (primary)
      await lanes[0]?.query(`alter table ${table} add constraint ${name} primary key using index ${name}`)
}
