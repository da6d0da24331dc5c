import { closeSync, constants, fstatSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { errorCode } from './problem'
import { servesCluster } from './process-table'

/** No system numbers a process this high, so PostgreSQL finds the holder of the lock gone. */
const NOBODY = '99999999'
const MAY_STILL_BE_WRITTEN_MS = 2_000

export const postmasterLock = (cluster: string) => path.join(cluster, 'postmaster.pid')
export const socketFile = (folder: string) => path.join(folder, '.s.PGSQL.5432')
export const socketLock = (folder: string) => `${socketFile(folder)}.lock`

/** The server of this cluster that is alive now. */
export function runningServer(cluster: string): number | undefined {
  const pid = holderOf(postmasterLock(cluster))
  return pid !== undefined && servesCluster(pid, cluster) ? pid : undefined
}

/** On Windows the port differs from start to start. */
export function runningPort(cluster: string): number | undefined {
  const port = Number.parseInt(lineOf(postmasterLock(cluster), 4), 10)
  return Number.isNaN(port) ? undefined : port
}

/** Written once the server listens. */
export const saysReady = (cluster: string) => lineOf(postmasterLock(cluster), 8) === 'ready'

const lineOf = (lock: string, number: number) => (readIfAny(lock)?.split('\n')[number - 1] ?? '').trim()

function holderOf(lock: string): number | undefined {
  const pid = Number.parseInt(readIfAny(lock) ?? '', 10)
  return Number.isNaN(pid) ? undefined : Math.abs(pid)
}

function readIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * A lock file left by a crash blocks the start when its number now names some other process of the same user, or when
 * it is empty. Only the number is overwritten: the rest of postmaster.pid lets PostgreSQL find servers that still hold
 * the shared memory. Read and written through one handle: should another start replace the file in between, we write
 * to the deleted one and harm nobody.
 */
export function disarmStaleLock(lock: string, cluster: string) {
  let handle: number
  try {
    handle = openSync(lock, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  try {
    const { mtimeMs, nlink } = fstatSync(handle)
    const text = readFileSync(handle, 'utf8')
    const pid = Math.abs(Number.parseInt(text, 10))
    const isEmpty = Number.isNaN(pid)
    if (isEmpty && Date.now() - mtimeMs < MAY_STILL_BE_WRITTEN_MS) return
    if (nlink !== 1 || servesCluster(pid, cluster)) return
    const firstLine = text.split('\n', 1)[0] ?? ''
    // Same length keeps the lines below where PostgreSQL looks for them.
    writeSync(handle, isEmpty ? `${NOBODY}\n` : text.replace(firstLine, NOBODY), 0)
  } finally {
    closeSync(handle)
  }
}
