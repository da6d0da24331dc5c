import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

const SETUP = readFileSync(path.join(__dirname, 'county.sql'), 'utf8')

/** How long a shard may take to let the county in, and to answer it. */
const CONNECT_S = 2
const ANSWER_MS = 3_000

interface District {
  readonly district_id: string
  readonly name: string
}

/**
 * Makes a shard's districts a foreign partition of the county's summaries, in place of what was known of it before. `reader` is a role
 * of the shard that may read `youju.district_summary` and nothing else.
 */
export async function addShard(
  county: pg.ClientConfig,
  shard: string,
  reader: pg.ClientConfig,
): Promise<readonly string[]> {
  const districts = await withClient(
    { ...reader, connectionTimeoutMillis: CONNECT_S * 1000, query_timeout: ANSWER_MS },
    async (client) =>
      (await client.query<District>('select district_id, name from youju.district_summary order by name'))
        .rows,
  )
  if (districts.length === 0) return []
  await withClient(county, async (client) => {
    await client.query(SETUP)
    await client.query('begin')
    await client.query(`drop server if exists ${serverOf(shard)} cascade`)
    for (const statement of statementsOf(shard, new pg.Client(reader), districts))
      await client.query(statement)
    await client.query('delete from county.district where shard = $1', [shard])
    await client.query(
      `insert into county.district (district_id, shard, name)
       select district_id, $1, name from jsonb_to_recordset($2) as d (district_id uuid, name text)`,
      [shard, JSON.stringify(districts)],
    )
    await client.query('commit')
  })
  return districts.map(({ name }) => name)
}

const serverOf = (shard: string) => pg.escapeIdentifier(`shard ${shard}`)

/** The foreign table of a shard's districts. */
export const partitionOf = (shard: string) => `county.${pg.escapeIdentifier(`summary of ${shard}`)}`

/** Definitions take no parameters. */
function statementsOf(shard: string, reader: pg.Client, districts: readonly District[]): string[] {
  const address = {
    host: reader.host,
    port: String(reader.port),
    dbname: reader.database ?? '',
    connect_timeout: String(CONNECT_S),
    options: `-c statement_timeout=${ANSWER_MS}`,
    keep_connections: 'off',
  }
  const credentials = { user: reader.user ?? '', password: reader.password ?? '' }
  const ids = districts.map((each) => pg.escapeLiteral(each.district_id)).join(', ')
  return [
    `create server ${serverOf(shard)} foreign data wrapper postgres_fdw options (${optionsOf(address)})`,
    `create user mapping for current_user server ${serverOf(shard)} options (${optionsOf(credentials)})`,
    `create foreign table ${partitionOf(shard)} partition of county.summary for values in (${ids})
       server ${serverOf(shard)} options (schema_name 'youju', table_name 'district_summary')`,
  ]
}

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options)
    .map(([name, value]) => `${name} ${pg.escapeLiteral(value)}`)
    .join(', ')

export async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config)
  // What breaks the connection fails the query that waits on it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    // A query that was given up on would keep a polite goodbye waiting.
    await Promise.race([client.end(), new Promise((resolve) => setTimeout(resolve, 200).unref())])
  }
}
