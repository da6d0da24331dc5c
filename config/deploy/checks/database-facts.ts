import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { hashOfMigration } from '../../../cloudfunctions/_shared/store/migrate'

const ANSWER_WITHIN_MS = 10_000

export interface RoleFacts {
  readonly user: string
  readonly host: string
  readonly version: number
  readonly encoding: string
  readonly encrypted: boolean
  readonly superuser: boolean
  readonly bypassesRowSecurity: boolean
  /** Whether it may become others: create roles, or is a member of a role that owns tables. */
  readonly createsRoles: boolean
  readonly memberOfOwner: boolean
  /** Tables, views and functions of ours that it owns, and schemas. */
  readonly owned: number
  readonly mayUse: boolean
}

export interface MigrationFacts {
  /** Whether there are any tables of ours yet. */
  readonly begun: boolean
  readonly pending: readonly string[]
  readonly changed: readonly string[]
  readonly unknown: readonly string[]
}

/** What a role is in the database; rejects with what the server or the network said. */
export async function roleFacts(connectionString: string): Promise<RoleFacts> {
  return connected(connectionString, async (client) => {
    const { rows } = await client.query<Omit<RoleFacts, 'host'>>(`
      with ours as (select oid, nspowner as owner from pg_namespace where nspname = 'youju'),
      things as (
        select owner from ours
        union all select relowner from pg_class where relnamespace in (select oid from ours)
        union all select proowner from pg_proc where pronamespace in (select oid from ours)
      )
      select current_user as "user",
        current_setting('server_version_num')::int / 10000 as version,
        current_setting('server_encoding') as encoding,
        coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
        rolsuper as superuser,
        rolbypassrls as "bypassesRowSecurity",
        rolcreaterole as "createsRoles",
        exists (select from things where owner <> me.oid and not rolsuper and pg_has_role(me.oid, owner, 'member'))
          as "memberOfOwner",
        (select count(*)::int from things where owner = me.oid) as owned,
        coalesce((select has_schema_privilege(me.oid, oid, 'usage') from ours), false) as "mayUse"
      from pg_roles me where rolname = current_user`)
    const [facts] = rows
    if (!facts) throw new Error('the server does not know the role that it let in')
    return { ...facts, host: client.host }
  })
}

/** What of the folder's migrations the database has, without changing anything. */
export async function migrationFacts(connectionString: string, folder: string): Promise<MigrationFacts> {
  const known = await connected(connectionString, async (client) => {
    const { rows } = await client.query<{ begun: boolean }>(
      `select to_regclass('public.migration') is not null as begun`,
    )
    if (!rows[0]?.begun) return undefined
    const applied = await client.query<{ name: string; hash: string }>(
      'select name, hash from public.migration',
    )
    return new Map(applied.rows.map(({ name, hash }) => [name, hash]))
  })
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const hashes = await Promise.all(
    names.map(async (name) => hashOfMigration(await readFile(path.join(folder, name), 'utf8'))),
  )
  return {
    begun: known !== undefined,
    pending: names.filter((name) => !known?.has(name)),
    changed: names.filter((name, at) => known?.has(name) && known.get(name) !== hashes[at]),
    unknown: [...(known?.keys() ?? [])].filter((name) => !names.includes(name)),
  }
}

const REASONS: Readonly<Record<string, string>> = {
  '28P01': '角色或口令不对',
  '28000': '服务器不让这个角色从这里进来（白名单或加密的要求）',
  '3D000': '没有这个数据库',
  '53300': '连接数满了',
  ECONNREFUSED: '那个地址和端口上没有服务',
  ENOTFOUND: '没有这个域名',
  ETIMEDOUT: '等了很久没有回应',
  DEPTH_ZERO_SELF_SIGNED_CERT: '服务器的证书是自签的',
  SELF_SIGNED_CERT_IN_CHAIN: '服务器的证书是自签的',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '服务器的证书查不到签发者',
  ERR_TLS_CERT_ALTNAME_INVALID: '服务器的证书是别的域名的',
}

/** In words that repeat neither password nor address, as messages of drivers like to. */
export function whyNot(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return REASONS[code] ?? code
  if (typeof message === 'string' && /timeout/i.test(message)) return '等了很久没有回应'
  if (typeof message === 'string' && /SSL/.test(message)) return '服务器不支持加密连接'
  return '地址写得不对，或服务器断开了连接'
}

async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString,
    application_name: 'youju deploy:check',
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  })
  client.on('error', () => client.end())
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}
