import type { ProblemBody } from '#core/problem'
import { call } from './call'
import { CallProblem, type Fault, isFault, isPassing, signedOut } from './faults'
import { newId } from './new-id'
import { idBeingSent, sendPending } from './pending-send'
import {
  nextOrder,
  type PendingItem,
  pendingItem,
  type RecordContent,
  type RecordReceipt,
  shelve,
  strikeOff,
  unshelve,
} from './pending-shelf'
import { personIdNow } from './session-state'

export type Submitted =
  | { readonly state: 'received'; readonly receipt: RecordReceipt }
  /** Kept on this device; goes by itself when it can. */
  | { readonly state: 'waiting'; readonly because: Fault | null }
  /** Kept on this device with the reason, to be corrected or given up. */
  | { readonly state: 'refused'; readonly problem: ProblemBody }
  /** The same id is on its way with other content: nothing was changed. */
  | { readonly state: 'onItsWay'; readonly message: string }
  /** Neither kept nor sent: the form must stay open. */
  | { readonly state: 'notKept'; readonly message: string }

const ON_ITS_WAY = '这条记录可能已经送达，等联网确认后就可以修改或撤回。'

/** True while an item may be changed or discarded: the server certainly does not have it. */
export function mayChange(item: PendingItem): boolean {
  return !item.mayHaveArrived && idBeingSent() !== item.id
}

/**
 * Hands a record in: written to this device first, then sent, then struck off when the server's receipt is here.
 * With the id of an item that waits or was refused it replaces that item. Throws CallProblem when nobody is signed in.
 */
export async function submitRecord(id: string, content: RecordContent, seconds?: number): Promise<Submitted> {
  const personId = personIdNow()
  if (!personId) throw signedOut()
  const earlier = pendingItem(personId, id)
  if (earlier && !mayChange(earlier)) {
    if (!isSame(earlier.content, content)) return { state: 'onItsWay', message: ON_ITS_WAY }
    return outcomeOf(earlier)
  }
  const newIdNeeded = earlier?.refusal ? isTakenByAnother(earlier.refusal.problem) : false
  // Changed while it waits, an item keeps its place; one that was refused takes its turn anew.
  const place = earlier && !earlier.refusal ? earlier : undefined
  const item: PendingItem = {
    id: newIdNeeded ? newId() : id,
    personId,
    content,
    seconds: seconds ?? earlier?.seconds,
    submittedAt: place?.submittedAt ?? new Date().toISOString(),
    order: place?.order ?? nextOrder(personId),
    mayHaveArrived: false,
    refusal: null,
  }
  const written = shelve(item)
  if (!written.ok) return sentUnkept(item, written.message)
  if (newIdNeeded) unshelve(personId, id)
  return outcomeOf(item)
}

/** Gives up an item that has certainly not arrived; false when it may have, or is on its way. */
export function discardPending(id: string): boolean {
  const personId = personIdNow()
  const item = personId ? pendingItem(personId, id) : undefined
  if (!item || !mayChange(item)) return false
  unshelve(item.personId, id)
  return true
}

async function outcomeOf({ id }: PendingItem): Promise<Submitted> {
  const round = await sendPending()
  const receipt = round?.received.find((received) => received.id === id)
  if (receipt) return { state: 'received', receipt }
  const refusal = round?.refused.find((refused) => refused.id === id)?.refusal
  if (refusal) return { state: 'refused', problem: refusal.problem }
  const stumbled = round?.stumbled.find((item) => item.id === id)
  return { state: 'waiting', because: stumbled?.because ?? round?.stoppedBy ?? null }
}

/** No room on the device is no reason not to try: with a receipt nothing needs to be kept. */
async function sentUnkept(item: PendingItem, message: string): Promise<Submitted> {
  const { id, content, seconds, personId } = item
  try {
    const receipt = await call('record.submit', { id, content, seconds }, { as: personId })
    strikeOff(item, receipt)
    return { state: 'received', receipt }
  } catch (fault) {
    if (!isFault(fault)) throw fault
    if (fault instanceof CallProblem && !isPassing(fault.problem))
      return { state: 'refused', problem: fault.problem }
    return { state: 'notKept', message: `${fault.message}${message}` }
  }
}

/** One's own record under this id has arrived before: under a new id it would be there twice. */
function isTakenByAnother({ code, details }: ProblemBody): boolean {
  return code === 'idTaken' && details.recordId === undefined
}

function isSame(a: RecordContent, b: RecordContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
