import type pg from 'pg'
import { withDatabase } from './database'
import type { LoadOrder, LoadReport } from './load/generator'
import type { HostOrder, HostUsage } from './load/host'
import { startPart } from './load/process'
import { insertSchools } from './load/schools'
import { serverClock } from './load/server-time'
import { submissionsOf } from './load/submissions-of'
import { checked, prepared, roundRobin, SECRET } from './load/traffic'
import type { Measured } from './measured'
import { ms } from './timing'

const SCHOOLS = 40
const STAFF = 100
const CLIENTS = 16
const SUBMISSIONS = Number(process.env.YOUJU_BENCH_RESENDS ?? 3_000)
/** A part ends when all that was prepared is sent; this is for a host that stands still. */
const PATIENCE_SECONDS = 40

const BAR_RATIO = 1
const BAR_P99_MS = 100

type Requests = LoadOrder['requests']

/**
 * After an outage every phone sends once more what it has no receipt for, though it may be kept. Each is to be answered as it was the first
 * time, and at no slower a pace than what is handed in anew.
 */
export async function resends(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const { owner } = database
    const schools = await insertSchools(owner, SCHOOLS, STAFF)
    const host = await startPart<HostOrder | 'usage', { port: number } & HostUsage>('host')
    const generator = await startPart<LoadOrder, LoadReport>('generator')
    const serverSeconds = await serverClock(owner)
    try {
      const { port } = await host.ask({ owner: database.ownerConfig, app: database.app, secret: SECRET })
      const send = async (requests: Requests): Promise<Sent> => {
        const [before, serverBefore] = [await host.ask('usage'), serverSeconds()]
        const report = await generator.ask({ port, clients: CLIENTS, seconds: PATIENCE_SECONDS, requests })
        const server = serverSeconds() - serverBefore
        return { report, host: (await host.ask('usage')).cpuSeconds - before.cpuSeconds, server }
      }
      const errands = roundRobin(schools.map((school) => submissionsOf(school, false)))
      // Everybody enters, and what their schools are made of is at hand.
      const warm = await send(await prepared(errands, SCHOOLS * STAFF))
      const requests = await prepared(errands, SUBMISSIONS)
      const first = await send(requests)
      const kept = await contentsOf(owner)
      const again = await send([...requests].reverse())
      const keptAfter = await contentsOf(owner)
      const fresh = await prepared(errands, SUBMISSIONS / 2)
      const mixed = await send(fresh.flatMap((each, place) => [each, ...requests.slice(place, place + 1)]))
      const acknowledged = [warm, first, mixed].flatMap(({ report }) => report.acknowledged)
      return [
        lineOf(
          `${SUBMISSIONS} submissions of ${SCHOOLS} schools by ${CLIENTS} clients, for the first time`,
          first,
        ),
        lineOf('each of them sent once more', again, first),
        lineOf('half of them once more, each beside a new one', mixed, first),
        otherwiseAnswered(first, [again, mixed]),
        countLine('rows that there are more after all were sent once more', keptAfter - kept),
        ...(await checked(database, schools, acknowledged)),
      ]
    } finally {
      await Promise.all([host.end(), generator.end()])
    }
  })
}

interface Sent {
  readonly report: LoadReport
  /** Seconds of processor time. */
  readonly host: number
  readonly server: number
}

const rateOf = ({ report: { acknowledged, seconds } }: Sent) => acknowledged.length / seconds

function lineOf(what: string, sent: Sent, first?: Sent): Measured {
  const { acknowledged, refused, times } = sent.report
  const well = times['200'] ?? []
  const p99 = well[Math.min(well.length - 1, Math.floor(well.length * 0.99))] ?? Number.NaN
  const others = Object.entries(refused).map(([code, count]) => `, ${count} × ${code}`)
  const each = (seconds: number) => `${((seconds * 1000) / acknowledged.length).toFixed(2)} ms`
  const ratio = first ? rateOf(sent) / rateOf(first) : 1
  return {
    what,
    measured: `${rateOf(sent).toFixed(0)}/s, p99 ${ms(p99)}; processor time of one: host ${each(sent.host)}, PostgreSQL ${each(sent.server)}${others.join('')}`,
    ...(first && { ratio: `${ratio.toFixed(2)} of the first time` }),
    bar: first ? `${BAR_RATIO} of the first time, p99 ${BAR_P99_MS} ms` : `p99 ${BAR_P99_MS} ms`,
    met: others.length === 0 && ratio >= BAR_RATIO && p99 <= BAR_P99_MS,
  }
}

function otherwiseAnswered(first: Sent, again: readonly Sent[]): Measured {
  const { acknowledged, receipts } = first.report
  const told = new Map(acknowledged.map((id, place) => [id, receipts[place]]))
  const differing = again.flatMap(({ report }) =>
    report.acknowledged.filter((id, place) => told.has(id) && told.get(id) !== report.receipts[place]),
  )
  return countLine('answered otherwise than the first time', differing.length)
}

function countLine(what: string, count: number): Measured {
  return { what, measured: String(count), bar: '0', met: count === 0 }
}

/** All that a submission writes. */
async function contentsOf(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ rows: number }>(
    `select ((select count(*) from youju.record) + (select count(*) from youju.credit) + (select count(*) from youju.record_claim)
           + (select count(*) from youju.journal) + (select count(*) from youju.time_spent)
           + (select sum(quantity) from youju.tally))::int as rows`,
  )
  return rows[0]?.rows ?? Number.NaN
}
