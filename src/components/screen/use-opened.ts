import { useEffect } from 'react'

/** The first page stands: the words of index.html that said it was on its way go. */
export function useOpened() {
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') document.getElementById('opening')?.remove()
  }, [])
}
