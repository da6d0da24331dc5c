import { useReachBottom } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { mayWatch, watchNear } from './watch'

/** What the element bears that stands at a list's end. */
type AtEnd = (id: string, wanted: boolean, act: () => void) => void

/** How near, in px, the end counts as reached; on a phone pages have the same by themselves. */
const NEAR_PX = 50

/** Acts each time a list's end comes in sight while something is wanted of it, and if it stands in sight by then. */
export const useEndInSight: AtEnd = process.env.TARO_ENV === 'h5' ? useWatchedEnd : useReachedEnd

/**
 * Taro's own event comes with a scroll that ends at the end after one that did not: whoever goes there in one go, or while what was
 * asked for is on its way, would wait for ever.
 */
function useWatchedEnd(...[id, wanted, act]: Parameters<AtEnd>) {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!wanted || !mayWatch) return undefined
    return watchNear([id], NEAR_PX, (_, near) => {
      if (near) latest.current()
    })
  }, [id, wanted])
}

function useReachedEnd(...[, wanted, act]: Parameters<AtEnd>) {
  useReachBottom(() => {
    if (wanted) act()
  })
}
