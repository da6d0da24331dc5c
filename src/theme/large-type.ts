import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

const key = 'youju.largeType'
const listeners = new Set<() => void>()
let on: boolean | undefined

function read(): boolean {
  on ??= Taro.getStorageSync<boolean | ''>(key) === true
  return on
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function setLargeType(value: boolean) {
  on = value
  Taro.setStorageSync(key, value)
  for (const listener of listeners) listener()
}

/** 关怀模式, a choice of this device. */
export const useLargeType = () => useSyncExternalStore(subscribe, read)
