import Taro from '@tarojs/taro'
import { newId } from './new-id'
import { keysUnder, read, remove, type Written, write } from './storage'

export interface KeptDraft<T> {
  /** The id the record will be sent under: the same one after the app was killed, so nothing is doubled. */
  readonly recordId: string
  readonly content: T
  readonly savedAt: string
}

export interface Draft<T> {
  readonly recordId: string
  /** What an earlier visit left behind, null when the form starts afresh. */
  readonly restored: KeptDraft<T> | null
  /** Keeps the content: a text of ordinary length at once, a very long one within half a second. */
  save(content: T): void
  /** Keeps it now. */
  flush(): Written
  /** Forgets it: it was sent, or the person gave it up. */
  drop(): void
}

export interface DraftPlace {
  readonly personId: string
  readonly form: string
  /** Goes up when the form's shape changes: a draft of another shape is not offered. */
  readonly version: number
}

interface Stored<T> extends KeptDraft<T> {
  readonly version: number
}

/** What is longer takes a phone so long to write that typing would stutter. */
const AT_ONCE_UP_TO = 20_000
const SAVE_WITHIN_MS = 500
const PREFIX = 'youju.draft.1.'
const underPerson = (personId: string) => `${PREFIX}${personId}.`

const unsaved = new Set<() => Written>()
let watching = false

export function openDraft<T>(place: DraftPlace, onWritten: (written: Written) => void): Draft<T> {
  watchLeaving()
  const key = underPerson(place.personId) + place.form
  const found = read<Stored<T>>(key)
  const restored = found?.version === place.version ? found : null
  const recordId = restored?.recordId ?? newId()
  let waiting: { readonly content: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let refused = false

  const flush = (): Written => {
    clearTimeout(timer)
    timer = undefined
    unsaved.delete(flush)
    if (!waiting) return { ok: true }
    const savedAt = new Date().toISOString()
    const written = write(key, { version: place.version, recordId, content: waiting.content, savedAt })
    // What could not be kept is tried again with the next change and on leaving.
    refused = !written.ok
    if (written.ok) waiting = undefined
    else unsaved.add(flush)
    onWritten(written)
    return written
  }

  return {
    recordId,
    restored,
    flush,
    save(content) {
      waiting = { content }
      unsaved.add(flush)
      if (!refused && JSON.stringify(content).length <= AT_ONCE_UP_TO) flush()
      else timer ??= setTimeout(flush, SAVE_WITHIN_MS)
    },
    drop() {
      waiting = undefined
      // While this one was being sent another may have been begun in the same form: that one stays.
      if (read<Stored<T>>(key)?.recordId === recordId) remove(key)
    },
  }
}

/** The forms in which a person has left something unsent on this device. */
export function draftsOf(personId: string): string[] {
  return keysUnder(underPerson(personId)).map((key) => key.slice(underPerson(personId).length))
}

/** What was left behind in a form, whatever its shape; for lists of what is unfinished. */
export function draftLeft(personId: string, form: string): Omit<KeptDraft<unknown>, 'content'> | undefined {
  return read<KeptDraft<unknown>>(underPerson(personId) + form)
}

export function dropDraft(personId: string, form: string): void {
  remove(underPerson(personId) + form)
}

function flushAll(): void {
  for (const flush of [...unsaved]) flush()
}

function watchLeaving(): void {
  if (watching) return
  watching = true
  Taro.onAppHide(flushAll)
  // Closing a tab in Safari does not always report it hidden first.
  if (process.env.TARO_ENV === 'h5') window.addEventListener('pagehide', flushAll)
}
