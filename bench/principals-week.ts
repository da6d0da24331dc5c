import { openStore } from '../cloudfunctions/_shared/store/store'
import { callerFor } from './caller'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { FILLED_QUICKLY } from './schools/fill'
import { type BenchSchool, fillUp, insertSchool } from './schools/school'
import { handIn, signInPerson } from './schools/teacher'
import { ms, type Timing, timed } from './timing'

/** `YOUJU_BENCH_RECORDS=10000000` goes on to so many; that takes minutes and gigabytes. */
const MOST = Number(process.env.YOUJU_BENCH_RECORDS ?? 1_000_000)
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000].filter((records) => records <= MOST)
const STAFF = 100
const TEACHER = 30
const BAR_MS = 15
const BAR_RATIO = 1.2

/** What is looked at, by a leader or by a teacher, and whether somebody hands something in between any two looks. */
const LOOKS = [
  { what: 'the principal’s week', as: 'standing.school', by: 'principal' },
  { what: 'the clauses', as: 'standing.clauses', by: 'principal' },
  { what: 'a teacher’s own promises', as: 'standing.mine', by: 'teacher' },
] as const
const BETWEEN = ['one submission between any two looks', 'nothing changed since'] as const

/** Server time of what people look at, as the database fills up with other schools' records. */
export async function principalsWeek(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const school = await insertSchool(database.owner, STAFF)
    const sessionId = await signInPerson(database, school, TEACHER)
    const found: Found[] = []
    let schools = 0
    for (const records of SIZES) {
      schools = await fillUp(database.owner, school, schools, records)
      found.push(...(await measure(database, school, sessionId, records)))
    }
    return [...found.map(lineOf), ...ratiosOf(found)]
  }, FILLED_QUICKLY)
}

interface Found extends Timing {
  readonly what: string
  readonly records: number
}

function lineOf({ what, records, p50, p95 }: Found): Measured {
  return {
    what: `${what}, ${records.toLocaleString('en')} records`,
    measured: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
    bar: `p95 ${BAR_MS} ms`,
    met: p95 <= BAR_MS,
  }
}

/** By medians: of the slowest in twenty there are too few to tell a fifth from chance. */
function ratiosOf(found: readonly Found[]): Measured[] {
  return [...new Set(found.map(({ what }) => what))].map((what) => {
    const of = found.filter((each) => each.what === what)
    const ratio = (of.at(-1)?.p50 ?? Number.NaN) / (of[0]?.p50 ?? Number.NaN)
    const most = SIZES.at(-1)?.toLocaleString('en')
    return {
      what: `${what}: with ${most} records over ${SIZES[0]?.toLocaleString('en')}, p50`,
      measured: ratio.toFixed(2),
      bar: String(BAR_RATIO),
      met: ratio <= BAR_RATIO,
    }
  })
}

async function measure(
  database: BenchDatabase,
  school: BenchSchool,
  sessionId: string,
  records: number,
): Promise<Found[]> {
  const store = openStore(database.app, (error) => {
    throw error
  })
  try {
    const callers = {
      principal: await callerFor(school, store),
      teacher: await callerFor({ ...school, sessionId }, store),
    }
    const found: Found[] = []
    for (const between of BETWEEN) {
      const before = between === 'nothing changed since' ? undefined : () => handIn(database, school)
      for (const { what, as, by } of LOOKS) {
        const look = () => callers[by](as, {})
        found.push({ what: `${what}, ${between}`, records, ...(await timed(200, 60, look, before)) })
      }
    }
    return found
  } finally {
    await store.close()
  }
}
