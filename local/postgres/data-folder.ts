import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { type Account, canEnter, isRoot, serverAccount } from './account'
import { errorCode, PostgresProblem } from './problem'

/** Where things lie inside the data folder. */
export interface Layout {
  readonly dataFolder: string
  /** Holds everything below; appears in one rename, so it is there completely or not at all. */
  readonly home: string
  readonly cluster: string
  readonly passwords: string
  readonly log: string
}

export interface ChosenFolder {
  readonly folder: string
  /** Why it is not where one would look for it. */
  readonly note?: string
}

/**
 * `YOUJU_DATA`, else `.youju` in the project. Started by root from a private home that folder would be out of the
 * database user's reach, so the data goes to /var/lib.
 */
export function chooseDataFolder(projectRoot: string, wished = process.env.YOUJU_DATA): ChosenFolder {
  if (wished) return { folder: path.resolve(projectRoot, wished) }
  const folder = path.join(projectRoot, '.youju')
  if (!isRoot()) return { folder }
  const account = serverAccount(folder)
  if (account === undefined || canEnter(projectRoot, account)) return { folder }
  return {
    folder: outsideFolder(projectRoot),
    note: `以 root 启动时数据库由 ${account.name} 用户运行，它进不了 ${projectRoot}，所以数据放在外面`,
  }
}

export function layoutOf(dataFolder: string): Layout {
  const home = path.join(dataFolder, 'postgres')
  return {
    dataFolder,
    home,
    cluster: path.join(home, 'cluster'),
    passwords: path.join(home, 'passwords.json'),
    log: path.join(home, 'server.log'),
  }
}

/** Makes the folder, and makes sure that we can write to it and that the server's user can pass through it. */
export function prepareDataFolder(wished: string, account: Account | undefined): Layout {
  makeFolder(path.resolve(wished), 0o700)
  const dataFolder = realpathSync(wished)
  accessSync(dataFolder, constants.W_OK | constants.X_OK)
  if (account && !canEnter(dataFolder, account)) letPass(dataFolder, account)
  const layout = layoutOf(dataFolder)
  refuseForeign(layout)
  return layout
}

/** Not `recursive`: Node tries for ever where a file system takes no new folders, /proc for one. */
function makeFolder(folder: string, mode: number) {
  if (existsSync(folder)) return
  const parent = path.dirname(folder)
  if (parent !== folder) makeFolder(parent, 0o755)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT') throw error
    const details = { folder, reason: '这个位置不能新建文件夹' }
    throw PostgresProblem.of('dataFolderUnwritable', details, error)
  }
}

/** Opens the data folder itself for passing through, never for listing; the folders above are not ours to change. */
function letPass(dataFolder: string, account: Account) {
  const { mode } = statSync(dataFolder)
  if ((mode & 0o070) === 0) {
    chownSync(dataFolder, -1, account.gid)
    chmodSync(dataFolder, (mode & 0o707) | 0o010)
  } else {
    chmodSync(dataFolder, (mode & 0o777) | 0o001)
  }
  if (canEnter(dataFolder, account)) return
  chmodSync(dataFolder, mode & 0o777)
  const details = { folder: dataFolder, account: account.name, instead: outsideFolder(dataFolder) }
  throw PostgresProblem.of('dataFolderUnreachable', details)
}

function refuseForeign({ dataFolder, home }: Layout) {
  const owner = statSync(home, { throwIfNoEntry: false })?.uid
  const self = process.getuid?.()
  if (owner === undefined || self === undefined || self === 0 || owner === self) return
  throw PostgresProblem.of('dataFolderForeign', { folder: dataFolder })
}

const outsideFolder = (folder: string) => `/var/lib/youju-${shortHash(folder)}`

export const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)
