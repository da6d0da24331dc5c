import { useEffect, useRef } from 'react'
import { usePending } from '@/services/use-pending'

/** When something that waited on this device has reached the server: what the page shows of it is older. */
export function useWhenSent(reload: () => unknown): void {
  const waiting = usePending().rows.length
  const before = useRef(waiting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what waits matters, not which function is new
  useEffect(() => {
    if (waiting < before.current) reload()
    before.current = waiting
  }, [waiting])
}
