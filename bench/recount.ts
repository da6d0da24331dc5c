import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { recount as recountAll } from '../local/recount/recount'
import { withDatabase } from './database'
import type { Measured } from './measured'
import { FILLED_QUICKLY } from './schools/fill'
import { fillUp } from './schools/school'

const RECORDS = 1_000_000
const BAR_RATIO = 2
const DISTRICT = '01990000-0000-7000-8000-000000000001'

/**
 * `youju recount` of all records, credits and tallies, against one statement that somebody wrote by hand for this plan and these records:
 * from the raw payloads to a table like that of the tallies, with its key.
 */
export async function recount(records = RECORDS): Promise<Measured[]> {
  return withDatabase(async ({ owner, ownerConfig }) => {
    await fillUp(owner, { districtId: DISTRICT }, 0, records)
    const byHand = records > RECORDS ? [] : [await writtenByHand(owner)]
    const lines: string[] = []
    const memory = watchMemory(owner)
    const begun = performance.now()
    const busy = process.cpuUsage()
    const same = await recountAll(
      { owner: ownerConfig },
      { mend: false, say: (line) => lines.push(line) },
    ).finally(memory.stop)
    const took = performance.now() - begun
    const { user, system } = process.cpuUsage(busy)
    const { node, server } = memory.most
    if (!same) throw new Error(lines.slice(0, 30).join('\n'))
    byHand.push(await writtenByHand(owner))
    const baseline = Math.min(...byHand)
    const ratio = took / baseline
    const many = records.toLocaleString('en')
    const counted = Number(/([\d,]+) 条记录，每秒/.exec(lines.at(-1) ?? '')?.[1]?.replaceAll(',', ''))
    return [
      {
        what: `recount of ${many} records, compared with all credits and tallies`,
        measured: `${seconds(took)} (${Math.round((counted / took) * 1000).toLocaleString('en')}/s); node ${seconds((user + system) / 1000)} of it`,
        ratio: ratio.toFixed(2),
        bar: `${BAR_RATIO} × by hand`,
        met: ratio <= BAR_RATIO,
      },
      {
        what: 'baseline: one INSERT … SELECT … GROUP BY by hand over the same records',
        measured: seconds(baseline),
        bar: '',
        met: true,
      },
      {
        what: 'most memory meanwhile',
        measured: `node ${megabytes(node)}, a connection of the server ${megabytes(server)} of its own`,
        bar: '512 MB each',
        met: Math.max(node, server) <= 512 * 1024,
      },
    ]
  }, FILLED_QUICKLY)
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`

async function writtenByHand(owner: pg.Pool): Promise<number> {
  const client = await owner.connect()
  try {
    await client.query('create table by_hand (like youju.tally including all)')
    await client.query(`set work_mem = '64MB'`)
    const begun = performance.now()
    await client.query(BY_HAND)
    const took = performance.now() - begun
    const { rows } = await client.query(
      `select count(*)::int as wrong from by_hand h full join youju.tally t
         using (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
        where h.school_id is null or t.school_id is null`,
    )
    if (rows[0].wrong !== 0) throw new Error(`${rows[0].wrong} tallies differ from those counted by hand`)
    await client.query('drop table by_hand')
    return took
  } finally {
    client.release(true)
  }
}

const BY_HAND = `
  insert into by_hand (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
  select district_id, school_id, term_id, measure, author_id, week, sum(n),
         array[coalesce(sum(n) filter (where day = 1), 0), coalesce(sum(n) filter (where day = 2), 0), coalesce(sum(n) filter (where day = 3), 0),
               coalesce(sum(n) filter (where day = 4), 0), coalesce(sum(n) filter (where day = 5), 0), coalesce(sum(n) filter (where day = 6), 0),
               coalesce(sum(n) filter (where day = 7), 0)]
    from (select district_id, school_id, term_id, author_id, (happened_on - date '2026-08-31') / 7 + 1 as week,
                 extract(isodow from happened_on)::int as day, payload
            from youju.record
           where kind = 'observation' and state = 'counted' and payload ->> 'mode' = 'live') lesson
   cross join lateral (values ('observationPeriods', jsonb_array_length(payload -> 'periods')),
                              ('critiques', case when btrim(payload ->> 'strengths') <> '' then 1 end)) as each (measure, n)
   where n is not null
   group by district_id, school_id, term_id, measure, author_id, week`

/** The largest resident size of this process, and of what a connection of the server holds besides the shared buffers. */
function watchMemory(owner: pg.Pool) {
  const most = { node: 0, server: 0 }
  const stopped = new AbortController()
  const watch = async () => {
    while (!stopped.signal.aborted) {
      most.node = Math.max(most.node, process.memoryUsage.rss() / 1024)
      const { rows } = await owner.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      )
      for (const { pid } of rows) most.server = Math.max(most.server, ownMemoryOf(pid))
      await wait(200)
    }
  }
  const watching = watch()
  const stop = () => {
    stopped.abort()
    return watching
  }
  return { most, stop }
}

/** In kilobytes; 0 where the system does not tell, or the process is gone. */
function ownMemoryOf(pid: number): number {
  try {
    return Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}
