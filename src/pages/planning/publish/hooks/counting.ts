import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '#core/contract/contract'
import { call } from '@/services/call'
import { type Fault, isFault } from '@/services/faults'

export type Counting = Output<'plan.recount'>

/** Counts the term's records under a version, step by step, until it is through or the page is left. */
export function useCounting(version: number) {
  const [state, setState] = useState<Counting | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const here = useRef(true)

  const go = useCallback(async () => {
    setFault(null)
    try {
      for (;;) {
        const step = await call('plan.recount', { version })
        if (!here.current) return
        setState(step)
        if (step.finished) return
      }
    } catch (thrown) {
      if (!isFault(thrown)) throw thrown
      if (here.current) setFault(thrown)
    }
  }, [version])

  useEffect(() => {
    here.current = true
    void go()
    return () => {
      here.current = false
    }
  }, [go])
  return { state, fault, again: () => void go() }
}
