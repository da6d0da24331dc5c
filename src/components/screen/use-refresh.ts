import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useRef, useState } from 'react'

export interface Refresh {
  busy: boolean
  run: (() => void) | undefined
}

export function useRefresh(onRefresh: (() => Promise<unknown>) | undefined): Refresh {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const run = async () => {
    if (!onRefresh || running.current) return
    running.current = true
    setBusy(true)
    try {
      await onRefresh()
    } finally {
      running.current = false
      setBusy(false)
      if (process.env.TARO_ENV === 'weapp') Taro.stopPullDownRefresh()
    }
  }

  usePullDownRefresh(run)
  return { busy, run: onRefresh && (() => void run()) }
}
