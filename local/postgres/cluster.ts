import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Account, asAccount } from './account'
import { type Layout, layoutOf } from './data-folder'
import { diagnose, isDiskFull } from './diagnose'
import { newPasswords, savePasswords } from './passwords'
import type { Binaries } from './platform-package'
import { errorCode, PostgresProblem } from './problem'

export const ADMIN = 'youju_admin'
const MAJOR_VERSION = '18'
const ABANDONED_AFTER_MS = 10 * 60_000
const NEEDED_BYTES = 64 * 1024 * 1024

export const clusterExists = ({ home }: Layout) => existsSync(home)

/**
 * initdb into a sibling folder, then one rename: of two first starts at once one wins and the other finds a finished
 * cluster, and a start that was killed leaves nothing half-made behind. Returns whether ours is the one in use.
 */
export async function createCluster(
  layout: Layout,
  binaries: Binaries,
  account: Account | undefined,
): Promise<boolean> {
  sweepAbandoned(layout)
  if (isDiskFull(layout.dataFolder, NEEDED_BYTES)) {
    throw PostgresProblem.of('diskFull', { folder: layout.dataFolder })
  }
  const aside = `${layout.home}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const staged = { ...layoutOf(layout.dataFolder), home: aside, cluster: path.join(aside, 'cluster') }
  try {
    await fill(staged, binaries, account)
    renameSync(aside, layout.home)
    return true
  } catch (error) {
    // Windows says EPERM where others say that the folder is there already.
    const lostTheRace =
      ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error) ?? '') && clusterExists(layout)
    if (lostTheRace) return false
    throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

async function fill({ dataFolder, home, cluster }: Layout, binaries: Binaries, account: Account | undefined) {
  const { uid, gid } = statSync(dataFolder)
  const passwords = newPasswords()
  const [kept, handedOver] = [path.join(home, 'passwords.json'), path.join(home, 'initdb')]
  mkdirSync(home)
  mkdirSync(cluster, { mode: 0o700 })
  savePasswords(kept, passwords)
  writeFileSync(handedOver, passwords.admin, { mode: 0o600 })
  if (account) {
    // The server's user passes through; what is not the server's belongs to whom the data folder belongs.
    chmodSync(home, 0o711)
    for (const ours of [home, kept]) chownSync(ours, uid, gid)
    for (const its of [cluster, handedOver]) chownSync(its, account.uid, account.gid)
  } else {
    chmodSync(home, 0o700)
  }
  await initdb(binaries, account, cluster, handedOver, dataFolder)
  rmSync(handedOver)
}

/**
 * The collation is C.UTF-8, built into PostgreSQL: it never changes with an operating system or an ICU release, so
 * indexes stay valid when the data folder moves. Lists of names ask for `collate "zh-x-icu"` (pinyin) where they
 * are shown.
 */
async function initdb(
  binaries: Binaries,
  account: Account | undefined,
  cluster: string,
  passwordFile: string,
  dataFolder: string,
) {
  const { code, output } = await run(
    binaries.initdb,
    [
      '--pgdata',
      cluster,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    account,
  )
  if (code !== 0) throw diagnose(output, dataFolder)
}

function run(command: string, args: string[], account: Account | undefined) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    // Detached: a Ctrl-C in the terminal is answered by the stop path, never by half an initdb.
    const child = spawn(command, args, {
      ...asAccount(account),
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Folders of first starts that were killed. The age keeps us away from one that is still at work. */
function sweepAbandoned({ dataFolder, home }: Layout) {
  const prefix = `${path.basename(home)}.new-`
  for (const name of readdirSync(dataFolder)) {
    if (!name.startsWith(prefix)) continue
    const folder = path.join(dataFolder, name)
    const stats = statSync(folder, { throwIfNoEntry: false })
    if (stats && Date.now() - stats.mtimeMs > ABANDONED_AFTER_MS)
      rmSync(folder, { recursive: true, force: true })
  }
}

export function refuseOtherVersion({ cluster, dataFolder }: Layout) {
  const found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === MAJOR_VERSION) return
  throw PostgresProblem.of('versionMismatch', { folder: dataFolder, found, needed: MAJOR_VERSION })
}
