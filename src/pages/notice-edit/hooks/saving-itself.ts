import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { useOnline } from '@/services/network'
import type { Writing } from './writing'

const AFTER_MS = 3_000

/** Saves what was typed a moment after the last letter, and on leaving: another device can go on with it. */
export function useSavingItself(writing: Writing, on: boolean): void {
  const online = useOnline()
  const latest = useRef({ writing, on })
  latest.current = { writing, on }
  const due = on && online && !writing.busy && writing.maySave()
  const said = JSON.stringify(writing.content)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins the wait anew
  useEffect(() => {
    if (!due) return undefined
    const timer = setTimeout(leave, AFTER_MS)
    return () => clearTimeout(timer)
  }, [due, said])

  const leave = () => {
    const now = latest.current
    if (now.on && now.writing.maySave()) void now.writing.save()
  }
  useDidHide(leave)
  useUnload(leave)
}
