import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { chooseDataFolder } from '../postgres/data-folder'
import { ROOT } from './database'

const FILE = 'token-secret'
const BYTES = 32

/**
 * What tokens are signed with: `YOUJU_TOKEN_SECRET`, else a random secret that is made once in the data folder, readable
 * by its owner only. Two hosts on one database share it through the environment.
 */
export async function tokenSecret(env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  if (env.YOUJU_TOKEN_SECRET) return new TextEncoder().encode(env.YOUJU_TOKEN_SECRET)
  const { folder } = chooseDataFolder(ROOT)
  const file = path.join(folder, FILE)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(file, randomBytes(BYTES), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file)
}
