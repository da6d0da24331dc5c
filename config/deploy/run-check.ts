import path from 'node:path'
import { parseArgs } from 'node:util'
import { check } from './check'
import { deployEnvironment } from './environment'
import { inLines } from './finding'

const HELP = `用法：npm run deploy:check -- [选项]

  --server           检查的是自己的服务器，不是云开发
  --no-build         不构建；没有照现在的代码和设置构建过的算缺
  --no-database      不连数据库
  --plain-database   知道连数据库没有加密（只在自己的私有网络里）`

const root = path.resolve(__dirname, '../..')

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      server: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
      database: { type: 'boolean', default: true },
      'plain-database': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const findings = await check({
    root,
    env: deployEnvironment(root, process.env),
    place: values.server ? 'host' : 'cloud',
    build: values.build,
    database: values.database,
    plainDatabase: values['plain-database'],
    say: console.log,
  })
  for (const line of inLines(findings)) console.log(line)
  const open = findings.filter(({ ok }) => !ok).length
  console.log(
    open === 0
      ? '\n都齐了，可以部署。'
      : `\n还缺 ${open} 项。每项下面写了怎么办；详细的步骤在 docs/DEPLOY.md。`,
  )
  return open === 0 ? 0 : 1
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
