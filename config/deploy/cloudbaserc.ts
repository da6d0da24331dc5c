import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../../cloudfunctions/_shared/cloud/variables'
import { variablesOf } from './variables'

/** What CloudBase's tool takes of a function (https://docs.cloudbase.net/cli-v1/functions/configs). */
export interface FunctionConfig {
  readonly name: string
  readonly type?: 'HTTP'
  readonly runtime: 'Nodejs20.19'
  readonly handler: string
  readonly memorySize: number
  readonly timeout: number
  readonly installDependency: boolean
  readonly vpc?: { readonly vpcId: string; readonly subnetId: string }
  readonly publicNetConfig: {
    readonly publicNetStatus: 'ENABLE'
    readonly eipConfig: { readonly eipStatus: 'DISABLE' }
  }
  readonly envVariables: Readonly<Record<string, string>>
  readonly triggers?: readonly { readonly name: string; readonly type: 'timer'; readonly config: string }[]
}

export interface CloudbaseConfig {
  readonly version: '2.0'
  readonly envId: string
  readonly functionRoot: string
  readonly functions: readonly FunctionConfig[]
}

/** All operations behind one address, for browsers and subscribed calendars. */
export const HTTP_FUNCTION = 'http'
export const TIMER_FUNCTION = 'timer'

/** Those that read workbooks or count a whole school again, or call WeChat for many people. */
const HEAVY = ['plan', 'report', 'roster', TIMER_FUNCTION]

/** Every function that is deployed: the folders with an entry, and the HTTP function where there is one. */
export function deployedFunctions(root: string): string[] {
  const folder = path.join(root, 'cloudfunctions')
  const events = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .filter((name) => existsSync(path.join(folder, name, 'index.ts')))
    .sort()
  return existsSync(path.join(folder, `${HTTP_FUNCTION}.ts`)) ? [...events, HTTP_FUNCTION] : events
}

const fromShell = (name: string) => `{{env.${name}}}`

function functionConfig(name: string): FunctionConfig {
  const heavy = HEAVY.includes(name)
  return {
    name,
    ...(name === HTTP_FUNCTION ? { type: 'HTTP' as const } : {}),
    // Signing tokens needs the Web Crypto of Node 20.
    runtime: 'Nodejs20.19',
    handler: 'index.main',
    memorySize: heavy ? 512 : 256,
    timeout: heavy ? 60 : 20,
    // Nothing is installed for an HTTP function; its folder brings everything along.
    installDependency: name !== HTTP_FUNCTION,
    vpc: { vpcId: fromShell('YOUJU_VPC_ID'), subnetId: fromShell('YOUJU_SUBNET_ID') },
    // In a private network too they have to reach WeChat's interfaces.
    publicNetConfig: { publicNetStatus: 'ENABLE', eipConfig: { eipStatus: 'DISABLE' } },
    envVariables: Object.fromEntries(variablesOf(name).map((each) => [each, fromShell(each)])),
    // Seven fields, seconds first, Beijing time: every minute, as cloudfunctions/timer reckons with.
    ...(name === TIMER_FUNCTION
      ? { triggers: [{ name: 'every-minute', type: 'timer' as const, config: '0 * * * * * *' }] }
      : {}),
  }
}

/** What stands in cloudbaserc.json: no values, only where they come from. */
export function cloudbaseConfig(functions: readonly string[]): CloudbaseConfig {
  return {
    version: '2.0',
    envId: fromShell('YOUJU_CLOUD_ENV'),
    functionRoot: 'dist/functions',
    functions: functions.map(functionConfig),
  }
}

/**
 * The same without what is not set: the tool would send empty strings, which the platform takes for a variable that is set,
 * and for a private network without a name.
 */
export function configFor(config: CloudbaseConfig, env: Environment): CloudbaseConfig {
  const inVpc = Boolean(env.YOUJU_VPC_ID && env.YOUJU_SUBNET_ID)
  return {
    ...config,
    functions: config.functions.map(({ vpc, envVariables, ...rest }) => ({
      ...rest,
      ...(inVpc && vpc ? { vpc } : {}),
      envVariables: Object.fromEntries(Object.entries(envVariables).filter(([name]) => env[name])),
    })),
  }
}

export const asText = (config: CloudbaseConfig): string => `${JSON.stringify(config, null, 2)}\n`
