import { ACCEPTED_IN_WORDS, FILE_LIMITS, type FileType, nameWithEnding, typeByName } from '#core/file/file'
import { sha256 } from '#core/file/sha256'
import { typeOfContent } from '#core/file/type-of-content'
import { withoutMetadata } from '#core/file/without-metadata'
import { newId } from '../new-id'
import { personIdNow } from '../session-state'
import { deviceBytes } from './device-bytes'
import { sendUploads } from './send'
import { type Bearer, bytesKey, idsOnShelf, shelveUpload, type UploadItem, unshelveUpload } from './shelf'

/** Something a person has chosen, not yet looked at. */
export interface Chosen {
  readonly name: string
  /** Throws Unusable. */
  read(): Promise<Readable>
}

export interface Readable {
  readonly bytes: Uint8Array
  /** A picture of it, small, as a data address. */
  readonly preview: string | null
}

/** Why something that was chosen cannot be taken, in words for the person. */
export class Unusable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Unusable'
  }
}

const TOO_LARGE = '超过 5 MB，请压缩后再传'
const NOT_KEPT = '这台设备的存储空间不够，没有放下；清理后再试'

/**
 * Puts what was chosen to a record or an announcement: kept on this device first, sent when what it hangs on is there.
 * Answers what was not taken.
 */
export async function addFiles(
  recordId: string,
  chosen: readonly Chosen[],
  on: Bearer = 'record',
): Promise<string[]> {
  const refusals: string[] = []
  for (const one of chosen) {
    try {
      await add(recordId, one, on)
    } catch (fault) {
      if (!(fault instanceof Unusable)) throw fault
      refusals.push(`${one.name}：${fault.message}`)
    }
  }
  void sendUploads()
  return refusals
}

async function add(recordId: string, chosen: Chosen, on: Bearer): Promise<void> {
  const personId = personIdNow()
  if (!personId) throw new Unusable('登录已过期，请重新登录后再选')
  const read = await chosen.read()
  const bytes = withoutMetadata(read.bytes)
  if (bytes.length > FILE_LIMITS.bytes) throw new Unusable(TOO_LARGE)
  const type = typeOfContent(bytes)
  if (!type) throw new Unusable(`可以上传${ACCEPTED_IN_WORDS}`)
  const item: UploadItem = {
    id: newId(),
    personId,
    recordId,
    ...(on === 'notice' && { on }),
    name: nameFor(chosen.name, type),
    type,
    size: bytes.length,
    sha256: await digest(bytes),
    addedAt: new Date().toISOString(),
    preview: read.preview,
    received: 0,
    begun: false,
    recordMissing: false,
    givenUp: false,
    refusal: null,
  }
  try {
    await deviceBytes.keep(bytesKey(item), bytes)
  } catch (fault) {
    console.warn('upload not kept on this device', fault)
    throw new Unusable(NOT_KEPT)
  }
  // After the bytes: what is on the shelf can be sent. Bytes that nothing on the shelf speaks of are swept.
  if (shelveUpload(item).ok) return
  unshelveUpload(item)
  await deviceBytes.drop(bytesKey(item))
  throw new Unusable(NOT_KEPT)
}

/** A picture is a JPEG now, whatever it was called. */
function nameFor(name: string, type: FileType): string {
  const plain = [...name].filter((character) => character >= ' ').join('') || '文件'
  const known = typeByName(plain) === undefined ? plain : plain.slice(0, plain.lastIndexOf('.'))
  const whole = typeByName(plain) === type ? plain : nameWithEnding(known, type)
  // By characters, or an emoji could be cut in two.
  return whole.length <= FILE_LIMITS.nameLength
    ? whole
    : [...whole].slice(-FILE_LIMITS.nameLength / 2).join('')
}

/** Only secure pages have Web Crypto, and WeChat's logic layer has none. */
async function digest(bytes: Uint8Array): Promise<string> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return sha256(bytes)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const HOUR_MS = 3_600_000

/** Bytes that no upload speaks of: the app was killed while one was added or taken away. Another tab may just be adding. */
export async function sweepBytes(now: number): Promise<void> {
  const known = idsOnShelf()
  for (const key of await deviceBytes.keys()) {
    const [id = ''] = key.split('.')
    if (!known.has(id) && madeAt(id) < now - HOUR_MS) await deviceBytes.drop(key)
  }
}

/** UUIDv7 begins with its time. */
function madeAt(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16)
}
