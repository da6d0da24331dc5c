import { answer, type Deployment } from '../cloudfunctions/_shared/endpoint/answer'
import { tokenKeeper } from '../cloudfunctions/_shared/endpoint/token'
import { openStore } from '../cloudfunctions/_shared/store/store'
import { operations } from '../local/operations'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { NO_FILES } from './no-files'
import { type BenchSchool, fillUp, insertSchool } from './schools/school'
import { ms, timed } from './timing'

const SIZES = [10_000, 100_000, 1_000_000]
const STAFF = 100
const NOW = Date.parse('2026-11-18T16:30:00+08:00')
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

async function measure({ app }: BenchDatabase, { districtId, sessionId }: BenchSchool) {
  const store = openStore(app, (error) => {
    throw error
  })
  const tokens = tokenKeeper(new TextEncoder().encode('a secret of the bench, 32 bytes long'))
  const deployment: Deployment = {
    operations,
    store,
    tokens,
    platform: { wechatUser: null, vouchesForCaller: false, demo: false, files: NO_FILES },
    clock: () => NOW,
    report: ({ error }) => {
      throw error
    },
  }
  const { token } = await tokens.issue({ districtId, sessionId }, NOW)
  const call = { operation: 'standing.school', input: {}, token, openId: undefined, requestId: 'benchmark' }
  try {
    return await timed(200, 60, async () => {
      const { status } = await answer(call, deployment)
      if (status !== 200) throw new Error(`standing.school answered ${status}`)
    })
  } finally {
    await store.close()
  }
}
