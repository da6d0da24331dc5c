import { openStore } from '../cloudfunctions/_shared/store/store'
import { callerFor } from './caller'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { type BenchSchool, fillUp, insertSchool } from './schools/school'
import { ms, timed } from './timing'

const SIZES = [10_000, 100_000, 1_000_000]
const STAFF = 100
const BAR_MS = 15
const BAR_RATIO = 1.2

/** The principal's week at 100 staff, as the database fills up with other schools' records. */
export async function principalsWeek(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const school = await insertSchool(database.owner, STAFF)
    const results: { records: number; p50: number; p95: number }[] = []
    let schools = 0
    for (const records of SIZES) {
      schools = await fillUp(database.owner, school, schools, records)
      results.push({ records, ...(await measure(database, school)) })
    }
    const [first, last] = [results[0], results.at(-1)]
    const ratio = first && last ? last.p95 / first.p95 : Number.NaN
    return [
      ...results.map(({ records, p50, p95 }) => ({
        what: `standing.school, ${STAFF} staff, ${records.toLocaleString('en')} records in the database`,
        measured: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
        bar: `p95 ${BAR_MS} ms`,
        met: p95 <= BAR_MS,
      })),
      {
        what: 'p95 with a million records over p95 with ten thousand',
        measured: ratio.toFixed(2),
        bar: String(BAR_RATIO),
        met: ratio <= BAR_RATIO,
      },
    ]
  })
}

async function measure({ app }: BenchDatabase, school: BenchSchool) {
  const store = openStore(app, (error) => {
    throw error
  })
  try {
    const call = await callerFor(school, store)
    return await timed(200, 60, () => call('standing.school', {}))
  } finally {
    await store.close()
  }
}
