import pg from 'pg'
import { errorCode, PostgresProblem } from './problem'
import type { RunningPostgres, Say } from './running-postgres'

type Environment = Readonly<Record<string, string | undefined>>

const OLDEST_SERVER = 15

export const usesExternalDatabase = (env: Environment = process.env) => Boolean(env.DATABASE_URL)

/**
 * The database of `DATABASE_URL` (serves) and `DATABASE_OWNER_URL` (owns the schema; the same one when absent). It is
 * looked after by whoever set it up: we neither start nor stop it.
 */
export async function connectExternal(say: Say, env: Environment = process.env): Promise<RunningPostgres> {
  const app = configFrom(env.DATABASE_URL ?? '', 'youju app')
  const owner = configFrom(env.DATABASE_OWNER_URL || env.DATABASE_URL || '', 'youju owner')
  const rights = await inspect(app)
  if (owner.connectionString !== app.connectionString) await inspect(owner)
  if (rights.bypassesRowSecurity) {
    say(`提醒：DATABASE_URL 的用户 ${app.user ?? ''} 权限过大，行级安全对它不起作用；请换成普通角色。`)
  } else if (owner.user === app.user) {
    say('提醒：建议另设 DATABASE_OWNER_URL，让建表的角色和提供服务的角色分开。')
  }
  return { owner, app, admin: owner, started: 'reused', stop: async () => undefined }
}

function configFrom(connectionString: string, name: string): pg.ClientConfig {
  try {
    // Parsed once by pg itself: migrations grant rights to `app.user`.
    const { user } = new pg.Client({ connectionString })
    return { connectionString, application_name: name, ...(user ? { user } : {}) }
  } catch (error) {
    const details = { target: '（地址无法识别）', reason: '应写成 postgres://用户名:口令@地址:端口/数据库名' }
    throw PostgresProblem.of('externalUnreachable', details, error)
  }
}

async function inspect(config: pg.ClientConfig): Promise<{ bypassesRowSecurity: boolean }> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 })
  client.on('error', () => client.end())
  // Never the whole address: it holds the password.
  const target = `${client.host}:${client.port}/${client.database ?? ''}`
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string; bypasses: boolean }>(`
      select current_setting('server_version_num')::int / 10000 as version,
             current_setting('server_encoding') as encoding,
             rolsuper or rolbypassrls as bypasses
      from pg_roles where rolname = current_user`)
    const [server] = rows
    const reason =
      server === undefined || server.version < OLDEST_SERVER
        ? `版本是 PostgreSQL ${server?.version ?? '未知'}`
        : server.encoding !== 'UTF8'
          ? `编码是 ${server.encoding}`
          : undefined
    if (reason !== undefined) throw PostgresProblem.of('externalUnsuitable', { target, reason })
    return { bypassesRowSecurity: server?.bypasses === true }
  } catch (error) {
    throw asExternalProblem(error, target)
  } finally {
    await client.end()
  }
}

function asExternalProblem(error: unknown, target: string): PostgresProblem {
  if (error instanceof PostgresProblem) return error
  const code = errorCode(error) ?? ''
  const reason = error instanceof Error ? error.message || code : String(error)
  // SQLSTATE classes 28 and 3D: who you are, which database.
  const refused = /^(28|3D|42)/.test(code)
  return PostgresProblem.of(refused ? 'externalRefused' : 'externalUnreachable', { target, reason }, error)
}
