import { createHmac, timingSafeEqual } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type FileType, isFileType } from '#core/file/file'
import type { Files } from '../../cloudfunctions/_shared/endpoint/platform'

/** The files of records in a folder of this machine, and the reading of what its links lead to. */
export interface FileFolder extends Files {
  /** Undefined for a link that is forged, over, or of a file that is gone. */
  read(place: string, query: Readonly<Record<string, string>>): Promise<LinkedFile | undefined>
}

export interface LinkedFile {
  readonly name: string
  readonly type: FileType
  readonly bytes: Buffer
  /** How long it may be shown again without asking. */
  readonly secondsLeft: number
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** `secret` is the host's own: links are signed with a key made from it. */
export function fileFolder(folder: string, secret: Uint8Array, clock: () => number): FileFolder {
  const key = createHmac('sha256', secret).update('links to files').digest()
  const signatureOf = (place: string, expires: string, type: string, name: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([place, expires, type, name]))
      .digest()

  return {
    async put(place, bytes) {
      const file = fileAt(folder, place)
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      // Two that send the same last part at once must not write into each other's file.
      const part = `${file}.${process.pid}-${counter()}.part`
      try {
        await written(part, bytes)
        await rename(part, file)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
      await synced(path.dirname(file))
      return place
    },
    async link(place, name, type, seconds) {
      fileAt(folder, place)
      // Until a full multiple of that time: the same link for a while, so that a browser need not fetch it twice.
      const expires = String((Math.ceil(clock() / 1000 / seconds) + 1) * seconds)
      const signature = signatureOf(place, expires, type, name).toString('base64url')
      return `/files/${place}?${new URLSearchParams({ expires, type, name, signature })}`
    },
    async remove(place) {
      await rm(fileAt(folder, place), { force: true })
    },
    async read(place, { expires = '', type = '', name = '', signature = '' }) {
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(place, expires, type, name)
      if (given.length !== right.length || !timingSafeEqual(given, right) || !isFileType(type))
        return undefined
      const secondsLeft = Number(expires) - Math.floor(clock() / 1000)
      if (!(secondsLeft > 0)) return undefined
      const bytes = await readFile(fileAt(folder, place)).catch(unlessGone)
      return bytes && { name, type, bytes, secondsLeft }
    },
  }
}

let count = 0
function counter(): number {
  count += 1
  return count
}

/** Two ids and nothing else ever become a path. */
function fileAt(folder: string, place: string): string {
  const [district = '', id = '', ...more] = place.split('/')
  if (!UUID.test(district) || !UUID.test(id) || more.length > 0) throw new Error('no place of a file')
  return path.join(folder, district, id)
}

async function written(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The name, too, must outlive a power cut. */
async function synced(directory: string): Promise<void> {
  // Windows opens no directories; its file systems keep names without being told.
  if (process.platform === 'win32') return
  const handle: FileHandle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unlessGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
