import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { checkFile, type ListedFile, listedFiles } from './files'
import { linesIn } from './make'
import { type Manifest, readManifest, tableFile } from './manifest'
import { damaged } from './problem'

export interface Checked {
  readonly manifest: Manifest
  readonly files: readonly ListedFile[]
}

/** Reads all of a backup and holds it against what it says of itself. Needs no database. */
export async function checkBackup(folder: string): Promise<Checked> {
  const manifest = await readManifest(folder)
  for (const table of manifest.tables) for await (const _ of rowsOf(folder, table));
  const files = await listedFiles(folder, manifest)
  if (files.length !== manifest.files.count) throw damaged('文件的个数不对')
  for (const file of files) await checkFile(folder, file)
  return { manifest, files }
}

/** A table's rows as COPY takes them; rejects at the end where they are not those that were written. */
export async function* rowsOf(
  folder: string,
  { name, rows, sha256 }: Manifest['tables'][number],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const packed = createReadStream(tableFile(folder, name))
  const unpacked = createGunzip()
  packed.on('data', (block) => hash.update(block))
  packed.on('error', (error) => unpacked.destroy(error))
  packed.pipe(unpacked)
  let lines = 0
  try {
    for await (const block of unpacked as AsyncIterable<Buffer>) {
      lines += linesIn(block)
      yield block
    }
  } catch (error) {
    throw whatIsWrong(error, name)
  }
  if (hash.digest('hex') !== sha256 || lines !== rows) throw damaged(`表 ${name} 被改动过`)
}

function whatIsWrong(error: unknown, name: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return damaged(`缺少表 ${name}`)
  // What comes before the end of a table that was cut off, or is no archive at all.
  return code.startsWith('Z_') ? damaged(`表 ${name} 读不出来`) : error
}
