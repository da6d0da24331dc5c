import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = path.resolve(import.meta.dirname, '../../..')

export interface Bundles {
  readonly folder: string
  remove(): Promise<void>
}

/** Bundles the functions as for uploading, into a folder where the SDK is installed beside them. */
export async function bundleFunctions(): Promise<Bundles> {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'youju-functions-'))
  const folder = path.join(parent, 'functions')
  const script = path.join(ROOT, 'config/build-functions.mts')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    cwd: ROOT,
    env: { ...process.env, YOUJU_OUT: folder },
  })
  await symlink(path.join(ROOT, 'node_modules'), path.join(parent, 'node_modules'), 'junction')
  return { folder, remove: () => rm(parent, { recursive: true }) }
}
