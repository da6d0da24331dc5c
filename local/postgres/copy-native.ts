import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { libraryLinks } from './platform-package'
import { errorCode } from './problem'

/** Copies the programs once; false when a copy was there. Built aside and renamed, so a copy is always a whole one. */
export function copyNative(native: string, target: string): boolean {
  if (existsSync(target)) return false
  const aside = `${target}.new-${process.pid}`
  try {
    // pg-symlinks.json speaks of a folder called native.
    const copied = path.join(aside, 'native')
    copyReadable(native, copied)
    for (const { file, name } of libraryLinks(copied)) linkOrCopy(file, name)
    renameSync(copied, target)
    return true
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) return false
    throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Sets the modes itself: root's umask, at install or now, may hide files from every other user. */
function copyReadable(from: string, to: string) {
  mkdirSync(to, { recursive: true })
  chmodSync(path.dirname(to), 0o755)
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) {
      copyReadable(source, target)
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      copyFileSync(source, target)
      chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644)
    }
  }
}

function linkOrCopy(file: string, name: string) {
  try {
    symlinkSync(path.basename(file), name)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    copyFileSync(file, name)
  }
}
