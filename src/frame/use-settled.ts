import { useEffect, useState } from 'react'

const TYPING_PAUSE_MS = 300

/** The words once one has paused in typing them: not every letter is a question. */
export function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
