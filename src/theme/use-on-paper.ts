import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** True while the page is being printed, before the browser looks at it. */
export function useOnPaper(): boolean {
  const [printing, print] = useState(false)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    const begin = () => flushSync(() => print(true))
    const end = () => print(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
