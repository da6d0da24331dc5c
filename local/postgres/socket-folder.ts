import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Account } from './account'
import { type Layout, shortHash } from './data-folder'
import { socketFile } from './lock-files'
import { errorCode, PostgresProblem } from './problem'

/** sun_path holds 108 bytes on Linux and 104 elsewhere, the closing zero included. */
const LONGEST = process.platform === 'linux' ? 107 : 103

/** Beside the cluster; under /tmp where that path would be too long for a socket. */
export function socketFolderOf({ home, dataFolder }: Layout): string {
  const beside = path.join(home, 'socket')
  const fits = Buffer.byteLength(socketFile(beside)) <= LONGEST
  return fits ? beside : `/tmp/youju-${shortHash(dataFolder)}`
}

/** Anybody may create folders in /tmp, so one that is not the server's own and private is refused. */
export function prepareSocketFolder(folder: string, account: Account | undefined) {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
    chmodSync(folder, 0o700)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  const stats = lstatSync(folder)
  const owner = account?.uid ?? process.getuid?.()
  if (!stats.isDirectory() || stats.uid !== owner || (stats.mode & 0o077) !== 0)
    throw PostgresProblem.of('socketFolderTaken', { folder })
}
