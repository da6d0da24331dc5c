import { useSyncExternalStore } from 'react'
import { addDays, type CivilDate, civilDateAt, daysBetween } from '#core/calendar/civil-date'
import type { Input, Output } from '#core/contract/contract'
import { forgetAnswersOf } from './answers'
import { call } from './call'
import { serverNow } from './clock'
import { draftsOf } from './drafts'
import { CallProblem, isFault } from './faults'
import { rememberName } from './left-behind'
import { pendingOf } from './pending-shelf'
import {
  endSession,
  keepSession,
  type Me,
  personIdNow,
  type SignedIn,
  signedIn,
  subscribeSession,
} from './session-state'
import { thisDevice } from './this-device'
import { transport } from './transport'
import { uploadsOf } from './uploads/shelf'
import { wechatCode } from './wechat'

export type WayIn = Exclude<Input<'session.open'>, { way: 'wechat' }> | { readonly way: 'wechat' }

/** What a person has on this device that no server has. */
export interface LeftOnDevice {
  /** Keys of the forms begun and not handed in. */
  readonly drafts: readonly string[]
  /** How many records are handed in and not yet confirmed. */
  readonly records: number
  /** How many photos and files the server does not have yet. */
  readonly files: number
}

/** Last known; it may be older than today when there was no network. */
export function current(): Me | null {
  return signedIn()?.me ?? null
}

export function useSession(): Me | null {
  return useSyncExternalStore(subscribeSession, current)
}

/**
 * The school's day now: the day on which the server last said who one is, carried on by this device's clock, so that an
 * app left open overnight or opened without network does not write down yesterday.
 */
export function schoolToday(): CivilDate {
  const session = signedIn()
  const here = civilDateAt(Date.now())
  if (!session) return here
  const { me, meAt } = session
  if (me.now !== undefined) return civilDateAt(serverNow())
  return meAt === undefined ? me.today : addDays(me.today, daysBetween(civilDateAt(meAt), here))
}

export { lastEnding, type Me, subscribeSession as subscribe } from './session-state'

export async function openSession(way: WayIn): Promise<Me> {
  const input = way.way === 'wechat' ? { ...way, ...(await wechatCode()) } : way
  return beginSession(await call('session.open', { ...input, device: thisDevice() }))
}

/** Goes on as whose tokens these are, however they were come by. */
export async function beginSession(tokens: Output<'session.open'>): Promise<Me> {
  // Not through `call`: the session begins only when it is known whose it is.
  const reply = await transport('session.me', {}, tokens.token)
  if (!reply.ok) throw new CallProblem(reply.problem)
  return goOnAs({ tokens, renewedAt: Date.now(), me: reply.data, meAt: Date.now() })
}

export function goOnAs(session: SignedIn): Me {
  const { person } = session.me
  const before = personIdNow()
  if (before !== null && before !== person.id) forgetAnswersOf(before)
  rememberName(person.id, person.name)
  keepSession(session)
  return session.me
}

/** Asks anew who one is, what day it is, what one may do and what waits. */
export async function refreshMe(): Promise<Me> {
  const me = await call('session.me', {})
  const session = signedIn()
  if (session?.me.person.id === me.person.id) keepSession({ ...session, me, meAt: Date.now() })
  return me
}

let looking: Promise<void> | undefined

/** As `refreshMe`, where the last known holds when there is no answer; asked by several at once it is one question. */
export function lookWhoIAm(): Promise<void> {
  if (!current()) return Promise.resolve()
  looking ??= refreshMe()
    .then(
      () => undefined,
      (fault: unknown) => {
        if (!isFault(fault)) throw fault
      },
    )
    .finally(() => {
      looking = undefined
    })
  return looking
}

export function leftOnDevice(personId: string): LeftOnDevice {
  const files = uploadsOf(personId).filter(({ givenUp }) => !givenUp).length
  return { drafts: draftsOf(personId), records: pendingOf(personId).length, files }
}

/**
 * Ends the session here in any case, and on the server if it can be told. Cached answers go; drafts and unsent records
 * stay for the person's next sign-in (ask `leftOnDevice` first, to say so).
 */
export async function closeSession(): Promise<{ readonly serverTold: boolean }> {
  try {
    await call('session.close', {})
    return { serverTold: true }
  } catch (fault) {
    if (!isFault(fault)) throw fault
    return { serverTold: false }
  } finally {
    endSession('closed')
  }
}
