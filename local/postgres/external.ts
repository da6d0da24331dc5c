import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { errorCode, PostgresProblem } from './problem'
import type { RunningPostgres, Say } from './running-postgres'

type Environment = Readonly<Record<string, string | undefined>>

const OLDEST_SERVER = 15
const PAUSE_MS = 500
/** It is starting, stopping or full, or nobody is at home yet: what a power cut leaves us both with. */
const NOT_YET = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'])

export const usesExternalDatabase = (env: Environment = process.env) => Boolean(env.DATABASE_URL)

/**
 * The database of `DATABASE_URL` (serves) and `DATABASE_OWNER_URL` (owns the schema; the same one when absent). It is
 * looked after by whoever set it up: we neither start nor stop it, but give it a moment to be there.
 */
export async function connectExternal(
  say: Say,
  env: Environment = process.env,
  patienceMs = 0,
): Promise<RunningPostgres> {
  const app = configFrom(env.DATABASE_URL ?? '', 'youju app')
  const owner = configFrom(env.DATABASE_OWNER_URL || env.DATABASE_URL || '', 'youju owner')
  const rights = await onceThere(app, say, patienceMs)
  if (owner.connectionString !== app.connectionString) await onceThere(owner, say, patienceMs)
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

async function onceThere(config: pg.ClientConfig, say: Say, patienceMs: number): ReturnType<typeof inspect> {
  let told = false
  for (const end = Date.now() + patienceMs; ; await wait(PAUSE_MS)) {
    try {
      return await inspect(config)
    } catch (error) {
      if (!(error instanceof PostgresProblem) || !isNotYet(error.cause) || Date.now() >= end) throw error
      if (!told) say(`${error.message}可能正在启动，等它一会儿。`)
      told = true
    }
  }
}

function isNotYet(cause: unknown): boolean {
  // A connection that is taken and cut at once comes without a code.
  const isCut = cause instanceof Error && cause.message.startsWith('Connection terminated')
  return isCut || NOT_YET.has(errorCode(cause) ?? '')
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
