import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { byHand } from './by-hand'
import { check } from './check'
import { addressesHere } from './checks/database'
import { deployedFunctions } from './cloudbaserc'
import { carryOut, uncommitted } from './deploy'
import { deployEnvironment } from './environment'
import { inLines } from './finding'
import { stepsOf } from './steps'
import { toolIn } from './tool'

const HELP = `用法：npm run deploy -- [选项]

把数据表、云函数和定时触发器部署到云开发环境。先全部检查一遍，缺一样也不动手；做到一半停下来的，处理好以后再执行一次。

  --dry-run          只打印要做的步骤和命令，什么也不做
  --only a,b         只部署这几个函数
  --no-database      不连数据库也不更新数据表：在私有网络里的云服务器上已经更新过
  --plain-database   知道连数据库没有加密（只在自己的私有网络里）`

const root = path.resolve(__dirname, '../..')

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      only: { type: 'string' },
      database: { type: 'boolean', default: true },
      'plain-database': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  })
  if (values.help) return say(HELP)
  const env = deployEnvironment(root, process.env)
  const all = deployedFunctions(root)
  const functions = values.only === undefined ? all : values.only.split(',').map((name) => name.trim())
  const unknown = functions.filter((name) => !all.includes(name))
  if (unknown.length > 0) return say(`没有这些函数：${unknown.join('、')}。有的是：${all.join('、')}`, 2)

  const { app, owner } = addressesHere(env)
  const steps = stepsOf({
    root,
    env,
    functions,
    tool: toolIn(root, env),
    migrate: values.database ? () => bringUpToDate(owner ?? '', app ?? '') : null,
    say: console.log,
  })
  if (values['dry-run']) {
    for (const [at, { title, command }] of steps.entries()) console.log(`${at + 1}. ${title}\n   ${command}`)
    return afterwards(env.YOUJU_CLOUD_ENV ?? '‹YOUJU_CLOUD_ENV›')
  }

  const changes = await uncommitted(root)
  if (changes.length > 0) {
    const some = changes.slice(0, 5).join('\n')
    return say(`有没有提交的改动，先提交（git commit）再部署，以后才查得到部署的是什么：\n${some}`, 1)
  }
  const findings = await check({
    ...{ root, env, place: 'cloud', build: false, say: console.log },
    ...{ database: values.database, plainDatabase: values['plain-database'] },
  })
  const open = findings.filter(({ ok }) => !ok)
  if (open.length > 0) {
    for (const line of inLines(open)) console.log(line)
    return say(`\n还缺 ${open.length} 项，什么也没有部署。补齐以后先执行 npm run deploy:check。`, 1)
  }
  if (!(await carryOut(steps, console.log))) return 1
  return afterwards(env.YOUJU_CLOUD_ENV ?? '')
}

function bringUpToDate(owner: string, app: string): Promise<string[]> {
  const { user } = new pg.Client({ connectionString: app })
  return migrate(
    { connectionString: owner },
    path.join(root, 'cloudfunctions/_shared/store/migrations'),
    user,
  )
}

function afterwards(envId: string): number {
  console.log('\n剩下的要人来做（每样只需要一次，做过的跳过）：')
  for (const [at, line] of byHand(envId).entries()) console.log(`${at + 1}. ${line}`)
  return 0
}

function say(text: string, code = 0): number {
  console.log(text)
  return code
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
