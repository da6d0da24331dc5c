import { sql } from 'kysely'
import { SCHEMA_VERSION } from '../store/schema-version'
import type { Store } from '../store/store'
import { withinMs } from './within'

/** Why calls cannot be served now, in words without addresses, names or secrets. */
export interface Missing {
  readonly what: 'database' | 'migrations'
  readonly message: string
}

const PATIENCE_MS = 2_000
/** No such function, or no such schema: the tables are from before both. */
const NOT_THERE = ['42883', '3F000']

/** Whether the database answers soon, and its tables are those that this program was written for. */
export async function whatIsMissing(store: Store): Promise<Missing[]> {
  try {
    const found = await withinMs(PATIENCE_MS, versionIn(store))
    if (found === SCHEMA_VERSION) return []
    return [{ what: 'migrations', message: `数据表是 ${found}，程序要的是 ${SCHEMA_VERSION}。` }]
  } catch (error) {
    if (NOT_THERE.includes((error as { code?: string }).code ?? ''))
      return [{ what: 'migrations', message: `数据表比程序旧，程序要的是 ${SCHEMA_VERSION}。` }]
    return [{ what: 'database', message: '数据库没有按时应答。' }]
  }
}

async function versionIn({ db }: Store): Promise<string> {
  const { rows } = await sql<{ version: string | null }>`select youju.schema_version() as version`.execute(db)
  return rows[0]?.version ?? '空的'
}
