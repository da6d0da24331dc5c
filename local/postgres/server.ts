import { spawn } from 'node:child_process'
import { closeSync, fchownSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { type Account, asAccount } from './account'
import type { Layout } from './data-folder'
import { runningServer } from './lock-files'
import type { Binaries } from './platform-package'
import { errorCode, PostgresProblem } from './problem'
import { servesCluster } from './process-table'
import { asArguments } from './settings'

const LOG_KEPT_BYTES = 1024 * 1024
const FAST_STOP_MS = 60_000
const IMMEDIATE_STOP_MS = 10_000

export interface Attempt {
  /** True once the program we launched has given up; a server that runs never says so. */
  failed(): boolean
  /** What it wrote to the log since it was launched. */
  complaint(): string
}

/**
 * Launches the server in a session of its own: a Ctrl-C in the terminal must not reach it before the last request is
 * answered, and it outlives us when we are killed, for the next start to find.
 */
export function launchServer(
  layout: Layout,
  binaries: Binaries,
  account: Account | undefined,
  settings: Readonly<Record<string, string>>,
): Attempt {
  const log = openLog(layout.log, account)
  const from = fstatSync(log).size
  const onWindows = process.platform === 'win32'
  const command = onWindows ? binaries.pgCtl : binaries.postgres
  const args = onWindows ? startArguments(layout, settings) : ['-D', layout.cluster, ...asArguments(settings)]
  const child = spawn(command, args, {
    ...asAccount(account),
    detached: !onWindows,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let failed = false
  let spawnError = ''
  child.on('error', (error) => {
    failed = true
    spawnError = error.message
  })
  // On Windows pg_ctl ends well once the server is up.
  child.on('exit', (code) => {
    failed = failed || !onWindows || code !== 0
  })
  return {
    failed: () => failed,
    complaint: () => `${readFileSync(layout.log).subarray(from).toString('utf8')}\n${spawnError}`,
  }
}

/** pg_ctl sheds administrator rights, with which the server would refuse to run. */
function startArguments({ cluster, log }: Layout, settings: Readonly<Record<string, string>>): string[] {
  const options = asArguments(settings).map((part) => (/[\s,]/.test(part) ? `"${part}"` : part))
  return ['start', '-w', '-s', '-D', cluster, '-l', log, '-o', options.join(' ')]
}

/** Appended to, so two starts at once cannot cut each other's lines; the last megabyte is kept aside. */
function openLog(file: string, account: Account | undefined): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_KEPT_BYTES) renameSync(file, `${file}.previous`)
  const log = openSync(file, 'a', 0o600)
  if (account) fchownSync(log, account.uid, account.gid)
  return log
}

/** Fast shutdown: open transactions are rolled back, everything committed is written, then the process ends. */
export async function stopServer({ cluster }: Layout, binaries: Pick<Binaries, 'pgCtl'> | undefined) {
  const pid = runningServer(cluster)
  if (pid === undefined) return
  if (process.platform === 'win32' && binaries) {
    spawn(binaries.pgCtl, ['stop', '-s', '-m', 'fast', '-D', cluster], {
      ...asAccount(undefined),
      stdio: 'ignore',
    })
  } else {
    interrupt(pid, 'SIGINT')
  }
  if (await isGone(pid, cluster, FAST_STOP_MS)) return
  interrupt(pid, 'SIGQUIT')
  if (await isGone(pid, cluster, IMMEDIATE_STOP_MS)) return
  throw PostgresProblem.of('notStopping', { pid })
}

async function isGone(pid: number, cluster: string, withinMs: number): Promise<boolean> {
  // Asking costs a process of its own wherever there is no /proc.
  const pause = process.platform === 'linux' ? 15 : 100
  for (const end = Date.now() + withinMs; Date.now() < end; await wait(pause)) {
    if (!servesCluster(pid, cluster)) return true
  }
  return false
}

export function interrupt(pid: number, signal: 'SIGINT' | 'SIGQUIT') {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}
