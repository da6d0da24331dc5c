import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'

type Params = Readonly<Record<string, string | undefined>>

/**
 * A choice that is part of the page's address: a copied link brings it along, and the browser's way back takes it back,
 * for the router then draws the page anew from its address. On weapp, which has neither, it is plain state.
 */
export function useInAddress<T>(read: (params: Params) => T, urlOf: (choice: T) => string) {
  const { params } = useRouter()
  const [choice, setChoice] = useState(() => read(params))
  const choose = useCallback(
    (next: T) => {
      setChoice(next)
      // Past the router: to it, each step would be another page on the stack.
      if (process.env.TARO_ENV === 'h5') window.history.pushState(window.history.state, '', `#${urlOf(next)}`)
    },
    [urlOf],
  )
  return [choice, choose] as const
}
