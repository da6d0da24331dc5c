import { useEffect, useState } from 'react'
import type { Fault } from '../faults'
import { subscribeShelf } from '../pending-shelf'
import { useSession } from '../session'
import { subscribeUploads, type UploadItem, uploadsOf } from './shelf'
import { idUploading, keptSince, whyUploadsWait } from './state'
import { waitsForRecord } from './waits-for-record'

export interface UploadRow {
  readonly item: UploadItem
  readonly state: 'waitsForRecord' | 'waiting' | 'sending' | 'refused' | 'kept'
  /** Of the whole file, as the server said last. */
  readonly percent: number
}

export interface UploadsView {
  readonly rows: readonly UploadRow[]
  /** Why the last round stopped; null when it did not. */
  readonly trouble: Fault | null
}

/** Photos and files on this device that the server does not have yet, and those it got since: of a record, or all. */
export function useUploads(recordId?: string): UploadsView {
  const personId = useSession()?.person.id ?? null
  const [view, setView] = useState(() => viewOf(personId, recordId))
  useEffect(() => {
    const look = () => setView(viewOf(personId, recordId))
    look()
    const stops = [subscribeUploads(look), subscribeShelf(look)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [personId, recordId])
  return view
}

function viewOf(personId: string | null, recordId: string | undefined): UploadsView {
  if (personId === null) return { rows: [], trouble: null }
  const wanted = (item: UploadItem) =>
    item.personId === personId && (recordId === undefined || item.recordId === recordId)
  const waiting = uploadsOf(personId).filter((item) => wanted(item) && !item.givenUp)
  const kept = recordId === undefined ? [] : keptSince().filter(wanted)
  return {
    rows: [
      ...kept.map((item) => ({ item, state: 'kept' as const, percent: 100 })),
      ...waiting.map((item) => ({ item, state: stateOf(item), percent: percentOf(item) })),
    ],
    trouble: whyUploadsWait(),
  }
}

function stateOf(item: UploadItem): UploadRow['state'] {
  if (item.refusal) return 'refused'
  if (idUploading() === item.id) return 'sending'
  return item.recordMissing || waitsForRecord(item) ? 'waitsForRecord' : 'waiting'
}

function percentOf({ received, size }: UploadItem): number {
  return Math.floor((received / size) * 100)
}
