import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Fault } from './faults'
import { keepTrying } from './keep-trying'
import { isOnline, networkKnown, subscribeNetwork } from './network'
import { mayChange } from './pending'
import { idBeingSent, sendPending, whyWaiting } from './pending-send'
import { type PendingItem, pendingOf, subscribeShelf } from './pending-shelf'
import { useSession } from './session'
import { personIdNow, subscribeSession } from './session-state'

export interface PendingRow {
  readonly item: PendingItem
  readonly state: 'waiting' | 'sending' | 'refused'
  readonly mayChange: boolean
}

export interface PendingView {
  readonly rows: readonly PendingRow[]
  /** Why the last round stopped; null when it did not. */
  readonly trouble: Fault | null
}

/** What the person signed in has handed in and the server has not yet confirmed. */
export function usePending(): PendingView {
  const personId = useSession()?.person.id ?? null
  const [view, setView] = useState(() => viewOf(personId))
  useEffect(() => {
    const look = () => setView(viewOf(personId))
    look()
    return subscribeShelf(look)
  }, [personId])
  return view
}

/** Sends what waits on start, on coming back to the app, on signing in, when the network returns, and now and then. For app.tsx. */
export function watchPending(): () => void {
  const send = () => {
    void sendPending()
  }
  let person = personIdNow()
  const stopSession = subscribeSession(() => {
    if (personIdNow() !== person) send()
    person = personIdNow()
  })
  const stopNetwork = subscribeNetwork(() => {
    if (isOnline()) send()
  })
  Taro.onAppShow(send)
  // Begun in ignorance, what cannot be sent would count as perhaps arrived, and could not be changed any more.
  void networkKnown().then(send)
  const stopTrying = keepTrying(send)
  return () => {
    stopTrying()
    stopSession()
    stopNetwork()
    Taro.offAppShow(send)
  }
}

function viewOf(personId: string | null): PendingView {
  if (personId === null) return { rows: [], trouble: null }
  return {
    rows: pendingOf(personId).map((item) => ({ item, state: stateOf(item), mayChange: mayChange(item) })),
    trouble: whyWaiting(),
  }
}

function stateOf(item: PendingItem): PendingRow['state'] {
  if (item.refusal) return 'refused'
  return idBeingSent() === item.id ? 'sending' : 'waiting'
}
