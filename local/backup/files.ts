import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { FILE_LIST, hashOf, keptFile, type Manifest } from './manifest'
import { damaged } from './problem'

/** District and file, as local/files keeps them; anything else lies in another storage. */
const PLACE = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const TELL_EVERY = 2_000

/** Copies the files that the snapshot knows. One that was deleted since then is missing, which its row there does not tell. */
export async function backUpFiles(
  client: pg.Client,
  from: string,
  folder: string,
  say: (line: string) => void,
): Promise<Manifest['files']> {
  const known = await placesIn(client)
  const places = known.filter((place) => PLACE.test(place))
  await mkdir(path.join(folder, 'files'), { mode: 0o700 })
  const lines: string[] = []
  let bytes = 0
  for (const [index, place] of places.entries()) {
    const to = keptFile(folder, place)
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
    if (!(await copied(path.join(from, place), to))) continue
    const content = await hashOfFile(to)
    bytes += content.bytes
    lines.push(`${content.sha256}  files/${place}\n`)
    if ((index + 1) % TELL_EVERY === 0) say(`文件：已复制 ${index + 1} / ${places.length} 个`)
  }
  const list = lines.join('')
  await writeFile(path.join(folder, FILE_LIST), list, { flush: true })
  const [count, gone, elsewhere] = [lines.length, places.length - lines.length, known.length - places.length]
  const missing = gone > 0 ? `；另有 ${gone} 个已经不在磁盘上` : ''
  say(`文件：${count} 个，${(bytes / 1024 / 1024).toFixed(1)} MB${missing}`)
  if (elsewhere > 0)
    say(`提醒：有 ${elsewhere} 个文件存在云存储里，不在这份备份中，请在云开发控制台另行备份。`)
  return { count, bytes, sha256: hashOf(list), elsewhere, gone }
}

async function placesIn(client: pg.Client): Promise<string[]> {
  const { rows: table } = await client.query<{ there: boolean }>(
    `select to_regclass('youju.file') is not null as there`,
  )
  if (!table[0]?.there) return []
  const { rows } = await client.query<{ place: string }>(
    `select place from youju.file where state = 'kept' and removed_at is null order by place`,
  )
  return rows.map(({ place }) => place)
}

async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

export interface ListedFile {
  readonly place: string
  readonly sha256: string
}

/** The files of a backup as their list has them; the list is what the manifest says it is. */
export async function listedFiles(folder: string, { files }: Manifest): Promise<ListedFile[]> {
  const list = await readFile(path.join(folder, FILE_LIST), 'utf8').catch(unlessMissing)
  if (list === undefined) throw damaged(`缺少 ${FILE_LIST}`)
  if (hashOf(list) !== files.sha256) throw damaged(`${FILE_LIST} 被改动过`)
  return list
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, sha256 = '', place = ''] = /^([0-9a-f]{64}) {2}files\/(.+)$/.exec(line) ?? []
      if (!PLACE.test(place)) throw damaged(`${FILE_LIST} 的内容不对`)
      return { sha256, place }
    })
}

export async function checkFile(folder: string, { place, sha256 }: ListedFile): Promise<void> {
  const found = await hashOfFile(keptFile(folder, place)).catch(unlessMissing)
  if (!found) throw damaged(`缺少文件 files/${place}`)
  if (found.sha256 !== sha256) throw damaged(`文件 files/${place} 被改动过`)
}

/**
 * Puts the files where the host reads them, before the rows that speak of them are there: cut off in between, they are
 * bytes that nobody sees.
 */
export async function restoreFiles(folder: string, listed: readonly ListedFile[], to: string): Promise<void> {
  for (const file of listed) {
    const target = path.join(to, file.place)
    const part = `${target}.restored.part`
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    try {
      await copyFile(keptFile(folder, file.place), part)
      if ((await hashOfFile(part)).sha256 !== file.sha256) throw damaged(`文件 files/${file.place} 被改动过`)
      await rename(part, target)
    } finally {
      await rm(part, { force: true })
    }
  }
}

async function hashOfFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const block of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(block)
    bytes += block.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
