import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useSession } from '@/services/session'
import { read, remove, write } from '@/services/storage'
import { type Finding, keyOf } from './checked'

/** The warnings of a draft that were read and accepted; kept on this device until the draft is published. */
export function useAccepted(draftId: string, warnings: readonly Finding[]) {
  const place = `youju.accepted.1.${useSession()?.person.id}.${draftId}`
  const [accepted, setAccepted] = useState(() => read<string[]>(place) ?? [])
  useDidShow(() => setAccepted(read<string[]>(place) ?? []))
  const keys = warnings.map(keyOf)
  const keep = (next: string[]) => {
    setAccepted(next)
    // Not kept, they are accepted anew the next time: nothing is lost by it.
    write(place, next)
  }
  return {
    has: (finding: Finding) => accepted.includes(keyOf(finding)),
    left: keys.filter((key) => !accepted.includes(key)).length,
    toggle(finding: Finding) {
      const key = keyOf(finding)
      keep(accepted.includes(key) ? accepted.filter((each) => each !== key) : [...accepted, key])
    },
    all: () => keep(keys),
    forget: () => remove(place),
  }
}

export type Accepted = ReturnType<typeof useAccepted>
