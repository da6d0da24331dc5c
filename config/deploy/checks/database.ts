import type { Environment, Place } from '../../../cloudfunctions/_shared/cloud/variables'
import { type Finding, fine, missing } from '../finding'
import { type MigrationFacts, migrationFacts, type RoleFacts, roleFacts, whyNot } from './database-facts'

const OLDEST = 15
const SEE = '办法见 docs/DEPLOY.md「数据库的两个角色」'

export interface DatabaseOptions {
  readonly place: Place
  readonly env: Environment
  readonly migrations: string
  /** Somebody knows that the way to the database is not encrypted. */
  readonly plainAllowed: boolean
}

/** The addresses as this machine reaches them. */
export function addressesHere(env: Environment): { app: string | undefined; owner: string | undefined } {
  return {
    app: env.YOUJU_APP_URL_HERE || env.DATABASE_URL,
    owner: env.YOUJU_OWNER_URL_HERE || env.DATABASE_OWNER_URL,
  }
}

/** The database as both roles meet it. */
export async function databaseFindings(options: DatabaseOptions): Promise<Finding[]> {
  const { place, env, migrations } = options
  const { app, owner } = addressesHere(env)
  if (!app && place === 'host') return [fine('数据库', '用自带的 PostgreSQL，由 npm start 启动、更新和看管')]
  const found: Finding[] = []
  const served = app ? await reached('提供服务的角色', app, roleFacts, found) : undefined
  if (served) found.push(...servingRole(served, options.plainAllowed))
  const owning = owner ? await reached('拥有表的角色', owner, roleFacts, found) : undefined
  if (owning) found.push(...owningRole(owning, served, options.plainAllowed))
  const state =
    owner && owning
      ? await reached('数据表', owner, (url) => migrationFacts(url, migrations), found)
      : undefined
  if (state) found.push(...schema(state, served))
  if (!app) found.push(missing('数据库', 'DATABASE_URL 没有设置，查不了', '先设置它，再检查一次。'))
  if (!owner && place === 'cloud')
    found.push(missing('数据库', 'DATABASE_OWNER_URL 没有设置，不能更新数据表', '先设置它，再检查一次。'))
  return found
}

async function reached<T>(
  about: string,
  url: string,
  look: (url: string) => Promise<T>,
  found: Finding[],
): Promise<T | undefined> {
  try {
    return await look(url)
  } catch (error) {
    found.push(
      missing(
        `数据库（${about}）`,
        `连不上：${whyNot(error)}`,
        '查地址、口令和数据库名；口令里的特殊字符要用百分号编码。数据库只在私有网络里时：在控制台临时打开外网地址并只放行本机 IP，把它写成 YOUJU_APP_URL_HERE 和 YOUJU_OWNER_URL_HERE；或在同一私有网络的一台云服务器上执行本命令。',
      ),
    )
    return undefined
  }
}

/** What serves people owns nothing and is above no rule: row security is the second lock. */
export function servingRole(facts: RoleFacts, plainAllowed: boolean): Finding[] {
  const about = '数据库（提供服务的角色）'
  const { user, superuser, bypassesRowSecurity, createsRoles, memberOfOwner, owned } = facts
  const powers = [
    superuser && '是超级用户',
    bypassesRowSecurity && '不受行级安全约束（BYPASSRLS）',
    createsRoles && '可以建角色（CREATEROLE）',
    memberOfOwner && '可以变成拥有表的角色',
    owned > 0 && `拥有 ${owned} 个表或函数`,
  ].filter((each) => each !== false)
  return [
    ...server(about, facts, plainAllowed),
    powers.length > 0
      ? missing(about, `${user} 权限过大：${powers.join('、')}`, `换成普通角色，${SEE}。`)
      : fine(about, `${user}，普通角色，不拥有任何表`),
  ]
}

export function owningRole(
  facts: RoleFacts,
  served: RoleFacts | undefined,
  plainAllowed: boolean,
): Finding[] {
  const about = '数据库（拥有表的角色）'
  const same = served?.user === facts.user
  return [
    ...server(about, facts, plainAllowed),
    same
      ? missing(
          about,
          `和提供服务的角色是同一个（${facts.user}），行级安全不起作用`,
          `分成两个角色，${SEE}。`,
        )
      : fine(about, facts.user),
  ]
}

function server(
  about: string,
  { version, encoding, encrypted, host }: RoleFacts,
  plainAllowed: boolean,
): Finding[] {
  const found: Finding[] = []
  if (version < OLDEST)
    found.push(missing(about, `PostgreSQL ${version}`, `需要 ${OLDEST} 或更新的版本：升级实例，或新建一个。`))
  if (encoding !== 'UTF8')
    found.push(missing(about, `编码是 ${encoding}`, `需要 UTF8：重新建数据库，${SEE}。`))
  if (!encrypted && !isLocal(host) && !plainAllowed) {
    found.push(
      missing(
        about,
        '连接没有加密',
        '在实例的「SSL」里打开加密，地址末尾加 ?sslmode=verify-full（证书是实例自签的，加 ?sslmode=no-verify）。确实只在自己的私有网络里、实例又不支持的，加 --plain-database。',
      ),
    )
  }
  return found.length > 0
    ? found
    : [fine(about, `PostgreSQL ${version}，${encrypted ? '加密连接' : '没有加密（本机或已说明）'}`)]
}

/** A socket's folder, or this machine itself. */
const isLocal = (host: string) => host.startsWith('/') || /^(localhost|127\.|::1$)/.test(host)

export function schema(state: MigrationFacts, served: RoleFacts | undefined): Finding[] {
  const about = '数据表'
  const { begun, pending, changed, unknown } = state
  const ours = '换回建表时的那个版本的程序；只是试用的话，换一个空的数据库。'
  if (changed.length > 0) return [missing(about, `和当时不同：${changed.join('、')}`, ours)]
  if (unknown.length > 0)
    return [missing(about, `是用更新版本的程序建立的：${unknown.join('、')}`, '请更新到最新版本后再部署。')]
  if (!begun) return [fine(about, `还没有建立，部署时会建（${pending.length} 步）`)]
  if (pending.length > 0) return [fine(about, `有 ${pending.length} 步没有执行，部署时会先执行`)]
  if (served && !served.mayUse) {
    const remedy =
      '建表时提供服务的角色叫别的名字。换回当时的角色；或把当时的授权转给它（grant 旧角色 to 新角色）。'
    return [missing(about, `${served.user} 没有使用它们的权限`, remedy)]
  }
  return [fine(about, '是最新的')]
}
