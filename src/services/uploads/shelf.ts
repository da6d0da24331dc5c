import { FILE_TYPES, type FileType } from '#core/file/file'
import type { ProblemBody } from '#core/problem'
import { listeners } from '../listeners'
import { keysUnder, read, remove, type Written, write } from '../storage'

/** What a file hangs on. */
export type Bearer = 'record' | 'notice'

/** A photo or file on this device until the server has all of it. Its bytes lie beside, under `bytesKey`. */
export interface UploadItem {
  readonly id: string
  readonly personId: string
  /** Of what it hangs on: a record where `on` says nothing else. */
  readonly recordId: string
  readonly on?: 'notice'
  readonly name: string
  readonly type: FileType
  readonly size: number
  readonly sha256: string
  readonly addedAt: string
  /** Small enough to lie here; null where the bytes themselves can be shown. */
  readonly preview: string | null
  /** Bytes the server had when it was asked last. */
  readonly received: number
  /** The server may know of it: giving it up has to be told there. */
  readonly begun: boolean
  /** The server did not find its record when it was asked last: that is written down and not handed in yet. */
  readonly recordMissing: boolean
  readonly givenUp: boolean
  readonly refusal: { readonly problem: ProblemBody; readonly at: string } | null
}

const ALL = 'youju.upload.1.'
const itemsOf = (personId: string) => `${ALL}${personId}.`
const changes = listeners()

export const subscribeUploads = changes.subscribe
export const uploadsChanged = changes.notify

export const bytesKey = ({ id, type }: Pick<UploadItem, 'id' | 'type'>) =>
  `${id}.${FILE_TYPES[type].extensions[0]}`

/** In the order they were added: the ids are made by time. */
export function uploadsOf(personId: string): UploadItem[] {
  return keysUnder(itemsOf(personId))
    .sort()
    .flatMap((key) => read<UploadItem>(key) ?? [])
}

export function uploadItem(personId: string, id: string): UploadItem | undefined {
  return read<UploadItem>(itemsOf(personId) + id)
}

/** Ids of everything that waits on this device, whoever's it is. */
export function idsOnShelf(): Set<string> {
  return new Set(keysUnder(ALL).map((key) => key.slice(key.lastIndexOf('.') + 1)))
}

export function shelveUpload(item: UploadItem): Written {
  const written = write(itemsOf(item.personId) + item.id, item)
  uploadsChanged()
  return written
}

/** What is gone meanwhile stays gone. */
export function changeUpload({ personId, id }: UploadItem, change: Partial<UploadItem>): void {
  const item = uploadItem(personId, id)
  if (item) shelveUpload({ ...item, ...change })
}

export function unshelveUpload({ personId, id }: UploadItem): void {
  remove(itemsOf(personId) + id)
  uploadsChanged()
}
