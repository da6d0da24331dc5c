import { spawnSync } from 'node:child_process'
import { lstatSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { type Account, asAccount, isRoot } from './account'
import { copyNative } from './copy-native'
import { type Binaries, binariesIn, findPlatformPackage, restoreLibraryLinks } from './platform-package'
import { errorCode, PostgresProblem } from './problem'
import type { Say } from './running-postgres'

/**
 * Programs that the server's user can run: those in node_modules where possible, else a copy. A copy is needed when
 * root's project lies in a private home, or when node_modules is read-only and lacks the library links.
 */
export async function usableBinaries(
  account: Account | undefined,
  dataFolder: string,
  say: Say,
): Promise<Binaries> {
  const { native, label } = await findPlatformPackage()
  const linked = restoreLibraryLinks(native)
  const inPlace = tryOut(native, account)
  if (inPlace.fault === undefined) return inPlace.binaries
  if (linked && account === undefined) throw unusable(inPlace.fault)

  let fault = inPlace.fault
  for (const cache of cacheFolders(dataFolder)) {
    if (!isOurs(cache)) continue
    const copy = path.join(cache, label)
    if (copyNative(native, copy)) say(`数据库程序已复制到 ${copy}`)
    const tried = tryOut(copy, account)
    if (tried.fault === undefined) return tried.binaries
    fault = tried.fault
  }
  throw unusable(fault)
}

function tryOut(native: string, account: Account | undefined): { binaries: Binaries; fault?: string } {
  const binaries = binariesIn(native)
  const run = spawnSync(binaries.postgres, ['--version'], { ...asAccount(account), encoding: 'utf8' })
  if (run.status === 0) return { binaries }
  if (account && errorCode(run.error) === 'EPERM') {
    throw PostgresProblem.of('cannotSwitchAccount', { account: account.name }, run.error)
  }
  return { binaries, fault: run.error?.message ?? run.stderr.trim() }
}

const unusable = (reason: string) => PostgresProblem.of('binariesUnusable', { reason })

/** The data folder is the last resort: it is the one place we know we may write to. */
function cacheFolders(dataFolder: string): string[] {
  const system = isRoot() ? '/var/cache' : (process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'))
  return [path.join(system, 'youju'), path.join(dataFolder, 'programs')]
}

/** Never run programs that somebody else could have put there. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST'].includes(errorCode(error) ?? ''))
      return false
    throw error
  }
  const stats = lstatSync(folder)
  return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0
}
