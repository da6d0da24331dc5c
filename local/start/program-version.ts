import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from './database'

/** Of this program, as package.json has it. */
export async function programVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
