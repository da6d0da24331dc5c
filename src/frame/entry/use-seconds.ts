import { useEffect, useRef } from 'react'

const LONGEST = 7200

/**
 * Seconds that the form has been in sight since it was opened; undefined below one. Handed in beside the record, kept of nobody,
 * and shown to the office as a median, so that forms which take long are noticed.
 */
export function useSeconds(): () => number | undefined {
  const seconds = useRef(0)
  useEffect(() => {
    const timer = setInterval(() => {
      if (inSight()) seconds.current = Math.min(LONGEST, seconds.current + 1)
    }, 1000)
    return () => clearInterval(timer)
  }, [])
  return () => seconds.current || undefined
}

/** Phones stop the clocks of what is in the background by themselves. */
function inSight(): boolean {
  return process.env.TARO_ENV !== 'h5' || document.visibilityState === 'visible'
}
