import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod/mini'
import { BackupProblem, damaged } from './problem'

export const FORMAT = 1

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const count = z.int().check(z.minimum(0))
const tableName = z.string().check(z.regex(/^[a-z][a-z_]*$/))

const manifest = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.string(),
  /** Of the program that made it. */
  version: z.string(),
  /** How far the tables were migrated, and by which texts. */
  migrations: z.array(z.strictObject({ name: z.string(), hash: sha256 })),
  tables: z.array(z.strictObject({ name: tableName, columns: z.array(z.string()), rows: count, sha256 })),
  sequences: z.array(z.strictObject({ table: tableName, column: z.string(), value: z.string() })),
  /** Where the journal of each school stood: what the restored one is held against. */
  heads: z.array(z.strictObject({ districtId: z.uuid(), schoolId: z.uuid(), place: count, link: sha256 })),
  /** `sha256` is that of their list. Some lie in another storage than this machine's; some were deleted meanwhile. */
  files: z.strictObject({ count, bytes: count, sha256, elsewhere: count, gone: count }),
})

export type Manifest = z.infer<typeof manifest>

const MANIFEST = 'manifest.json'
const MANIFEST_HASH = 'manifest.sha256'
/** As `sha256sum` writes and checks it. */
export const FILE_LIST = 'files.sha256'

export const tableFile = (folder: string, name: string) => path.join(folder, 'tables', `${name}.copy.gz`)
export const keptFile = (folder: string, place: string) => path.join(folder, 'files', place)

export const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const text = `${JSON.stringify(content, null, 2)}\n`
  await writeFile(path.join(folder, MANIFEST), text, { flush: true })
  await writeFile(path.join(folder, MANIFEST_HASH), `${hashOf(text)}  ${MANIFEST}\n`, { flush: true })
}

export async function readManifest(folder: string): Promise<Manifest> {
  const [text, hash] = await Promise.all([MANIFEST, MANIFEST_HASH].map((name) => read(folder, name)))
  if (text === undefined || hash === undefined) {
    throw new BackupProblem(
      `${folder} 里没有一份完整的备份（缺少 ${text === undefined ? MANIFEST : MANIFEST_HASH}）。`,
      '请写 youju backup 写成的那个文件夹；名字以 .part 结尾的是没有做完的备份。',
    )
  }
  if (!hash.startsWith(hashOf(text))) throw damaged(`${MANIFEST} 与 ${MANIFEST_HASH} 对不上`)
  const found: unknown = JSON.parse(text)
  const parsed = manifest.safeParse(found)
  if (parsed.success) return parsed.data
  const newer = (found as { format?: unknown } | null)?.format
  if (typeof newer === 'number' && newer > FORMAT)
    throw new BackupProblem('这份备份是更新版本的程序做的。', '请先更新到最新版本，再恢复。')
  throw damaged(`${MANIFEST} 的内容不对`)
}

async function read(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(folder, name), 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
