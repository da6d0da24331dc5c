import {
  type Environment,
  type Place,
  settingFaults,
  VARIABLES,
} from '../../../cloudfunctions/_shared/cloud/variables'
import { fieldsFrom } from '../../../cloudfunctions/_shared/wechat/fields'
import { type Finding, fine, missing } from '../finding'
import { DEPLOY_VARIABLES, type DeployVariable } from '../variables'

const WHERE: Readonly<Record<string, string>> = {
  DATABASE_URL: '云开发控制台 › 数据库（PostgreSQL）› 连接信息；用 youju_app 角色，见 docs/DEPLOY.md',
  DATABASE_OWNER_URL: '同上，用 youju_owner 角色',
  YOUJU_TOKEN_SECRET: '自己生成一次并留好：openssl rand -base64 36',
  WECHAT_APP_ID: '公众平台 › 开发管理 › 开发设置 › AppID',
  WECHAT_APP_SECRET: '公众平台 › 开发管理 › 开发设置 › AppSecret（只显示一次）',
  WECHAT_TEMPLATE_DIGEST: '公众平台 › 订阅消息 › 我的模板 › 模板 ID',
  WECHAT_TEMPLATE_DUE: '公众平台 › 订阅消息 › 我的模板 › 模板 ID',
}
const HOW = '写进项目根目录的 .env.local（不会进入 git），或在终端里设置'

/** The variables by P's list of what a running system reads, and those of the deploying machine. */
export function settingFindings(place: Place, env: Environment): Finding[] {
  const about = '环境变量'
  const faults = settingFaults(place, env).map(({ variable, fault }) =>
    missing(`${about} ${variable}`, fault, remedyFor(variable, VARIABLES[variable].purpose)),
  )
  const ownFaults = Object.entries<DeployVariable>(DEPLOY_VARIABLES).flatMap(
    ([name, { shape, purpose, where }]) => {
      const value = env[name]
      if (!value || shape.test(value)) return []
      return [missing(`${about} ${name}`, '写法不对', `${purpose}在哪里找：${where}。`)]
    },
  )
  const found = [
    ...faults,
    ...ownFaults,
    ...secretFindings(env),
    ...(place === 'cloud' ? cloudFindings(env) : []),
    ...templateFindings(env),
  ]
  const set = Object.keys(VARIABLES).filter((name) => env[name]).length
  return found.length > 0 ? found : [fine(about, `设了 ${set} 项，写法都对`)]
}

function remedyFor(name: string, purpose: string): string {
  const where = WHERE[name]
  return `${purpose}${where ? `在哪里找：${where}。` : ''}${HOW}。`
}

/** 32 characters are no secret when they are one letter, or what stands in the documents. */
function secretFindings(env: Environment): Finding[] {
  const secret = env.YOUJU_TOKEN_SECRET
  if (!secret || secret.length < 32) return []
  const kinds = new Set(secret).size
  if (kinds >= 12 && !/x{6}|example|changeme|请替换/i.test(secret)) return []
  return [
    missing('环境变量 YOUJU_TOKEN_SECRET', '太容易猜到', '用 openssl rand -base64 36 生成一个，不要自己编。'),
  ]
}

function cloudFindings(env: Environment): Finding[] {
  const found: Finding[] = []
  const { where, purpose } = DEPLOY_VARIABLES.YOUJU_CLOUD_ENV
  if (!env.YOUJU_CLOUD_ENV)
    found.push(missing('环境变量 YOUJU_CLOUD_ENV', '没有设置', `${purpose}在哪里找：${where}。${HOW}。`))
  if (Boolean(env.YOUJU_VPC_ID) !== Boolean(env.YOUJU_SUBNET_ID)) {
    const absent = env.YOUJU_VPC_ID ? 'YOUJU_SUBNET_ID' : 'YOUJU_VPC_ID'
    found.push(missing(`环境变量 ${absent}`, '没有设置', '私有网络和子网要一起填，或都不填。'))
  }
  // CloudBase's tool puts values into the text of its JSON as they are, and parses what looks like JSON.
  for (const name of Object.keys(VARIABLES)) {
    const value = env[name]
    if (!value) continue
    if (/["\\\p{Cc}]|\{\{/u.test(value) || /^\s*([[{]|null\s*$)/.test(value)) {
      const remedy =
        '值里不要有引号、反斜杠、换行和 {{，也不要以 { 或 [ 开头；连接地址里的口令请用百分号编码。'
      found.push(missing(`环境变量 ${name}`, '里面有官方工具传不过去的字符', remedy))
    }
  }
  return found
}

/** Read as the functions will read them when they start. */
function templateFindings(env: Environment): Finding[] {
  return (['digest', 'due'] as const).flatMap((kind) => {
    const name = kind === 'digest' ? 'WECHAT_TEMPLATE_DIGEST_FIELDS' : 'WECHAT_TEMPLATE_DUE_FIELDS'
    const fields = env[name]
    if (!fields) return []
    try {
      fieldsFrom(name, fields, kind)
      return []
    } catch {
      const { purpose, fallback } = VARIABLES[name]
      const where = '字段名照「公众平台 › 订阅消息 › 我的模板 › 详情」里的写'
      return [missing(`环境变量 ${name}`, '有填不进去的字段', `${purpose}例如 ${fallback}。${where}。`)]
    }
  })
}
