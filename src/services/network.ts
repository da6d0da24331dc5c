import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { listeners } from './listeners'

/**
 * What the device says about its network. It is a hint: "online" may lead nowhere, and a server on the same machine
 * answers "offline", so nothing that a person asked for is held back because of it.
 */
let online = true
let watching = false
let known: Promise<void> = Promise.resolve()
const changes = listeners()

export function isOnline(): boolean {
  watch()
  return online
}

/** Resolves when the device has said so for the first time: until then `isOnline` is a guess. */
export function networkKnown(): Promise<void> {
  watch()
  return known
}

export function subscribeNetwork(listener: () => void): () => void {
  watch()
  return changes.subscribe(listener)
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribeNetwork, isOnline)
}

function watch(): void {
  if (watching) return
  watching = true
  if (process.env.TARO_ENV === 'h5') watchBrowser()
  else watchPhone()
}

/** Taro's h5 version rests on navigator.connection, which Safari and Firefox do not have. */
function watchBrowser(): void {
  online = navigator.onLine
  window.addEventListener('online', () => become(true))
  window.addEventListener('offline', () => become(false))
}

function watchPhone(): void {
  let changed = false
  Taro.onNetworkStatusChange(({ isConnected }) => {
    changed = true
    become(isConnected)
  })
  known = Taro.getNetworkType().then(
    ({ networkType }) => {
      // A change told meanwhile is newer than this answer.
      if (!changed) become(networkType !== 'none')
    },
    // Not knowing counts as online: trying is how one finds out.
    (fault: unknown) => console.warn('network type unknown', fault),
  )
}

function become(state: boolean): void {
  if (online === state) return
  online = state
  changes.notify()
}
