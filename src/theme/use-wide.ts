import { useSyncExternalStore } from 'react'

/** As `.wide()` in mixins.less; paper has room for a table too. */
const WIDE = '(min-width: 900px), print'

function subscribe(listener: () => void) {
  if (process.env.TARO_ENV !== 'h5') return () => undefined
  const screen = window.matchMedia(WIDE)
  screen.addEventListener('change', listener)
  return () => screen.removeEventListener('change', listener)
}

const isWide = () => process.env.TARO_ENV === 'h5' && window.matchMedia(WIDE).matches

/** Where a phone's list becomes a table that is more than the list in another style. */
export const useWide = () => useSyncExternalStore(subscribe, isWide)
