import { useEffect, useSyncExternalStore } from 'react'
import { isFault } from './faults'
import { listeners } from './listeners'
import { goOnAs } from './session'
import { lastEnding, signedIn } from './session-state'
import { end, openedByWechat } from './wechat'

/**
 * off: nobody is to be signed in without being asked, or not in this way · trying · in · unknown: the school has nobody under
 * this WeChat · failed: no answer, which may come another time.
 */
export type SilentLogin = 'off' | 'trying' | 'in' | 'unknown' | 'failed'

const changes = listeners()
let state: SilentLogin | undefined

/** Once a launch, where nobody is signed in. After a deliberate sign-out, here or elsewhere, people are asked. */
export function signInSilently(): void {
  if (state === undefined && mayTry()) void attempt()
}

export function silentLogin(): SilentLogin {
  return state ?? (mayTry() ? 'trying' : 'off')
}

export const useSilentLogin = process.env.TARO_ENV === 'weapp' ? useAttempt : (): SilentLogin => 'off'

function useAttempt(): SilentLogin {
  useEffect(signInSilently, [])
  return useSyncExternalStore(changes.subscribe, silentLogin)
}

/** The person would rather sign in another way: what WeChat says afterwards counts no more. */
export function giveUpSilentLogin(): void {
  if (state === 'trying') become('off')
}

function mayTry(): boolean {
  const ending = lastEnding()
  return process.env.TARO_ENV === 'weapp' && !signedIn() && (ending === null || ending === 'expired')
}

async function attempt(): Promise<void> {
  become('trying')
  try {
    const session = await openedByWechat()
    // Somebody may have signed in meanwhile, in another way.
    if (silentLogin() === 'trying' && !signedIn()) {
      goOnAs(session)
      become('in')
    } else {
      void end(session.tokens.token)
    }
  } catch (fault) {
    if (!isFault(fault)) throw fault
    const code = 'problem' in fault ? fault.problem.code : null
    if (state === 'trying')
      become(code === 'wechatUnknown' ? 'unknown' : code === 'wayClosed' ? 'off' : 'failed')
  }
}

function become(next: SilentLogin): void {
  state = next
  changes.notify()
}
