import type pg from 'pg'
import { openStore } from '../cloudfunctions/_shared/store/store'
import type { OperationName, Output } from '../core/contract/contract'
import { callerFor } from './caller'
import { type ByHand, ofClauses, ofDistrict, ofPerson, ofSchool } from './comparisons/by-hand'
import { DUCKDB, DuckCopy, type Row } from './comparisons/duckdb'
import { sameClauses, sameDistrict, sameOwn, sameTallies, sameWeek } from './comparisons/same'
import { Compared, TEACHER } from './comparisons/schools'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { FILLED_QUICKLY } from './schools/fill'
import type { BenchSchool } from './schools/school'
import { handIn } from './schools/teacher'
import { ms, timed } from './timing'

/** `YOUJU_BENCH_RECORDS=10000000` goes on to so many; that takes minutes and gigabytes. */
const MOST = Number(process.env.YOUJU_BENCH_RECORDS ?? 1_000_000)
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000].filter((records) => records <= MOST)
const MONTH = '2026-11-01'
const MONDAY = '2026-11-16'
const SUNDAY = '2026-11-22'

interface Answer {
  readonly what: string
  /** Where somebody hands something in between any two looks. */
  readonly changing: BenchSchool
  readonly look: Look
  readonly byHand: ByHand
  readonly values: readonly string[]
  readonly times: number
  /** Of what is asked by hand. */
  readonly fewer: number
  readonly bar: number
}

interface Look {
  page(): Promise<unknown>
  /** The page, compared with what was counted by hand. */
  check(rows: readonly Row[]): Promise<void>
}

/** What people look at, against the same counts asked of the raw records by hand, in PostgreSQL and in DuckDB over the same rows. */
export async function comparisons(): Promise<Measured[]> {
  const duckdb = await DuckCopy.open()
  try {
    const lines = await withDatabase(async (database) => {
      const compared = await Compared.insert(database)
      const found: Measured[] = []
      for (const records of SIZES) {
        await compared.fillUp(database.owner, records)
        await duckdb?.fill(database.ownerConfig)
        found.push(...(await compare(database, compared, duckdb, records)))
      }
      return found
    }, FILLED_QUICKLY)
    return duckdb ? lines : [...lines, NOT_MEASURED]
  } finally {
    await duckdb?.close()
  }
}

const NOT_MEASURED: Measured = {
  what: 'the same in DuckDB',
  measured: `not measured: DuckDB is not installed (npm install --no-save ${DUCKDB})`,
  bar: '',
  met: true,
}

async function compare(
  database: BenchDatabase,
  compared: Compared,
  duckdb: DuckCopy | undefined,
  records: number,
): Promise<Measured[]> {
  const store = openStore(database.app, (error) => {
    throw error
  })
  const client = await database.owner.connect()
  try {
    const asked = new Map<Answer, Asked>()
    for (const answer of await answersOf(database, compared, store))
      asked.set(answer, await askedOf(answer, { client, duckdb }))
    for (const [answer, byHand] of asked) await requireSame(answer, byHand)
    const lines: Measured[] = []
    for (const [answer, byHand] of asked) lines.push(await measure(answer, byHand, database, records))
    return lines
  } finally {
    client.release()
    await store.close()
  }
}

async function answersOf(
  { owner }: BenchDatabase,
  { school, teacher, district, office }: Compared,
  store: Parameters<typeof callerFor>[1],
): Promise<Answer[]> {
  const ofSome = [school.districtId, school.schoolId, school.termId, SUNDAY]
  const look = async <N extends OperationName>(
    by: BenchSchool,
    operation: N,
    same: (page: Output<N>, rows: readonly Row[]) => unknown,
  ): Promise<Look> => {
    const call = await callerFor(by, store)
    const page = () => call(operation, {} as Parameters<typeof call<N>>[1])
    return { page, check: async (rows) => void (await same(await page(), rows)) }
  }
  const inSchool = { changing: school, times: 150, fewer: 30, bar: 15 }
  return [
    {
      ...{ ...inSchool, what: 'the principal’s week', byHand: ofSchool, values: ofSome },
      look: await look(school, 'standing.school', async (page, rows) => {
        sameWeek(page, rows)
        await sameTallies(owner, school, rows)
      }),
    },
    {
      ...{ ...inSchool, what: 'the clauses', byHand: ofClauses, values: ofSome },
      look: await look(school, 'standing.clauses', sameClauses),
    },
    {
      ...{ ...inSchool, what: 'a teacher’s own promises', byHand: ofPerson },
      values: [...ofSome, school.people[TEACHER] ?? ''],
      look: await look(teacher, 'standing.mine', sameOwn),
    },
    {
      ...{
        what: `a district of ${district.length} schools`,
        byHand: ofDistrict,
        times: 40,
        fewer: 7,
        bar: 50,
      },
      changing: district[0] ?? school,
      values: [office.districtId, MONTH, MONDAY, SUNDAY],
      look: await look(office, 'standing.district', sameDistrict),
    },
  ]
}

interface With {
  readonly client: pg.ClientBase
  readonly duckdb: DuckCopy | undefined
}

type Ask = () => Promise<Row[]>

interface Asked {
  readonly postgres: Ask
  readonly duckdb: Ask | undefined
}

/** By hand. */
async function askedOf({ what, byHand, values }: Answer, { client, duckdb }: With): Promise<Asked> {
  return {
    postgres: async () => {
      const { rows } = await client.query<Row>({ name: what, text: byHand.postgres, values: [...values] })
      return rows
    },
    duckdb: await duckdb?.statement(byHand.duckdb, values),
  }
}

async function requireSame({ look }: Answer, { postgres, duckdb }: Asked): Promise<void> {
  await look.check(await postgres())
  if (duckdb) await look.check(await duckdb())
}

async function measure(
  answer: Answer,
  asked: Asked,
  { owner }: BenchDatabase,
  records: number,
): Promise<Measured> {
  const { what, changing, look, times, fewer, bar } = answer
  const ours = await timed(times, Math.ceil(times / 4), look.page, () => handIn({ owner }, changing))
  const postgres = await timed(fewer, 6, asked.postgres)
  const duckdb = asked.duckdb && (await timed(fewer, 6, asked.duckdb))
  const of = (baseline: number, name: string) => `${(ours.p50 / baseline).toFixed(2)} of ${name}`
  return {
    what: `${what}, ${records.toLocaleString('en')} records, one submission between any two looks`,
    measured: [
      `p50 ${ms(ours.p50)}, p95 ${ms(ours.p95)}`,
      `by hand in SQL p50 ${ms(postgres.p50)}`,
      ...(duckdb ? [`in DuckDB ${ms(duckdb.p50)}`] : []),
    ].join('; '),
    ratio: [of(postgres.p50, 'SQL'), ...(duckdb ? [of(duckdb.p50, 'DuckDB')] : [])].join(', '),
    bar: `p95 ${bar} ms`,
    met: ours.p95 <= bar,
  }
}
