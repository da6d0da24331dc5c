import { useEffect, useState } from 'react'
import { classCodeIn } from '#core/parent/class-code'
import { sceneIn } from '#core/scene/scanned'
import { useAction } from '@/services/action'
import { call } from '@/services/call'

/** The class that somebody is about to ask for, and the code that says so. */
export interface Found {
  readonly code: string
  readonly school: string
  readonly class: string
}

export interface Looking {
  readonly typed: string
  readonly found: Found | null
  readonly busy: boolean
  readonly fault: string | null
  type(code: string): void
  look(code: string): void
  /** Back to typing another code. */
  forget(): void
}

/** Which class a code is of: looked up at once where the address brings one. */
export function useLooking(given: string): Looking {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const asking = useAction(async (code: string) => {
    setFound({ code, ...(await call('session.class', { code })) })
  })
  const look = (scanned: string) => {
    const code = sceneIn(scanned)?.code ?? classCodeIn(scanned)
    setTyped(code)
    void asking.run(code)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an address
  useEffect(() => {
    if (given) look(given)
  }, [given])
  return {
    typed,
    found,
    busy: asking.busy,
    fault: asking.fault?.message ?? null,
    type: (code) => {
      asking.clear()
      setTyped(code)
    },
    look,
    forget: () => setFound(null),
  }
}
