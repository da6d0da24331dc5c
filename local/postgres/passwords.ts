import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { PostgresProblem } from './problem'

const ROLES = ['admin', 'owner', 'app'] as const

export type Passwords = Readonly<Record<(typeof ROLES)[number], string>>

const password = () => randomBytes(24).toString('base64url')

export const newPasswords = (): Passwords => ({ admin: password(), owner: password(), app: password() })

/** Forced to disk: a cluster whose passwords did not survive a power cut is a lost cluster. */
export function savePasswords(file: string, passwords: Passwords) {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, `${JSON.stringify(passwords, null, 2)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export function readPasswords(file: string): Passwords {
  const kept = parse(file)
  const [admin, owner, app] = ROLES.map((role) => kept[role])
  if (typeof admin === 'string' && typeof owner === 'string' && typeof app === 'string') {
    return { admin, owner, app }
  }
  throw PostgresProblem.of('passwordsMissing', { file })
}

function parse(file: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8'))) as Record<string, unknown>
  } catch (error) {
    throw PostgresProblem.of('passwordsMissing', { file }, error)
  }
}
