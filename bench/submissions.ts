import type pg from 'pg'
import { withDatabase } from './database'
import type { BareOrder, BareReport } from './load/bare'
import type { LoadOrder, LoadReport } from './load/generator'
import type { HostOrder, HostUsage } from './load/host'
import { startPart } from './load/process'
import { insertSchools } from './load/schools'
import { serverClock } from './load/server-time'
import { type Errand, submissionsOf } from './load/submissions-of'
import { checked, prepared, roundRobin, SECRET } from './load/traffic'
import type { Measured } from './measured'

const SECONDS = Number(process.env.YOUJU_BENCH_SECONDS ?? 5)
const CLIENTS = (process.env.YOUJU_BENCH_CLIENTS ?? '1,16,64').split(',').map(Number)
const MANY_SCHOOLS = 40
const MIXED_SCHOOLS = 10
const STAFF_OF_MANY = 100
const STAFF_OF_ONE = 800
const BARE_CONNECTIONS = 16
const BARE_SECONDS = 2
/** What is prepared for each second of load: more than any machine here takes. */
const MOST_PER_SECOND = 4_000
const MOST_OF_ONE_CLIENT = 1_000

const BAR_PER_SECOND = 2_000
const BAR_RATIO = 0.33
const BAR_P99_MS = 100
/** The number of clients that the bars of rate are for. */
const BAR_CLIENTS = 16

/** Submissions through HTTP with everything on, beside the bare durable inserts of the same PostgreSQL in the same run. */
export async function submissions(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const { owner } = database
    const many = await insertSchools(owner, MANY_SCHOOLS, STAFF_OF_MANY)
    const mixed = await insertSchools(owner, MIXED_SCHOOLS, STAFF_OF_MANY)
    const [one] = await insertSchools(owner, 1, STAFF_OF_ONE)
    if (!one) throw new Error('no school')
    const host = await startPart<HostOrder | 'usage', { port: number } & HostUsage>('host')
    const generator = await startPart<LoadOrder, LoadReport>('generator')
    const bare = await startPart<BareOrder, BareReport>('bare')
    const serverSeconds = await serverClock(owner)
    try {
      const { port } = await host.ask({ owner: database.ownerConfig, app: database.app, secret: SECRET })
      const lines: Measured[] = []
      const acknowledged: string[] = []
      const load = async (errands: Iterator<Errand>, clients: number, seconds = SECONDS) => {
        const most = seconds * (clients === 1 ? MOST_OF_ONE_CLIENT : MOST_PER_SECOND)
        const requests = await prepared(errands, most)
        const before = await host.ask('usage')
        const serverBefore = serverSeconds()
        const report = await generator.ask({ port, clients, seconds, requests })
        const server = serverSeconds() - serverBefore
        const after = await host.ask('usage')
        acknowledged.push(...report.acknowledged)
        return {
          report,
          spent: { host: after.cpuSeconds - before.cpuSeconds, server, load: report.cpuSeconds },
        }
      }
      const measure = async (where: string, errands: Iterator<Errand>, clients: number) => {
        const { report, spent } = await load(errands, clients)
        const rowBytes = await bytesOfARow(owner)
        const order = {
          owner: database.ownerConfig,
          connections: BARE_CONNECTIONS,
          seconds: BARE_SECONDS,
          rowBytes,
        }
        const { perSecond } = await bare.ask(order)
        lines.push(lineOf(`${where}, ${inWords(clients)}`, clients, report, spent, perSecond))
      }
      const ofMany = roundRobin(many.map((school) => submissionsOf(school, false)))
      await load(ofMany, 16, 2)
      for (const clients of CLIENTS) await measure(`${MANY_SCHOOLS} schools`, ofMany, clients)
      const ofOne = submissionsOf(one, false)
      for (const clients of CLIENTS) await measure('one school', ofOne, clients)
      const mixture = roundRobin(mixed.map((school) => submissionsOf(school, true)))
      await measure(`${MIXED_SCHOOLS} schools, with registers and sessions`, mixture, BAR_CLIENTS)
      return [...lines, ...(await checked(database, [...many, ...mixed, one], acknowledged))]
    } finally {
      await Promise.all([host.end(), generator.end(), bare.end()])
    }
  })
}

const inWords = (clients: number) => (clients === 1 ? '1 client' : `${clients} clients`)

/** Of a record as it is kept, on the average. */
async function bytesOfARow(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ bytes: number }>(
    'select round(avg(pg_column_size(r.*)))::int as bytes from (select * from youju.record limit 1000) r',
  )
  return rows[0]?.bytes ?? 0
}

/** Seconds of processor time. */
interface Spent {
  readonly host: number
  readonly server: number
  readonly load: number
}

function lineOf(
  what: string,
  clients: number,
  { seconds, times, refused, ranDry }: LoadReport,
  spent: Spent,
  bare: number,
): Measured {
  const well = times['200'] ?? []
  const rate = well.length / seconds
  const at = (share: number) => well[Math.min(well.length - 1, Math.floor(well.length * share))] ?? Number.NaN
  const ratio = rate / bare
  const perAnswer = (spent: number) => `${((spent * 1000) / well.length).toFixed(2)} ms`
  const others = Object.entries(refused).map(([code, count]) => `, ${count} × ${code}`)
  const barred = clients === BAR_CLIENTS
  return {
    what: `submissions, ${what}`,
    measured: `${rate.toFixed(0)}/s, p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms; processor time of one: host ${perAnswer(spent.host)}, PostgreSQL ${perAnswer(spent.server)}, load ${perAnswer(spent.load)}${others.join('')}${ranDry ? ', all that was prepared' : ''}`,
    ratio: `${ratio.toFixed(2)} of ${bare.toFixed(0)}/s bare inserts`,
    bar: barred ? `${BAR_PER_SECOND}/s, ${BAR_RATIO} of bare, p99 ${BAR_P99_MS} ms` : `p99 ${BAR_P99_MS} ms`,
    met:
      others.length === 0 &&
      at(0.99) <= BAR_P99_MS &&
      (!barred || (rate >= BAR_PER_SECOND && ratio >= BAR_RATIO)),
  }
}
