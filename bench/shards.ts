import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { tokenKeeper } from '../cloudfunctions/_shared/endpoint/token'
import { migrate } from '../cloudfunctions/_shared/store/migrate'
import { openStore } from '../cloudfunctions/_shared/store/store'
import { sumUpDistrict } from '../cloudfunctions/timer/jobs/sum-up-district'
import { addShard } from '../local/county/shards'
import { type CountyView, countyView } from '../local/county/view'
import type { RunningPostgres } from '../local/postgres/running-postgres'
import { startPostgres } from '../local/postgres/start-postgres'
import { clockOn } from '../local/start/clock'
import { NO_PLATFORM } from './caller'
import { MIGRATIONS } from './database'
import type { LoadOrder, LoadReport } from './load/generator'
import type { HostOrder } from './load/host'
import { type Part, startPart } from './load/process'
import { insertSchools, type LoadSchool } from './load/schools'
import { submissionsOf, TODAY } from './load/submissions-of'
import type { Measured } from './measured'
import { benchPlan } from './schools/school'
import { ms } from './timing'

const SHARDS = 3
const DISTRICTS_OF_A_SHARD = 2
const SCHOOLS_OF_A_DISTRICT = 4
const STAFF = 100
const CLIENTS = 12
const SECONDS = 4
const RULES = 10
/** What is prepared for each second of load, of all shards together: more than the machine takes. */
const MOST_PER_SECOND = 3_000
const VIEWS = 20
const SECRET = 'a secret of the bench, 32 bytes long'
const BAR_DOWN_MS = 5_000
/** What is left of the others' rate when one goes down: nothing of theirs hangs on it. */
const BAR_RATE = 0.8

/** Districts over several databases on this machine, each with a host of its own, and the county that sums them up. */
export async function shards(size = SHARDS): Promise<Measured[]> {
  const folders: string[] = []
  const running: RunningPostgres[] = []
  const start = async (folder?: string) => {
    const dataFolder = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'youju-bench-')))
    if (!folder) folders.push(dataFolder)
    const postgres = await startPostgres({ dataFolder, say: () => undefined })
    running.push(postgres)
    return { postgres, dataFolder }
  }
  const all: Shard[] = []
  try {
    for (let index = 0; index < size; index += 1)
      all.push(await openShard(await start(), `第 ${index + 1} 片`))
    const county = { ...(await start()).postgres.admin, database: 'postgres' }
    for (const { name, reader } of all) await addShard(county, name, reader)
    return await measure(all, county, start)
  } finally {
    for (const { host, generator } of all) await Promise.all([host.end(), generator.end()])
    for (const postgres of running) await postgres.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
}

interface Shard {
  readonly name: string
  readonly postgres: RunningPostgres
  readonly dataFolder: string
  readonly reader: pg.ClientConfig
  readonly host: Part<HostOrder, { port: number }>
  readonly port: number
  readonly generator: Part<LoadOrder, LoadReport>
  /** Takes the next so many requests of the shard's people. */
  take(many: number): Promise<LoadOrder['requests']>
}

type Start = (folder?: string) => Promise<{ postgres: RunningPostgres; dataFolder: string }>

async function measure(all: readonly Shard[], county: pg.ClientConfig, start: Start): Promise<Measured[]> {
  const [first] = all
  const last = all.at(-1)
  if (!first || !last) throw new Error('no shards')
  const others = all.filter((shard) => shard !== last)
  await loaded(all, CLIENTS, 1)
  const one = await loaded([first], CLIENTS)
  const every = await loaded(all, CLIENTS)
  const whole = await viewed(county, VIEWS)
  const before = await loaded(others, CLIENTS)
  await last.postgres.stop()
  const down = await viewed(county, VIEWS)
  const named = down.view.missing.map(({ shard, districts }) => `${shard} (${districts.length} districts)`)
  const [without, refused] = await Promise.all([loaded(others, CLIENTS), refusals(last)])
  await start(last.dataFolder)
  const again = await viewed(county, 1)
  const parts = `${all.length} shards on the cores of one`
  const districts = all.length * DISTRICTS_OF_A_SHARD
  const perSecond = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`
  return [
    { what: `submissions, one shard, ${CLIENTS} clients`, measured: perSecond(one), bar: '', met: true },
    {
      what: `the same over ${parts}`,
      measured: perSecond(every),
      ratio: `${(every / one).toFixed(2)} of one shard`,
      bar: '',
      met: true,
    },
    {
      what: `county view, ${districts} districts, all shards up`,
      measured: `p50 ${ms(whole.p50)}, slowest ${ms(whole.slowest)}; ${whole.view.promises.length} promises summed`,
      bar: '',
      met: whole.view.missing.length === 0 && whole.view.districts.length === districts,
    },
    {
      what: 'county view, one shard down',
      measured: `p50 ${ms(down.p50)}, slowest ${ms(down.slowest)}; missing by name: ${named.join(', ')}`,
      bar: `${BAR_DOWN_MS / 1000} s, the part named`,
      met: down.slowest <= BAR_DOWN_MS && named.length === 1 && down.view.missing[0]?.shard === last.name,
    },
    {
      what: 'submissions to the other shards while one is down',
      measured: perSecond(without),
      ratio: `${(without / before).toFixed(2)} of their rate before`,
      bar: String(BAR_RATE),
      met: without / before >= BAR_RATE,
    },
    {
      what: 'a submission to the shard that is down',
      measured: `${refused.code} after ${ms(refused.slowest)} at most`,
      bar: 'busy, kept in the queue',
      met: refused.code === 'busy',
    },
    {
      what: 'county view once it is up again',
      measured: again.view.missing.length === 0 ? 'whole' : 'not whole',
      bar: 'whole',
      met: again.view.missing.length === 0,
    },
  ]
}

/** What all of them take in a second together. */
async function loaded(asked: readonly Shard[], clients: number, seconds = SECONDS): Promise<number> {
  const reports = await Promise.all(
    asked.map(async ({ generator, port, take }) =>
      generator.ask({
        port,
        clients: Math.max(1, Math.floor(clients / asked.length)),
        seconds,
        requests: await take(Math.ceil((MOST_PER_SECOND * seconds) / asked.length)),
      }),
    ),
  )
  for (const { refused, ranDry } of reports) {
    if (ranDry || Object.keys(refused).length > 0) throw new Error(JSON.stringify({ refused, ranDry }))
  }
  return reports.reduce((sum, report) => sum + report.acknowledged.length / report.seconds, 0)
}

async function refusals({ generator, port, take }: Shard): Promise<{ code: string; slowest: number }> {
  const report = await generator.ask({ port, clients: 1, seconds: 2, perSecond: 5, requests: await take(10) })
  const codes = Object.keys(report.refused)
  return { code: codes.join(', '), slowest: Math.max(...Object.values(report.times).flat()) }
}

async function viewed(county: pg.ClientConfig, times: number) {
  const taken: number[] = []
  let view: CountyView | undefined
  for (let index = 0; index < times; index += 1) {
    const begun = performance.now()
    view = await countyView(county)
    taken.push(performance.now() - begun)
  }
  if (!view) throw new Error('never looked')
  taken.sort((a, b) => a - b)
  return { view, p50: taken[Math.floor(times / 2)] ?? 0, slowest: taken.at(-1) ?? 0 }
}

async function openShard(
  { postgres, dataFolder }: { postgres: RunningPostgres; dataFolder: string },
  name: string,
): Promise<Shard> {
  await migrate(postgres.owner, MIGRATIONS)
  const owner = new pg.Pool({ ...postgres.owner, max: 2 })
  const schools: LoadSchool[] = []
  try {
    for (let index = 0; index < DISTRICTS_OF_A_SHARD; index += 1) {
      const added = await insertSchools(owner, SCHOOLS_OF_A_DISTRICT, STAFF)
      schools.push(...added)
      await givePlan(owner, added[0]?.districtId ?? '', `${name}第 ${index + 1} 学区`)
    }
  } finally {
    await owner.end()
  }
  await sumUp(
    postgres,
    schools.map(({ districtId }) => districtId),
  )
  const host = await startPart<HostOrder, { port: number }>('host')
  const { port } = await host.ask({ owner: postgres.owner, app: postgres.app, secret: SECRET })
  const generator = await startPart<LoadOrder, LoadReport>('generator')
  const reader = await letRead(postgres)
  return { name, postgres, dataFolder, reader, host, port, generator, take: errandsOf(schools) }
}

/** The district's own plan, so that there are promises to be summed. */
async function givePlan(owner: pg.Pool, districtId: string, name: string): Promise<void> {
  await owner.query('update youju.org_unit set name = $2 where district_id = $1 and id = $1', [
    districtId,
    name,
  ])
  await owner.query(
    `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, counts_from, document, published_at, state)
     values ($1, $2, 1, $1, '学区工作要点', '2026-09-01', '2026-09-01', $3, '2026-08-25', 'published')`,
    [districtId, uuidv7(), JSON.stringify({ ...benchPlan(), rules: benchPlan().rules.slice(0, RULES) })],
  )
}

/** As the clockwork does it every morning. */
async function sumUp(postgres: RunningPostgres, districtIds: readonly string[]): Promise<void> {
  const store = openStore({ ...postgres.owner, max: 1, statement_timeout: 0 }, (error) => {
    throw error
  })
  const tokens = tokenKeeper(new TextEncoder().encode(SECRET))
  const now = clockOn(TODAY)()
  const given = { now, today: TODAY, due: now, since: null, platform: NO_PLATFORM, tokens }
  try {
    for (const districtId of new Set(districtIds))
      await store.db
        .transaction()
        .execute((tx) => sumUpDistrict.run(tx, { districtId, schoolId: districtId }, given))
  } finally {
    await store.close()
  }
}

/** As docs/SCALE.md has the county let in. */
async function letRead({ admin }: RunningPostgres): Promise<pg.ClientConfig> {
  const reader = { user: 'youju_county', password: uuidv7() }
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(
    `create role youju_county login password '${reader.password}'; grant connect on database youju to youju_county;
     grant usage on schema youju to youju_county; grant select on youju.district_summary to youju_county`,
  )
  await client.end()
  return { ...admin, ...reader }
}

/** Each school in turn, with the tokens of those who hand in. */
function errandsOf(schools: readonly LoadSchool[]): Shard['take'] {
  const tokens = tokenKeeper(new TextEncoder().encode(SECRET))
  const now = clockOn(TODAY)()
  const known = new Map<string, string>()
  const sources = schools.map((school) => submissionsOf(school, false))
  let turn = 0
  return async (many) => {
    const requests: { id: string; token: string; body: string }[] = []
    while (requests.length < many) {
      const next = sources[turn % sources.length]?.next()
      turn += 1
      if (!next || next.done) break
      const { person, submission } = next.value
      const token = known.get(person.sessionId) ?? (await tokens.issue(person, now)).token
      known.set(person.sessionId, token)
      requests.push({ id: submission.id, token, body: JSON.stringify(submission) })
    }
    return requests
  }
}
