import type { Input, Output } from '#core/contract/contract'
import type { ProblemBody } from '#core/problem'
import { listeners } from './listeners'
import { keysUnder, read, remove, type Written, write } from './storage'

export type RecordContent = Input<'record.submit'>['content']
export type RecordReceipt = Output<'record.submit'>

/** A submission on this device until the server's receipt for it is here. */
export interface PendingItem {
  readonly id: string
  readonly personId: string
  readonly content: RecordContent
  /** What filling in the form took; no part of the record. */
  readonly seconds?: number | undefined
  readonly submittedAt: string
  /** Items are sent by this, lowest first. */
  readonly order: number
  /** It left the device and no answer came: the server may have it, so its content is fixed until it is known. */
  readonly mayHaveArrived: boolean
  readonly refusal: { readonly problem: ProblemBody; readonly at: string } | null
}

/** The server's word that a record is kept, and of what it is, for whoever looks it up. */
export interface KeptReceipt {
  readonly id: string
  /** Missing in receipts from before they were shown. */
  readonly of?: Pick<RecordContent, 'kind'> & { readonly on: string; readonly form?: string }
  readonly revision?: number
  readonly receivedAt: string
  readonly hash: string
}

const MOST_RECEIPTS = 100
const changes = listeners()

/**
 * One key for each item and no list beside them: every change is one write, so a crash leaves the state before or the
 * state after, and two tabs cannot overwrite each other's list.
 */
const itemsOf = (personId: string) => `youju.pending.1.${personId}.`
const receiptsKey = (personId: string) => `youju.receipts.1.${personId}`

export const subscribeShelf = changes.subscribe
export const shelfChanged = changes.notify

/** In the order they are sent. */
export function pendingOf(personId: string): PendingItem[] {
  return keysUnder(itemsOf(personId))
    .flatMap((key) => read<PendingItem>(key) ?? [])
    .sort((a, b) => a.order - b.order || (a.submittedAt < b.submittedAt ? -1 : 1))
}

export function pendingItem(personId: string, id: string): PendingItem | undefined {
  return read<PendingItem>(itemsOf(personId) + id)
}

export function nextOrder(personId: string): number {
  return (pendingOf(personId).at(-1)?.order ?? 0) + 1
}

/**
 * What has become of an item on its way, unless it is gone from the shelf: another tab of the browser may have its receipt
 * already, and what is struck off must not come back.
 */
export function reshelve(item: PendingItem): void {
  if (pendingItem(item.personId, item.id)) shelve(item)
}

export function shelve(item: PendingItem): Written {
  const written = write(itemsOf(item.personId) + item.id, item)
  shelfChanged()
  return written
}

export function unshelve(personId: string, id: string): void {
  remove(itemsOf(personId) + id)
  shelfChanged()
}

/** The newest first. */
export function receiptsOf(personId: string): KeptReceipt[] {
  return read<KeptReceipt[]>(receiptsKey(personId)) ?? []
}

export function keepReceipt(personId: string, receipt: RecordReceipt, content: RecordContent): Written {
  const { id, revision, receivedAt, hash } = receipt
  const { kind, payload } = content
  const of = { kind, on: payload.on, ...('form' in payload && { form: payload.form }) }
  const others = receiptsOf(personId).filter((kept) => kept.id !== id)
  return write(
    receiptsKey(personId),
    [{ id, of, revision, receivedAt, hash }, ...others].slice(0, MOST_RECEIPTS),
  )
}

/** The receipt first, then the item goes: killed in between, the item is sent again and gets the same receipt. */
export function strikeOff({ personId, id, content }: PendingItem, receipt: RecordReceipt): void {
  const kept = keepReceipt(personId, receipt, content)
  unshelve(personId, id)
  // On a full device there is room now: a receipt is shorter than its record.
  if (!kept.ok) keepReceipt(personId, receipt, content)
}
