import type pg from 'pg'
import { readMigrations } from '../../cloudfunctions/_shared/store/migrate'
import { attention, type Finding, ok, trouble } from './finding'

const OLDEST_SERVER = 15
const CLOCK_DIFFERS_MS = 5_000
const CLOCK_WRONG_MS = 60_000

interface Server {
  readonly version: string
  readonly major: number
  readonly encoding: string
  readonly zone: string
  readonly pinyin: boolean
  readonly now: Date
}

export async function server(owner: pg.Client): Promise<Finding[]> {
  const asked = Date.now()
  const { rows } = await owner.query<Server>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
           current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
           exists (select from pg_collation where collname = 'zh-x-icu') as pinyin, clock_timestamp() as now`)
  const [found] = rows
  if (!found) throw new Error('the server told nothing of itself')
  const suits = found.major >= OLDEST_SERVER && found.encoding === 'UTF8'
  const what = `PostgreSQL ${found.version}，编码 ${found.encoding}`
  return [
    suits
      ? ok('数据库', what)
      : trouble('数据库', what, '请换用 PostgreSQL 15 或更新、编码为 UTF8 的数据库。'),
    found.pinyin
      ? ok('排序规则', '能按拼音排姓名')
      : trouble('排序规则', '没有 zh-x-icu', '请换用带 ICU 的 PostgreSQL，官方安装包都带。'),
    found.zone === 'Asia/Shanghai'
      ? ok('时区', found.zone)
      : attention(
          '时区',
          found.zone,
          `请执行 alter database 数据库名 set timezone to 'Asia/Shanghai'，日志里的时间才好对照。`,
        ),
    clock(found.now.getTime() - (asked + Date.now()) / 2),
  ]
}

function clock(differs: number): Finding {
  const found = `与数据库相差 ${(Math.abs(differs) / 1000).toFixed(1)} 秒`
  const remedy = '请在两台机器上都打开自动对时（NTP）。'
  if (Math.abs(differs) > CLOCK_WRONG_MS) return trouble('时钟', found, remedy)
  return Math.abs(differs) > CLOCK_DIFFERS_MS ? attention('时钟', found, remedy) : ok('时钟', found)
}

export async function migrations(owner: pg.Client, folder: string): Promise<Finding[]> {
  const about = '数据表'
  const known = await readMigrations(folder)
  const { rows: table } = await owner.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  )
  if (!table[0]?.there) return [attention(about, '还没有建立', '第一次启动时会自动建立。')]
  const { rows } = await owner.query<{ name: string; hash: string }>(
    'select name, hash from public.migration',
  )
  const newer = rows.find((row) => !known.some(({ name }) => name === row.name))
  if (newer) return [trouble(about, `是用更新版本的程序建立的（${newer.name}）`, '请更新到最新版本。')]
  const other = known.find(({ name, hash }) => rows.some((row) => row.name === name && row.hash !== hash))
  if (other) return [trouble(about, `是用另一个版本的程序建立的（${other.name}）`, '请换回原来的版本。')]
  const pending = known.length - rows.length
  if (pending > 0)
    return [attention(about, `还差 ${pending} 步更新`, '下次启动时会自动更新；之前请先做一份备份。')]
  return [ok(about, known.at(-1)?.name ?? '')]
}

/** Row security holds nobody who bypasses it, owns the tables, or may become who does. */
export async function rights(owner: pg.Client, app: string): Promise<Finding[]> {
  const about = '角色权限'
  const { rows: roles } = await owner.query<{ bypasses: boolean }>(
    'select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = $1',
    [app],
  )
  const remedy = '请另建一个普通角色给 DATABASE_URL 用，让 DATABASE_OWNER_URL 的角色拥有数据表。'
  const [role] = roles
  if (!role) return [trouble(about, `没有角色 ${app}`, '请检查 DATABASE_URL 里的用户名。')]
  if (role.bypasses) return [trouble(about, `${app} 能绕过行级安全`, remedy)]
  const { rows } = await owner.query<{ owns: boolean; open: string[] }>(
    `select exists (select from pg_class c where c.relnamespace = to_regnamespace('youju')
                       and pg_has_role($1, c.relowner, 'member')) as owns,
            array(select c.relname::text from pg_class c
                   where c.relnamespace = to_regnamespace('youju') and c.relkind = 'r' and not c.relrowsecurity
                     and has_table_privilege($1, c.oid, 'select')) as open`,
    [app],
  )
  const { owns = false, open = [] } = rows[0] ?? {}
  if (owns) return [trouble(about, `${app} 拥有数据表，行级安全对它不起作用`, remedy)]
  if (open.length > 0)
    return [
      trouble(about, `表 ${open.join('、')} 没有行级安全`, '请更新到最新版本；一直这样请联系技术支持。'),
    ]
  return [ok(about, `${app} 什么都不拥有，什么都绕不过`)]
}
