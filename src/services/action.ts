import { useRef, useState } from 'react'
import { type Fault, isFault } from './faults'

export type Done<R> = { readonly done: true; readonly value: R } | { readonly done: false }

export interface Action<A extends unknown[], R> {
  /** A tap while the first is still at work does nothing. */
  run(...args: A): Promise<Done<R>>
  readonly busy: boolean
  /** Why the last run failed; its `message` is for the person. */
  readonly fault: Fault | null
  clear(): void
}

/** Something a person does: busy while it runs, once per tap, with the reason when it fails. */
export function useAction<A extends unknown[], R>(act: (...args: A) => Promise<R>): Action<A, R> {
  // A ref, for two taps can come before React has drawn the busy button.
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)

  const run = async (...args: A): Promise<Done<R>> => {
    if (running.current) return { done: false }
    running.current = true
    setBusy(true)
    setFault(null)
    try {
      return { done: true, value: await act(...args) }
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown
      setFault(thrown)
      return { done: false }
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { run, busy, fault, clear: () => setFault(null) }
}
