import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Everything the built client depends on; package.json for its list of browsers. */
const SOURCES = ['src', 'core', 'config', 'package.json', 'package-lock.json', 'babel.config.js']

/** One fingerprint over names and contents, the same on every system. */
export async function hashOfSources(root: string, sources: readonly string[] = SOURCES): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesUnder(root, source)) {
      const content = await readFile(path.join(root, file))
      hash.update(`${file.split(path.sep).join('/')}\0${content.length}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

/** Sorted paths of the files in a folder; of a file itself; of nothing when there is none. */
async function filesUnder(root: string, source: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(root, source), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .sort()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR') return [source]
    if (code === 'ENOENT') return []
    throw error
  }
}
