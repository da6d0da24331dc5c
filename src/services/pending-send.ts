import { call } from './call'
import { CallProblem, type Fault, isPassing, Unreachable } from './faults'
import { isOnline } from './network'
import {
  type PendingItem,
  pendingOf,
  type RecordReceipt,
  reshelve,
  shelfChanged,
  strikeOff,
} from './pending-shelf'
import { personIdNow } from './session-state'

/** What one round of sending came to. Items in none of the lists were not tried. */
export interface Round {
  readonly personId: string
  readonly received: RecordReceipt[]
  readonly refused: PendingItem[]
  /** Items over which the server stumbled: they wait, and do not hold up the others. */
  readonly stumbled: { readonly id: string; readonly because: CallProblem }[]
  /** Why the round ended before everything was tried. */
  stoppedBy: Fault | null
}

let current: { readonly end: Promise<Round> } | undefined
let sendingId: string | null = null
let lastStop: Fault | null = null

export const idBeingSent = (): string | null => sendingId
export const whyWaiting = (): Fault | null => lastStop

/** Sends what waits, one after the other; those who ask meanwhile share the round under way. Null: nobody signed in. */
export async function sendPending(): Promise<Round | null> {
  const personId = personIdNow()
  if (!personId) return null
  if (current) {
    const round = await current.end
    if (round.personId !== personId) return sendPending()
    return endedWithSession(round) && personIdNow() === personId ? continued(round) : round
  }
  const end = sendRound(personId)
  // A round with nothing to send is over before it has returned.
  if (sendingId) current = { end }
  return end
}

function endedWithSession({ stoppedBy }: Round): boolean {
  return stoppedBy instanceof CallProblem && stoppedBy.problem.code === 'notSignedIn'
}

/** The person has signed in again meanwhile: what the old session could not send goes with the new one. */
async function continued(round: Round): Promise<Round> {
  const more = await sendPending()
  if (more?.personId !== round.personId) return round
  return {
    ...more,
    received: [...round.received, ...more.received],
    refused: [...round.refused, ...more.refused],
    stumbled: [...round.stumbled, ...more.stumbled],
  }
}

async function sendRound(personId: string): Promise<Round> {
  const round: Round = { personId, received: [], refused: [], stumbled: [], stoppedBy: null }
  const tried = new Set<string>()
  try {
    for (let item = next(personId, tried); item && !round.stoppedBy; item = next(personId, tried)) {
      tried.add(turnOf(item))
      await send(item, round)
    }
    return round
  } finally {
    // In the same turn as the last look at the shelf: whoever adds an item after it starts a new round.
    current = undefined
    lastStop = round.stoppedBy
    shelfChanged()
  }
}

/** An item handed in anew during the round gets a new turn. */
const turnOf = ({ order, submittedAt, id }: PendingItem) => `${order} ${submittedAt} ${id}`

function next(personId: string, tried: ReadonlySet<string>): PendingItem | undefined {
  return pendingOf(personId).find((item) => !item.refusal && !tried.has(turnOf(item)))
}

async function send(item: PendingItem, round: Round): Promise<void> {
  const { id, personId, content, seconds } = item
  const begunOffline = !isOnline()
  sendingId = id
  shelfChanged()
  try {
    // Written before sending: killed in between, the app must not take it for something that never left.
    if (!item.mayHaveArrived) reshelve({ ...item, mayHaveArrived: true })
    // In its person's name: if somebody else has signed in meanwhile, the call is not made and the round ends.
    const receipt = await call('record.submit', { id, content, seconds }, { as: personId })
    strikeOff(item, receipt)
    round.received.push(receipt)
  } catch (fault) {
    settle(item, fault, begunOffline && !isOnline(), round)
  } finally {
    sendingId = null
    shelfChanged()
  }
}

function settle(item: PendingItem, fault: unknown, offlineAllAlong: boolean, round: Round): void {
  if (fault instanceof Unreachable) {
    // With no network from beginning to end it never left, and may be changed again.
    if (offlineAllAlong) reshelve(item)
    round.stoppedBy = fault
  } else if (fault instanceof CallProblem && !isPassing(fault.problem)) {
    const refusal = { problem: fault.problem, at: new Date().toISOString() }
    const refused = { ...item, mayHaveArrived: false, refusal }
    reshelve(refused)
    round.refused.push(refused)
  } else if (fault instanceof CallProblem) {
    reshelve(item)
    if (fault.problem.code === 'internal') round.stumbled.push({ id: item.id, because: fault })
    else round.stoppedBy = fault
  } else {
    throw fault
  }
}
