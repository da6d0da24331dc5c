import type { Output } from '#core/contract/contract'
import { forgetAnswersOf } from './answers'
import { listeners } from './listeners'
import { read, remove, write } from './storage'

export type Me = Output<'session.me'>

/** A session on this device. Only services see it; pages see `me`. */
export interface SignedIn {
  readonly tokens: Output<'session.renew'>
  /** By this device's clock, in milliseconds. */
  readonly renewedAt: number
  readonly me: Me
  /** When the server said so, by this device's clock, in milliseconds. */
  readonly meAt?: number
}

/**
 * How the last session on this device ended: by the person here, by somebody elsewhere (another device, the school), or because it
 * was not used for so long. Kept, for after the first two nobody signs in again without being asked.
 */
export type Ending = 'closed' | 'ended' | 'expired'

const KEY = 'youju.session.1'
const ENDING = 'youju.ending.1'

let current: SignedIn | null | undefined
let onDisk = true
let ending: Ending | null | undefined
const changes = listeners()

export const subscribeSession = changes.subscribe

export function lastEnding(): Ending | null {
  if (ending === undefined) ending = read<Ending>(ENDING) ?? null
  return ending
}

export function signedIn(): SignedIn | null {
  if (current === undefined) {
    current = read<SignedIn>(KEY) ?? null
    followOtherTabs()
  }
  return current
}

export function personIdNow(): string | null {
  return signedIn()?.me.person.id ?? null
}

/** The session as another tab may have left it a moment ago: tokens rotate, and the old refresh token is spent. */
export function sessionAcrossTabs(): SignedIn | null {
  if (process.env.TARO_ENV === 'h5' && onDisk) adopt(read<SignedIn>(KEY) ?? null)
  return signedIn()
}

export function keepSession(session: SignedIn): void {
  current = session
  if (lastEnding() !== null) remove(ENDING)
  ending = null
  onDisk = write(KEY, session).ok
  changes.notify()
}

/** Drafts and unsent records stay: they are the person's, and wait for the next sign-in. */
export function endSession(how: Ending): void {
  const personId = personIdNow()
  current = null
  ending = how
  onDisk = true
  remove(KEY)
  write(ENDING, how)
  if (personId) forgetAnswersOf(personId)
  changes.notify()
}

function adopt(stored: SignedIn | null): void {
  if (stored?.tokens.token === current?.tokens.token) return
  current = stored
  changes.notify()
}

function followOtherTabs(): void {
  if (process.env.TARO_ENV !== 'h5') return
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) sessionAcrossTabs()
  })
}
