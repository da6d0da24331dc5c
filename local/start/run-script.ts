import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import path from 'node:path'

export interface ScriptRun {
  readonly root: string
  /** A script of package.json. */
  readonly script: string
  readonly env: Readonly<Record<string, string>>
  /** Receives everything the script writes. */
  readonly logFile: string
  readonly signal: AbortSignal
}

/**
 * Runs a script of package.json the way npm would, without npm: no second Node, no npm notices in the log, and
 * nothing between us and the process to be stopped. Resolves to its exit code.
 */
export async function runScript({ root, script, env, logFile, signal }: ScriptRun): Promise<number> {
  signal.throwIfAborted()
  const binaries = path.join(root, 'node_modules', '.bin')
  const child = spawn(commandOf(root, script), {
    cwd: root,
    shell: true,
    // A group of its own, so that stopping reaches whatever the script starts.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ''}` },
  })
  const stop = () => stopGroup(child.pid)
  signal.addEventListener('abort', stop)
  const log = createWriteStream(logFile)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    signal.throwIfAborted()
    return code ?? 1
  } finally {
    signal.removeEventListener('abort', stop)
    log.end()
  }
}

function commandOf(root: string, script: string): string {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const command = scripts[script]
  if (command === undefined) throw new Error(`package.json has no script ${script}`)
  return command
}

function stopGroup(pid: number | undefined) {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'])
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH'
    if (!isGone) throw error
  }
}
