import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** What the kernel counts processor time in (proc(5)), on every Linux of today. */
const TICKS_PER_SECOND = 100

/** Tells how many seconds of processor time the processes of a server have taken so far; not a number but on Linux. */
export async function serverClock(owner: pg.Pool): Promise<() => number> {
  if (process.platform !== 'linux') return () => Number.NaN
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
  const server = rows[0] && timesOf(rows[0].pid)?.parent
  return () => {
    let ticks = 0
    for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
      const times = timesOf(pid)
      if (times?.parent === server) ticks += times?.own ?? 0
      // Of those that have ended.
      else if (pid === server) ticks += times?.ofChildren ?? 0
    }
    return ticks / TICKS_PER_SECOND
  }
}

function timesOf(pid: number): { parent: number; own: number; ofChildren: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, own = 0, ownSystem = 0, children = 0, childrenSystem = 0] = [1, 11, 12, 13, 14].map(
      (index) => fields[index],
    )
    return { parent, own: own + ownSystem, ofChildren: children + childrenSystem }
  } catch (error) {
    // It has ended since the folder was read.
    if (['ENOENT', 'ESRCH'].includes((error as { code?: string }).code ?? '')) return undefined
    throw error
  }
}
