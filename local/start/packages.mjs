import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withInstallLock } from './install-lock.mjs'
import { InstallProblem } from './install-problem.mjs'
import { npmCi } from './npm-ci.mjs'

/** Makes sure that node_modules is whole and is what package-lock.json says, and installs it otherwise. */
export async function ensurePackages(root) {
  if (isWhole(root)) return
  await withInstallLock(root, async () => {
    // Whoever held the lock before us may have done it.
    if (isWhole(root)) return
    await npmCi(root, folderCount(root))
    // npm may leave out an optional package that does not work here; it had its chance.
    if (!isWhole(root, { optionalToo: false })) {
      throw new InstallProblem(
        '依赖装完了，但有文件缺失。',
        '请删除 node_modules 文件夹，然后再执行一次同样的命令。',
      )
    }
  })
}

/**
 * A stamp inside node_modules spares comparing versions: it holds what was compared last time. A tree without one
 * (installed by hand, copied into an image) is compared with package-lock.json once.
 */
export function isWhole(root, { optionalToo } = { optionalToo: true }) {
  const wanted = packagesIn(root, 'package-lock.json')
  if (wanted === undefined) {
    throw new InstallProblem('项目不完整：缺少 package-lock.json。', '请重新获取完整的项目后再试。')
  }
  const installed = packagesIn(root, 'node_modules/.package-lock.json')
  if (installed === undefined) return false
  const isThere = (key) => existsSync(path.join(root, key, 'package.json'))
  const needed = Object.keys(wanted).filter((key) => key !== '' && !wanted[key].optional)
  if (!needed.every(isThere)) return false

  const stamp = stampOf(root)
  if (readIfAny(stampFile(root)) === stamp) return true
  const isSame = (key) =>
    installed[key]?.version === wanted[key].version && installed[key]?.integrity === wanted[key].integrity
  if (!needed.every(isSame)) return false
  // A tree carried over from another kind of machine lacks the programs made for this one.
  const forThisMachine = Object.keys(wanted).filter((key) => wanted[key].optional && isMadeForUs(wanted[key]))
  if (optionalToo && !forThisMachine.every((key) => isThere(key) && isSame(key))) return false
  keepStamp(root, stamp)
  return true
}

function isMadeForUs({ os, cpu, libc }) {
  // Which C library runs here is not worth finding out: packages that ask for one come in pairs.
  return Boolean(os && cpu && !libc && os.includes(process.platform) && cpu.includes(process.arch))
}

const stampFile = (root) => path.join(root, 'node_modules', '.youju-stamp')

function stampOf(root) {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', 'node_modules/.package-lock.json']) {
    hash.update(readFileSync(path.join(root, file)))
  }
  return hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex')
}

function keepStamp(root, stamp) {
  try {
    writeFileSync(stampFile(root), stamp)
  } catch (error) {
    // In a folder we may only read, the comparison is simply made again next time.
    if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes(error.code)) throw error
  }
}

function packagesIn(root, file) {
  const text = readIfAny(path.join(root, file))
  if (text === undefined) return undefined
  try {
    return JSON.parse(text).packages ?? {}
  } catch {
    // Cut off in the middle of being written: not whole.
    return file === 'package-lock.json' ? undefined : {}
  }
}

function readIfAny(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}

const folderCount = (root) =>
  new Set(
    Object.entries(packagesIn(root, 'package-lock.json'))
      .filter(([key, { optional }]) => key !== '' && !optional)
      .map(([key]) => key.split('/')[1]),
  ).size
