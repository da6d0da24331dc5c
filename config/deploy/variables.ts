import { VARIABLES, type Variable } from '../../cloudfunctions/_shared/cloud/variables'

export interface DeployVariable {
  readonly purpose: string
  readonly where: string
  readonly secret: boolean
  readonly shape: RegExp
}

/** What only the machine that builds and deploys reads; what runs reads VARIABLES. */
export const DEPLOY_VARIABLES = {
  YOUJU_CLOUD_ENV: {
    purpose: '云开发环境 ID：小程序连接它，部署也到它。走自己的服务器时不填。',
    where: '云开发控制台 › 环境 › 环境总览 › 环境 ID',
    secret: false,
    shape: /^[a-z0-9][a-z0-9-]{2,40}$/,
  },
  YOUJU_API_BASE: {
    purpose: '自己的服务器的地址，以 https:// 开头，末尾不带斜杠：小程序连接它。走云开发时不填。',
    where: '您的域名；它还要填进「公众平台 › 开发管理 › 服务器域名」',
    secret: false,
    shape: /^https:\/\/[a-z0-9.-]+(:\d+)?$/,
  },
  YOUJU_VPC_ID: {
    purpose: '数据库所在的私有网络。填了它，云函数就在这个网络里访问数据库。',
    where: '腾讯云控制台 › 私有网络；或数据库实例的「网络」',
    secret: false,
    shape: /^vpc-[a-z0-9]+$/,
  },
  YOUJU_SUBNET_ID: {
    purpose: '云函数在私有网络里用的子网，和 YOUJU_VPC_ID 一起填。',
    where: '腾讯云控制台 › 私有网络 › 子网',
    secret: false,
    shape: /^subnet-[a-z0-9]+$/,
  },
  YOUJU_APP_URL_HERE: {
    purpose: '从部署用的这台电脑连数据库的地址（提供服务的角色），与 DATABASE_URL 里的内网地址不同时才填。',
    where: '数据库实例 › 外网地址；角色和口令与 DATABASE_URL 相同',
    secret: true,
    shape: /^postgres(ql)?:\/\//,
  },
  YOUJU_OWNER_URL_HERE: {
    purpose:
      '从部署用的这台电脑连数据库的地址（拥有表的角色），与 DATABASE_OWNER_URL 里的内网地址不同时才填。',
    where: '数据库实例 › 外网地址；角色和口令与 DATABASE_OWNER_URL 相同',
    secret: true,
    shape: /^postgres(ql)?:\/\//,
  },
} as const satisfies Record<string, DeployVariable>

export type DeployVariableName = keyof typeof DEPLOY_VARIABLES

/** The variables that a function is given, in their order in the list. */
export function variablesOf(functionName: string): string[] {
  return Object.entries<Variable>(VARIABLES)
    .filter(
      ([, { readIn, functions }]) => readIn.includes('cloud') && (functions?.includes(functionName) ?? true),
    )
    .map(([name]) => name)
}

/** Everything whose value is never to be printed, by name. */
export function secretNames(): string[] {
  return [...Object.entries<Variable>(VARIABLES), ...Object.entries<DeployVariable>(DEPLOY_VARIABLES)]
    .filter(([, { secret }]) => secret)
    .map(([name]) => name)
}
