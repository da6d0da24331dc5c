import pg from 'pg'
import { openStore } from '../cloudfunctions/_shared/store/store'
import { Random } from '../local/demo/school/random'
import { Broken } from './broken'
import type { Fault } from './faults/fault'
import { INVARIANTS } from './invariants/all'
import { Book } from './load/book'
import { stir } from './load/crowd'
import type { DiskKind } from './stage/disk'
import { School } from './stage/school'
import type { Topology } from './stage/stage'
import type { Stages } from './stage/stages'

export interface Told {
  readonly seed: number
  readonly topology: Topology
  /** How often each fault struck. */
  readonly struck: ReadonlyMap<string, number>
  readonly asked: number
  readonly unheard: number
  readonly busy: number
  readonly records: number
  readonly files: number
  readonly milliseconds: number
  /** Why it could not be tried on this machine. */
  readonly skipped: string | undefined
  readonly broken: readonly string[]
}

const ROUNDS = 5
const ACTS_A_ROUND = 2

/** One school, some faults one after the other while everybody works, and then a look at everything. All choices come from the seed. */
export async function episode(
  stages: Stages,
  seed: number,
  faults: readonly Fault[],
  rounds = ROUNDS,
): Promise<Told> {
  const began = performance.now()
  const random = new Random(seed)
  const { topology, disk, chosen } = choose(random, faults, rounds)
  const struck = new Map<string, number>()
  const book = new Book()
  const broken: string[] = []
  let cuts = 0
  let skipped: string | undefined
  try {
    const stage = await stages.on(disk)
    if (typeof stage === 'string') throw new Skipped(stage)
    await stage.set(topology)
    stage.wechat.reset()
    const school = await School.found(stage)
    for (const [round, together] of chosen.entries()) {
      const { times, worked } = await strikeAmong(school, book, together, random.branch(`round ${round}`))
      for (const [index, { name, cuts: cutting }] of together.entries()) {
        struck.set(name, (struck.get(name) ?? 0) + (times[index] ?? 0))
        if (cutting) cuts += Math.max(1, times[index] ?? 0)
      }
      if (worked.status === 'rejected') throw worked.reason
      await endLeases(school)
    }
    broken.push(...(await whatIsBroken(school, book, cuts)))
  } catch (error) {
    if (error instanceof Skipped) skipped = `${chosen[0]?.[0]?.name}: ${error.message}`
    else if (error instanceof Broken) broken.push(error.message)
    else throw error
  }
  return {
    ...{ seed, topology, struck, skipped, broken: [...new Set([...book.wrong, ...broken])] },
    ...{ asked: book.asked, unheard: book.unheard, busy: book.busy },
    ...{ records: book.records.size, files: book.files.size, milliseconds: performance.now() - began },
  }
}

class Skipped extends Error {}

interface Chosen {
  readonly topology: Topology
  readonly disk: DiskKind | undefined
  /** Round by round, what happens at the same time. */
  readonly chosen: readonly (readonly Fault[])[]
}

/** The first fault decides about the hosts; the others are such as may happen to those. */
function choose(random: Random, faults: readonly Fault[], rounds: number): Chosen {
  const first = random.pick(faults)
  const database = first.where === 'anywhere' ? random.pick(['own', 'proxied'] as const) : first.where
  const hosts = first.hosts ?? random.pick([1, 1, 2] as const)
  const fitting = faults.filter(
    (fault) =>
      (fault.where === 'anywhere' || fault.where === database) &&
      (fault.hosts ?? hosts) === hosts &&
      (fault.disk ?? first.disk) === first.disk,
  )
  const chosen = Array.from({ length: rounds }, (_, round) => {
    const one = round === 0 ? first : random.pick(fitting)
    const besides = fitting.filter(({ alone, name }) => !alone && name !== one.name)
    if (one.alone || besides.length === 0 || random.chance(0.4)) return [one]
    return [one, random.pick(besides)]
  })
  return { topology: { database, hosts }, disk: first.disk, chosen }
}

async function strikeAmong(school: School, book: Book, faults: readonly Fault[], random: Random) {
  const { stage } = school
  const quiet = new AbortController()
  const working = stir(school, book, random.branch('people'), ACTS_A_ROUND).finally(() => quiet.abort())
  let mended = Promise.resolve()
  const striking = faults.map(async (fault) => {
    const own = random.branch(fault.name)
    const times = await fault.strike({ stage, school, book, random: own, quiet: quiet.signal })
    // At once, since another one may wait for people to go on, and they for a host.
    mended = mended.then(() => stage.mend())
    await mended
    return times
  })
  const struck = Promise.all(striking)
  const [worked, times] = await Promise.allSettled([working, struck])
  if (times.status === 'rejected') throw times.reason
  return { times: times.value, worked }
}

/** The three minutes that a dead sender's messages are held for are over. */
async function endLeases({ stage, key }: School): Promise<void> {
  await stage.place.rows(
    `update youju.reminder set leased_until = clock_timestamp() where school_id = $1 and leased_until is not null`,
    [key.schoolId],
  )
}

export async function whatIsBroken(school: School, book: Book, cuts: number): Promise<string[]> {
  const { place } = school.stage
  await place.rows('select 1')
  const pool = new pg.Pool({ ...place.config('owner'), max: 2 })
  const office = openStore({ ...place.config('owner'), max: 2, statement_timeout: 0 }, () => undefined)
  try {
    const broken: string[] = []
    const scene = {
      ...{ school, book, cuts, db: office.db },
      rows: async <T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
        (await pool.query<T>(sql, [...values])).rows,
    }
    for (const invariant of INVARIANTS) {
      broken.push(...(await invariant.broken(scene)).map((what) => `${invariant.name}: ${what}`))
    }
    return broken
  } finally {
    await office.close()
    await pool.end()
  }
}
