import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../cloudfunctions/_shared/cloud/variables'
import { asText, cloudbaseConfig, configFor, HTTP_FUNCTION, TIMER_FUNCTION } from './cloudbaserc'
import { withoutSecrets } from './environment'
import { commandOf, isAdminOnly, isDeployed, knowsEnvironment, readyIn, type Told, type Tool } from './tool'

/** One thing that is done to the cloud; doing it again changes nothing more. */
export interface Step {
  readonly title: string
  /** What is run, as a person could type it. */
  readonly command: string
  run(): Promise<void>
}

/** A step was not done; what to do about it. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message)
  }
}

export interface Deploying {
  readonly root: string
  readonly env: Environment
  readonly functions: readonly string[]
  readonly tool: Tool
  /** Brings the tables up to date and says what it did; null where that is done elsewhere. */
  readonly migrate: (() => Promise<readonly string[]>) | null
  readonly say: (line: string) => void
}

/** Without values: what is read, written and shown holds none. */
export const CONFIG_FILE = 'dist/deploy/cloudbaserc.json'
const TAIL_LINES = 12

/**
 * Tables first, so that the new functions never meet old ones; what calls the others last. The functions of before go on
 * working with the new tables: migrations take nothing away that the version before needs.
 */
export function stepsOf(deploying: Deploying): Step[] {
  const { env, functions, migrate } = deploying
  const envId = env.YOUJU_CLOUD_ENV ?? '‹YOUJU_CLOUD_ENV›'
  const last = [TIMER_FUNCTION, HTTP_FUNCTION]
  const ordered = [
    ...functions.filter((name) => !last.includes(name)),
    ...last.filter((name) => functions.includes(name)),
  ]
  return [
    signedIn(deploying, envId),
    ...(migrate ? [migrating(deploying, migrate)] : []),
    ...ordered.map((name) => functionStep(deploying, envId, name)),
    inPlace(deploying, envId, ordered),
    storageRule(deploying, envId),
  ]
}

function signedIn({ tool, env }: Deploying, envId: string): Step {
  const args = ['env', 'list']
  return {
    title: '确认登录的账号里有这个环境',
    command: commandOf(args),
    async run() {
      const told = await tool(args)
      if (knowsEnvironment(envId, told)) return
      throw new StepFailed(
        `登录的账号里没有环境 ${envId}。${tail(told, env)}`,
        `执行 ${commandOf(['login'])} 登录有这个环境的账号，再来一次。`,
      )
    },
  }
}

function migrating({ say, env }: Deploying, migrate: () => Promise<readonly string[]>): Step {
  return {
    title: '更新数据表',
    command: '（由本命令直接连数据库执行）',
    async run() {
      try {
        const applied = await migrate()
        say(
          applied.length === 0 ? '   没有要执行的' : `   执行了 ${applied.length} 步：${applied.join('、')}`,
        )
      } catch (error) {
        const { message, remedy } = error as { message?: string; remedy?: string }
        throw new StepFailed(
          withoutSecrets(message ?? String(error), env),
          remedy ?? '用 npm run deploy:check 查一查数据库；函数还没有动，原来的版本照常服务。',
        )
      }
    },
  }
}

function functionStep({ root, env, functions, tool }: Deploying, envId: string, name: string): Step {
  const args = ['fn', 'deploy', name, '--force', '--yes', '-e', envId, '--config-file', CONFIG_FILE]
  return {
    title: `部署函数 ${name}`,
    command: commandOf(args),
    async run() {
      const file = path.join(root, CONFIG_FILE)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, asText(configFor(cloudbaseConfig(functions), env)))
      const told = await tool(args)
      if (isDeployed(name, told)) return
      throw new StepFailed(
        `函数 ${name} 没有部署成功。${tail(told, env)}`,
        '照上面的原因处理；说不清原因时，在云开发控制台的云函数里看它的状态。',
      )
    },
  }
}

function inPlace({ tool, env }: Deploying, envId: string, names: readonly string[]): Step {
  const args = ['fn', 'list', '-e', envId, '--limit', '100']
  return {
    title: '核对云上的函数',
    command: commandOf(args),
    async run() {
      const told = await tool(args)
      const ready = readyIn(told)
      const absent = names.filter((name) => !ready.includes(name))
      if (absent.length === 0) return
      throw new StepFailed(
        `云上没有就绪：${absent.join('、')}。${tail(told, env)}`,
        '等一两分钟再来一次；一直这样，在云开发控制台的云函数里看它们的状态。',
      )
    },
  }
}

/** The tool sets it only in a conversation, so it is looked at here and set by a person once. */
function storageRule({ tool, env }: Deploying, envId: string): Step {
  const args = ['storage', 'get-acl', '-e', envId]
  return {
    title: '核对存储的权限：照片和附件只经函数读写',
    command: commandOf(args),
    async run() {
      const told = await tool(args)
      if (isAdminOnly(told)) return
      throw new StepFailed(
        `存储的权限不是「仅管理员可读写」。${tail(told, env)}`,
        `执行 ${commandOf(['storage', 'set-acl', '-e', envId])}，选「仅管理员可读写」（ADMINONLY）；或在云开发控制台 › 云存储 › 权限设置里选。只需要一次。`,
      )
    },
  }
}

/** The end of what the tool said, on lines of its own. */
function tail({ text }: Told, env: Environment): string {
  const lines = withoutSecrets(text, env).trimEnd().split('\n').slice(-TAIL_LINES)
  return `\n${lines.map((line) => `     ${line}`).join('\n')}`
}
