import type { Messages } from '../../endpoint/platform'
import type { SchoolKey } from '../../store/school-key'
import type { Database } from '../../store/store'
import type { Workshop } from '../carry-out'
import type { Chore } from '../tick'
import { beginAsking } from './consent'
import { type Leased, leaseMessages } from './lease'
import { leaveInApp } from './leave-in-app'
import { MOST_TRIES, type Outcome, settle } from './settle'

/**
 * What is to become of messages of one school right before they go out: sent; dropped, because they are no longer true or
 * the person is gone; or put off to an instant at which people may be spoken to. What it says nothing about is dropped.
 */
export type BeforeSending = (
  db: Database,
  school: SchoolKey,
  messages: readonly Leased[],
  now: number,
) => Promise<ReadonlyMap<string, 'send' | 'drop' | { readonly notBefore: number }>>

export interface Sending {
  readonly beforeSending: BeforeSending
  /** How many a sender takes at once, how many of them it sends side by side, and how long it holds them. */
  readonly batch?: number
  readonly abreast?: number
  readonly leaseSeconds?: number
}

/** WeChat answers in well under a second; a call is given up after a few. */
const USUAL = { batch: 60, abreast: 4, leaseSeconds: 180 }
/** None is begun with less than this part of the lease left: another sender may take it up right after. */
const LEAST_LEFT = 1 / 6

/**
 * Sends what waits. Two senders never hold the same message. Of what one asked that died before it could write down the answer nobody
 * knows whether it went out: it is not sent again, for nobody is to be told the same thing twice.
 */
export function sendWaiting(given: Sending): Chore {
  const sending = { ...USUAL, ...given }
  return {
    name: 'send',
    async run(workshop, mustStop) {
      const { messages } = workshop.platform
      if (messages === null) return leaveInApp(workshop.db)
      for (let taken = sending.batch; taken === sending.batch && !mustStop(); ) {
        taken = await sendBatch(messages, workshop, sending, mustStop)
      }
    },
  }
}

async function sendBatch(
  messages: Messages,
  workshop: Workshop,
  sending: Required<Sending>,
  mustStop: () => boolean,
): Promise<number> {
  const { db, clock } = workshop
  const { batch, abreast, leaseSeconds } = sending
  const begunBy = performance.now() + leaseSeconds * 1000 * (1 - LEAST_LEFT)
  const leased = await leaseMessages(db, clock(), batch, leaseSeconds)
  const verdicts = await verdictsOn(leased, workshop, sending)
  const left = [...leased]
  const sendInTurn = async () => {
    for (let message = left.shift(); message; message = left.shift()) {
      const mayBegin = !mustStop() && performance.now() < begunBy
      const verdict = mayBegin ? (verdicts.get(message.id) ?? 'drop') : 'untried'
      const outcome = await outcomeOf(message, verdict, messages, workshop)
      if (outcome !== 'lost') await settle(db, message, outcome, clock())
    }
  }
  await Promise.all(Array.from({ length: abreast }, sendInTurn))
  return leased.length
}

type Verdict = 'send' | 'drop' | 'later' | 'untried' | { readonly notBefore: number }

/** School by school; where it cannot be found out, they are tried again later. */
async function verdictsOn(
  leased: readonly Leased[],
  { db, clock, report }: Workshop,
  { beforeSending }: Sending,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>()
  for (const [school, messages] of bySchool(leased)) {
    try {
      for (const [id, verdict] of await beforeSending(db, school, messages, clock()))
        verdicts.set(id, verdict)
    } catch (error) {
      report({ job: 'send', school, error })
      for (const { id } of messages) verdicts.set(id, 'later')
    }
  }
  return verdicts
}

function bySchool(leased: readonly Leased[]): (readonly [SchoolKey, Leased[]])[] {
  const schools = new Map<string, readonly [SchoolKey, Leased[]]>()
  for (const message of leased) {
    const { districtId, schoolId } = message
    const key = `${districtId} ${schoolId}`
    const school = schools.get(key) ?? ([{ districtId, schoolId }, []] as const)
    schools.set(key, school)
    school[1].push(message)
  }
  return [...schools.values()]
}

async function outcomeOf(
  message: Leased,
  verdict: Verdict,
  messages: Messages,
  { db, report }: Workshop,
): Promise<Outcome | 'lost'> {
  if (message.asking) return 'unheard'
  if (verdict === 'untried') return 'untried'
  if (verdict === 'drop' || !message.wanted) return 'dropped'
  if (verdict !== 'send') return verdict
  // Senders have died over it so often that it is not tried again.
  if (message.attempts > MOST_TRIES) return 'later'
  if (message.openId === null) return 'inApp'
  const asking = await beginAsking(db, message)
  if (asking === 'none') return 'inApp'
  if (asking === 'lost') return 'lost'
  const { districtId, schoolId, kind, openId, line, page, dueOn } = message
  try {
    return await messages.send({ kind, openId, words: { line, page, dueOn } })
  } catch (error) {
    report({ job: 'send', school: { districtId, schoolId }, error })
    return 'later'
  }
}
