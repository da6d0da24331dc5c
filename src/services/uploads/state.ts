import type { Fault } from '../faults'
import { type UploadItem, uploadsChanged } from './shelf'

/** What is known of uploads only while the app runs. */
let sending: string | null = null
let stoppedBy: Fault | null = null
const keptHere: UploadItem[] = []

export const idUploading = (): string | null => sending
export const whyUploadsWait = (): Fault | null => stoppedBy
/** Kept by the server since the app was opened. */
export const keptSince = (): readonly UploadItem[] => keptHere

export function begunSending({ id }: UploadItem): void {
  sending = id
  uploadsChanged()
}

export function endedSending(): void {
  sending = null
  uploadsChanged()
}

export function stopped(fault: Fault | null): void {
  stoppedBy = fault
}

export function kept(item: UploadItem): void {
  keptHere.push({ ...item, received: item.size })
  uploadsChanged()
}

/** Taken away again on the server. */
export function keptNoMore(id: string): void {
  const at = keptHere.findIndex((item) => item.id === id)
  if (at >= 0) keptHere.splice(at, 1)
  uploadsChanged()
}
