import { readdirSync, readFileSync } from 'node:fs'

/** The children of a process, which of PostgreSQL's postmaster are all its others. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  // pid (name) state ppid …: the name may hold anything, so count from its closing bracket.
  const fields = stat(pid).split(') ').pop()?.split(' ')
  return fields && Number(fields[1])
}

function stat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    // It has ended since it was listed.
    return ''
  }
}

/** Whether there was still somebody to be told. */
export function tell(pid: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
