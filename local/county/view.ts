import type pg from 'pg'
import { partitionOf, withClient } from './shards'

/** Whatever a shard does, the county has its answer after so long. */
const PATIENCE_MS = 4_000

interface Promised {
  readonly rule: string
  readonly name: string
  readonly numerator: number
  readonly denominator: number
  readonly schools: number
}

export interface DistrictSummary {
  readonly name: string
  readonly schools: number
  readonly staff: number
  readonly records: number
  readonly onDate: string
  readonly promises: readonly Promised[]
}

export interface CountyView {
  readonly districts: readonly DistrictSummary[]
  /** Σ ÷ Σ over the districts that answered and have the promise (domain.md section 3). */
  readonly promises: readonly (Promised & { readonly districts: number })[]
  /** Parts that did not answer in time. */
  readonly missing: readonly { readonly shard: string; readonly districts: readonly string[] }[]
}

interface Shard {
  readonly shard: string
  readonly names: readonly string[]
}

/** All districts of the county; each shard is asked by itself and at the same time, so that none keeps the others waiting. */
export async function countyView(county: pg.ClientConfig): Promise<CountyView> {
  const shards = await withClient(county, async (client) => {
    const { rows } = await client.query<Shard>(
      'select shard, array_agg(name order by name) as names from county.district group by shard order by shard',
    )
    return rows
  })
  const asked = await Promise.all(
    shards.map(({ shard }) =>
      summariesOf(county, shard).catch((error: unknown) => {
        if (isOut(error)) return null
        throw error
      }),
    ),
  )
  const districts = asked.flatMap((each) => each ?? [])
  return {
    districts,
    promises: sumsOf(districts),
    missing: shards
      .filter((_, index) => asked[index] === null)
      .map(({ shard, names }) => ({ shard, districts: names })),
  }
}

async function summariesOf(county: pg.ClientConfig, shard: string): Promise<readonly DistrictSummary[]> {
  const patient = { ...county, query_timeout: PATIENCE_MS, statement_timeout: PATIENCE_MS }
  return withClient(patient, async (client) => {
    const { rows } = await client.query<DistrictSummary>(
      `select name, schools, staff, records::float8 as records, on_date::text as "onDate", promises from ${partitionOf(shard)} order by name`,
    )
    return rows
  })
}

/** Not to be connected with, connection lost, cancelled for its time; anything else is a mistake of ours. */
function isOut(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  return /^(08|57|HV00N)/.test(code ?? '') || /Query read timeout|Connection terminated/.test(message)
}

function sumsOf(districts: readonly DistrictSummary[]): CountyView['promises'] {
  const sums = new Map<string, Promised & { readonly districts: number }>()
  for (const { promises } of districts) {
    for (const { rule, name, numerator, denominator, schools } of promises) {
      const key = JSON.stringify([rule, name])
      const sum = sums.get(key) ?? { rule, name, numerator: 0, denominator: 0, schools: 0, districts: 0 }
      sums.set(key, {
        ...{ rule, name },
        numerator: sum.numerator + numerator,
        denominator: sum.denominator + denominator,
        schools: sum.schools + schools,
        districts: sum.districts + 1,
      })
    }
  }
  return [...sums.values()]
}
