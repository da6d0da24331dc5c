import type pg from 'pg'
import { tokenKeeper } from '../cloudfunctions/_shared/endpoint/token'
import { recountSchool } from '../cloudfunctions/_shared/store/recount'
import { openStore } from '../cloudfunctions/_shared/store/store'
import { clockOn } from '../local/start/clock'
import { type BenchDatabase, withDatabase } from './database'
import type { BareOrder, BareReport } from './load/bare'
import type { LoadOrder, LoadReport } from './load/generator'
import type { HostOrder, HostUsage } from './load/host'
import { startPart } from './load/process'
import { insertSchools, type LoadSchool } from './load/schools'
import { type Errand, submissionsOf, TODAY } from './load/submissions-of'
import type { Measured } from './measured'

const SECRET = 'a secret of the bench, 32 bytes long'
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
    const host = startPart<HostOrder | 'usage', { port: number } & HostUsage>('host')
    const generator = startPart<LoadOrder, LoadReport>('generator')
    const bare = startPart<BareOrder, BareReport>('bare')
    try {
      const { port } = await host.ask({ owner: database.ownerConfig, app: database.app, secret: SECRET })
      const lines: Measured[] = []
      const acknowledged: string[] = []
      const load = async (errands: Iterator<Errand>, clients: number, seconds = SECONDS) => {
        const most = seconds * (clients === 1 ? MOST_OF_ONE_CLIENT : MOST_PER_SECOND)
        const requests = await prepared(errands, most)
        const before = await host.ask('usage')
        const report = await generator.ask({ port, clients, seconds, requests })
        const after = await host.ask('usage')
        acknowledged.push(...report.acknowledged)
        return { report, hostSeconds: after.cpuSeconds - before.cpuSeconds }
      }
      const measure = async (where: string, errands: Iterator<Errand>, clients: number) => {
        const { report, hostSeconds } = await load(errands, clients)
        const rowBytes = await bytesOfARow(owner)
        const order = {
          owner: database.ownerConfig,
          connections: BARE_CONNECTIONS,
          seconds: BARE_SECONDS,
          rowBytes,
        }
        const { perSecond } = await bare.ask(order)
        lines.push(lineOf(`${where}, ${inWords(clients)}`, clients, report, hostSeconds, perSecond))
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

/** One of each in turn, for as long as all have some. */
function* roundRobin(sources: readonly Iterator<Errand>[]): Generator<Errand> {
  for (;;) {
    for (const source of sources) {
      const { value, done } = source.next()
      if (done) return
      yield value
    }
  }
}

/** Requests as they go over the wire, with the tokens of those who hand in. */
async function prepared(errands: Iterator<Errand>, most: number): Promise<LoadOrder['requests']> {
  const tokens = tokenKeeper(new TextEncoder().encode(SECRET))
  const now = clockOn(TODAY)()
  const known = new Map<string, string>()
  const requests: { id: string; token: string; body: string }[] = []
  while (requests.length < most) {
    const { value, done } = errands.next()
    if (done) break
    const { person, submission } = value
    const token = known.get(person.sessionId) ?? (await tokens.issue(person, now)).token
    known.set(person.sessionId, token)
    requests.push({ id: submission.id, token, body: JSON.stringify(submission) })
  }
  return requests
}

/** Of a record as it is kept, on the average. */
async function bytesOfARow(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ bytes: number }>(
    'select round(avg(pg_column_size(r.*)))::int as bytes from (select * from youju.record limit 1000) r',
  )
  return rows[0]?.bytes ?? 0
}

function lineOf(
  what: string,
  clients: number,
  { seconds, cpuSeconds, times, refused, ranDry }: LoadReport,
  hostSeconds: number,
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
    measured: `${rate.toFixed(0)}/s, p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms; processor time of one: host ${perAnswer(hostSeconds)}, load ${perAnswer(cpuSeconds)}${others.join('')}${ranDry ? ', all that was prepared' : ''}`,
    ratio: `${ratio.toFixed(2)} of ${bare.toFixed(0)}/s bare inserts`,
    bar: barred ? `${BAR_PER_SECOND}/s, ${BAR_RATIO} of bare, p99 ${BAR_P99_MS} ms` : `p99 ${BAR_P99_MS} ms`,
    met:
      others.length === 0 &&
      at(0.99) <= BAR_P99_MS &&
      (!barred || (rate >= BAR_PER_SECOND && ratio >= BAR_RATIO)),
  }
}

/** Afterwards: every submission that was acknowledged is there, and the tallies are what a recount makes them. */
async function checked(
  { owner, ownerConfig }: BenchDatabase,
  schools: readonly LoadSchool[],
  acknowledged: readonly string[],
): Promise<Measured[]> {
  const { rows } = await owner.query<{ missing: number }>(
    `select count(*)::int as missing from unnest($1::uuid[]) as a (id)
      where not exists (select from youju.record r where r.id = a.id)`,
    [acknowledged],
  )
  const missing = rows[0]?.missing ?? Number.NaN
  const store = openStore(ownerConfig, (error) => {
    throw error
  })
  let differences = 0
  try {
    for (const school of schools)
      differences += (await recountSchool(store.db, school, () => undefined)).length
  } finally {
    await store.close()
  }
  return [
    {
      what: `of ${acknowledged.length.toLocaleString('en')} submissions that were acknowledged, missing afterwards`,
      ...{ measured: String(missing), bar: '0', met: missing === 0 },
    },
    {
      what: 'credits and tallies that a recount makes otherwise',
      ...{ measured: String(differences), bar: '0', met: differences === 0 },
    },
  ]
}
