import { useEffect, useState } from 'react'
import { routes } from '@/frame/routes'
import { call } from '@/services/call'
import { isFault, Unreachable } from '@/services/faults'

interface Code {
  /** What the picture says; null while there is none to show. */
  readonly text: string | null
  readonly trouble: string | null
}

const TRY_AGAIN_MS = 5_000

/**
 * The code of this very step, and who has signed in, asked at every step; the codes to come that were answered bridge a
 * network that fails. It keeps time from the server's answer, not by this device's clock.
 */
export function useCode(id: string, onSignedIn: (people: readonly string[]) => void): Code {
  const [code, setCode] = useState<Code>({ text: null, trouble: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another sign-in begins anew
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const show = (tokens: readonly string[], inMs: number, stepMs: number) => {
      const [token, ...rest] = tokens
      if (over || token === undefined) return
      setCode({ text: textOf(id, token), trouble: null })
      timer = setTimeout(() => void ask(rest, stepMs), inMs)
    }
    const ask = async (left: readonly string[], stepMs: number) => {
      try {
        const { tokens, leftMs, stepMs: step, signedIn } = await call('research.code', { id })
        if (over) return
        onSignedIn(signedIn)
        show(tokens, leftMs, step)
      } catch (fault) {
        if (!isFault(fault)) throw fault
        if (left.length > 0) return show(left, stepMs, stepMs)
        if (over) return
        setCode({ text: null, trouble: fault.message })
        if (fault instanceof Unreachable) timer = setTimeout(() => void ask([], stepMs), TRY_AGAIN_MS)
      }
    }
    void ask([], 0)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [id])
  return code
}

/** On h5 a link that any phone's camera opens; in the mini-program, which has no address of its own, our own scheme. */
function textOf(id: string, token: string): string {
  if (process.env.TARO_ENV !== 'h5') return `youju:sign-in?id=${id}&token=${token}`
  return `${window.location.origin}${window.location.pathname}#${routes.researchSignIn(id, token)}`
}
