import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { errorCode } from './problem'

/**
 * Whether this process is the PostgreSQL server of this cluster. A number in a lock file proves nothing: after a
 * reboot or in a container it may belong to anybody, ourselves included. Zombies count as gone.
 */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  if (process.platform === 'linux') return servesOnLinux(pid, cluster)
  // Windows gives no look at another process; PostgreSQL checks its own signal pipe there.
  if (process.platform === 'win32') return isAlive(pid)
  const listed = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return /(^|\/)postgres\s/.test(listed.stdout) && listed.stdout.includes(`-D ${cluster} `)
}

function servesOnLinux(pid: number, cluster: string): boolean {
  const [program = '', ...rest] = readProc(pid, 'cmdline').split('\0')
  if (path.basename(program) !== 'postgres') return false
  const folder = workingFolder(pid)
  return folder === undefined ? rest.includes(cluster) : folder === cluster
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return ''
    throw error
  }
}

/** Undefined where the kernel does not tell: root in a container without SYS_PTRACE, for one. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return undefined
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
