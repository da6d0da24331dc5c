import { statfsSync } from 'node:fs'
import { PostgresProblem } from './problem'

const ONE_WAL_SEGMENT = 16 * 1024 * 1024

/** Reads the reason of a failure out of what initdb or the server wrote before it gave up. */
export function diagnose(output: string, folder: string, log?: string): PostgresProblem {
  // A full disk often swallows the very line that would say so.
  if (/No space left on device|Disk quota exceeded/i.test(output) || isDiskFull(folder, ONE_WAL_SEGMENT)) {
    return PostgresProblem.of('diskFull', { folder })
  }
  if (/invalid permissions|could not change permissions/i.test(output)) {
    return PostgresProblem.of('permissionsNotKept', { folder })
  }
  if (/shared memory|Cannot allocate memory|out of memory|semget/i.test(output)) {
    return PostgresProblem.of('notEnoughMemory', {})
  }
  if (/Read-only file system/i.test(output)) {
    return PostgresProblem.of('dataFolderUnwritable', { folder, reason: '磁盘是只读的' })
  }
  if (/Permission denied|wrong ownership/i.test(output)) {
    return PostgresProblem.of('dataFolderUnwritable', { folder, reason: '没有权限' })
  }
  return PostgresProblem.of('startFailed', { reason: lastComplaint(output), ...(log ? { log } : {}) })
}

export function isDiskFull(folder: string, needed: number): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < needed
}

function lastComplaint(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '程序没有说明原因'
}
