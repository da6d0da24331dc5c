import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { precompress } from './precompress'
import { runScript } from './run-script'
import type { Speaker } from './say'
import { hashOfSources } from './source-hash'
import { StartProblem } from './start-problem'

const REPORT_EVERY_MS = 5_000
const ABANDONED_AFTER_MS = 60 * 60_000
const LINES_SHOWN = 30

export interface ClientBuild {
  readonly root: string
  readonly say: Pick<Speaker, 'line'>
  /** Gives up the build, and leaves what was built before as it was. */
  readonly signal: AbortSignal
}

/**
 * Makes sure that dist/h5 is built from the sources as they are now. It is built aside and swapped in, so that a half
 * build is never served and a failed one leaves the last good one in place.
 */
export async function buildClient({ root, say, signal }: ClientBuild): Promise<'built' | 'fresh'> {
  const target = path.join(root, 'dist', 'h5')
  const sources = await hashOfSources(root)
  if (await isBuiltFrom(target, sources)) return 'fresh'

  const aside = `${target}.new-${process.pid}`
  const logFile = path.join(root, 'dist', 'build-h5.log')
  await mkdir(path.dirname(target), { recursive: true })
  await sweepAbandoned(target)
  try {
    const stopReporting = reportProgress(say)
    const run = {
      root,
      script: 'build:h5',
      env: { YOUJU_OUT: path.relative(root, aside), NODE_ENV: 'production' },
      logFile,
      signal,
    }
    const code = await runScript(run).finally(stopReporting)
    if (code !== 0 || !existsSync(path.join(aside, 'index.html'))) throw await buildProblem(root, logFile)
    await precompress(aside)
    await writeFile(stampIn(aside), sources)
    signal.throwIfAborted()
    await swap(aside, target)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return 'built'
}

const stampIn = (folder: string) => path.join(folder, '.stamp')

async function isBuiltFrom(folder: string, sources: string): Promise<boolean> {
  const stamp = stampIn(folder)
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === sources
}

/** Requests that come between the two renames find nothing, for less than a millisecond. */
async function swap(aside: string, target: string) {
  const old = `${target}.old-${process.pid}`
  if (existsSync(target)) await rename(target, old)
  await rename(aside, target)
  await rm(old, { recursive: true, force: true })
}

/** What killed builds left behind; the age spares one that is still at work. */
async function sweepAbandoned(target: string) {
  for (const name of await readdir(path.dirname(target))) {
    if (!/^h5\.(new|old)-\d+$/.test(name)) continue
    const folder = path.join(path.dirname(target), name)
    const { mtimeMs } = await stat(folder)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true })
  }
}

function reportProgress(say: Pick<Speaker, 'line'>): () => void {
  const began = Date.now()
  const timer = setInterval(() => {
    say.line(`正在构建，已用 ${Math.round((Date.now() - began) / 1000)} 秒（通常一分钟左右）`)
  }, REPORT_EVERY_MS)
  return () => clearInterval(timer)
}

async function buildProblem(root: string, logFile: string): Promise<StartProblem> {
  const { size } = await stat(logFile)
  const output = await readFile(logFile, 'utf8')
  const shown = path.relative(root, logFile)
  const tail = output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n')
  const isOutOfMemory = /heap out of memory|ENOMEM|Killed/.test(output)
  const isDiskFull = /ENOSPC/.test(output)
  const remedy = isDiskFull
    ? '磁盘空间不足，请清理磁盘后再启动。'
    : isOutOfMemory
      ? '内存不足（构建大约需要 1.5 GB），请关闭一些程序后再启动。'
      : `完整输出在 ${shown}。如果改过代码，请按上面的提示改正；没有改过的话，请删除 node_modules 后重新启动。`
  return new StartProblem('buildFailed', `网页端没有构建成功。${size > 0 ? `\n\n${tail}\n` : ''}`, remedy)
}
