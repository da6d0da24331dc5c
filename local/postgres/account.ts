import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { PostgresProblem } from './problem'

/** The unprivileged user a server started by root runs as: PostgreSQL refuses to be root. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

const CANDIDATES = ['postgres', '_postgres', 'nobody']

export const isRoot = () => process.getuid?.() === 0

/**
 * Who runs the server on this data folder; undefined means: ourselves.
 * A folder that belongs to an ordinary user keeps belonging to that user, so `sudo npm start` and `npm start` can
 * take turns.
 */
export function serverAccount(dataFolder: string): Account | undefined {
  if (!isRoot()) return undefined
  const cluster = ownerOf(path.join(dataFolder, 'postgres', 'cluster'))
  if (cluster) return { ...cluster, name: accountNamed(String(cluster.uid))?.name ?? String(cluster.uid) }
  const folder = ownerOf(dataFolder)
  // initdb looks its user up by number, so an owner without a passwd entry will not do.
  const known = folder && accountNamed(String(folder.uid))
  if (known) return known
  for (const name of CANDIDATES) {
    const account = accountNamed(name)
    if (account && account.uid !== 0) return account
  }
  throw PostgresProblem.of('noServerAccount', {})
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false })
  return stats && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : undefined
}

function accountNamed(nameOrUid: string): Account | undefined {
  const ask = (flag: string) => {
    const answer = spawnSync('id', [flag, nameOrUid], { encoding: 'utf8' })
    return answer.status === 0 ? answer.stdout.trim() : undefined
  }
  const name = ask('-un')
  const uid = ask('-u')
  const gid = ask('-g')
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

/** Asks the kernel rather than reading mode bits, so access lists count too. */
export function canEnter(folder: string, account: Account): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...asAccount(account) })
  if (asked.error) throw PostgresProblem.of('cannotSwitchAccount', { account: account.name }, asked.error)
  return asked.status === 0
}

/**
 * Spawn options of every PostgreSQL program. The environment is bare on purpose: no foreign library path, no PG*
 * variable may steer the server, and no secret of ours is handed to another user.
 */
export function asAccount(account: Account | undefined): {
  cwd?: string
  uid?: number
  gid?: number
  env: NodeJS.ProcessEnv
  windowsHide: true
} {
  if (process.platform === 'win32') {
    const env = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('PG'))
    return { env: Object.fromEntries(env) as NodeJS.ProcessEnv, windowsHide: true }
  }
  const env = Object.fromEntries([
    ['PATH', process.env.PATH ?? '/usr/bin:/bin'],
    ['LC_ALL', 'C'],
  ]) as NodeJS.ProcessEnv
  // macOS numbers nobody 4294967294, which spawn takes only as the signed -2.
  const identity = account ? { uid: account.uid | 0, gid: account.gid | 0 } : {}
  return { cwd: '/', env, windowsHide: true, ...identity }
}
