import { withDatabase } from './database'
import type { LoadOrder, LoadReport } from './load/generator'
import type { HostOrder, HostUsage } from './load/host'
import { startPart } from './load/process'
import { insertSchools } from './load/schools'
import { submissionsOf } from './load/submissions-of'
import { checked, prepared, roundRobin, SECRET } from './load/traffic'
import type { Measured } from './measured'
import { ms } from './timing'

const SCHOOLS = 40
const STAFF = 100
const SECONDS = 4
const CLIENTS = 16
const TIMES = 10
/** Connections that ten times the load comes by. */
const CROWD = 40 * CLIENTS
const MOST_PER_SECOND = 4_000

const BAR_GOODPUT = 0.8
const BAR_BUSY_P99_MS = 1_000
const BAR_RSS_MB = 512
const BAR_RECOVERY_SECONDS = 5

/** Ten times what the host can do, all at once: what it still does, how soon the others are told, and how soon it is over. */
export async function overload(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const schools = await insertSchools(database.owner, SCHOOLS, STAFF)
    const host = await startPart<HostOrder | 'usage', { port: number } & HostUsage>('host')
    const generator = await startPart<LoadOrder, LoadReport>('generator')
    try {
      const { port } = await host.ask({ owner: database.ownerConfig, app: database.app, secret: SECRET })
      const errands = roundRobin(schools.map((school) => submissionsOf(school, false)))
      const acknowledged: string[] = []
      const load = async (most: number, order: Omit<LoadOrder, 'port' | 'requests'>) => {
        const report = await generator.ask({ ...order, port, requests: await prepared(errands, most) })
        acknowledged.push(...report.acknowledged)
        return report
      }
      await load(2 * MOST_PER_SECOND, { clients: CLIENTS, seconds: 2 })
      const usual = await load(SECONDS * MOST_PER_SECOND, { clients: CLIENTS, seconds: SECONDS })
      const sustainable = rateOf(usual)
      const perSecond = Math.ceil(TIMES * sustainable)
      const crowd = await load(SECONDS * perSecond, { clients: CROWD, seconds: SECONDS, perSecond })
      const { rssBytes } = await host.ask('usage')
      const recovery = await secondsUntil(0.9 * sustainable, () =>
        load(MOST_PER_SECOND, { clients: CLIENTS, seconds: 1 }),
      )
      return [
        ...linesOf(sustainable, crowd, rssBytes, recovery),
        ...(await checked(database, schools, acknowledged)),
      ]
    } finally {
      await Promise.all([host.end(), generator.end()])
    }
  })
}

const rateOf = ({ times, seconds }: LoadReport) => (times['200'] ?? []).length / seconds

/** Seconds of the usual load until one of them goes as well as before. */
async function secondsUntil(rate: number, oneSecond: () => Promise<LoadReport>): Promise<number> {
  for (let second = 1; second <= 2 * BAR_RECOVERY_SECONDS; second += 1) {
    if (rateOf(await oneSecond()) >= rate) return second
  }
  return Number.POSITIVE_INFINITY
}

function linesOf(sustainable: number, crowd: LoadReport, rssBytes: number, recovery: number): Measured[] {
  const busy = crowd.times['503'] ?? []
  const p99 = (list: readonly number[]) =>
    list[Math.min(list.length - 1, Math.floor(list.length * 0.99))] ?? 0
  const goodput = rateOf(crowd) / sustainable
  const others = Object.entries(crowd.refused).filter(([code]) => code !== 'busy')
  const sent = Object.values(crowd.times).reduce((sum, { length }) => sum + length, 0)
  const rssMb = rssBytes / 1024 ** 2
  const line = (what: string, measured: string, bar: string, met: boolean): Measured => ({
    what,
    measured,
    bar,
    met,
  })
  return [
    line('submissions that 16 clients get through', `${sustainable.toFixed(0)}/s`, '', true),
    {
      what: `of ${(sent / crowd.seconds).toFixed(0)}/s by ${CROWD} connections (${TIMES} times as many wished), kept`,
      measured: `${rateOf(crowd).toFixed(0)}/s, p99 ${ms(p99(crowd.times['200'] ?? []))}; otherwise than kept or busy: ${others.map(([code, count]) => `${count} × ${code}`).join(', ') || 'none'}`,
      ratio: `${goodput.toFixed(2)} of what goes through without the crowd`,
      bar: String(BAR_GOODPUT),
      met: goodput >= BAR_GOODPUT && others.length === 0,
    },
    line(
      'told that the host is busy',
      `${busy.length} times, p99 ${ms(p99(busy))}`,
      `p99 ${BAR_BUSY_P99_MS} ms`,
      p99(busy) <= BAR_BUSY_P99_MS,
    ),
    line("the host's memory then", `${rssMb.toFixed(0)} MB`, `${BAR_RSS_MB} MB`, rssMb <= BAR_RSS_MB),
    line(
      'seconds afterwards until as many get through',
      String(recovery),
      String(BAR_RECOVERY_SECONDS),
      recovery <= BAR_RECOVERY_SECONDS,
    ),
  ]
}
