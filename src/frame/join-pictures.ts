import { useEffect, useState } from 'react'
import type { Input } from '#core/contract/contract'
import { call } from '@/services/call'
import { isFault } from '@/services/faults'

/**
 * Mini-program codes (小程序码) for codes to join with, by code, as addresses of pictures. Where there is none the link's QR code
 * stands in. One after the other, for WeChat draws them; a server without a mini-program is asked once.
 */
export function useJoinPictures(
  kind: Input<'scene.picture'>['for'],
  codes: readonly string[],
): Readonly<Record<string, string>> {
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({})
  const all = codes.join()
  useEffect(() => {
    let left = false
    const fetchAll = async () => {
      for (const code of all.split(',').filter(Boolean)) {
        const picture = left ? null : await pictureOf(kind, code)
        if (!picture) return
        setPictures((before) => ({ ...before, [code]: picture }))
      }
    }
    void fetchAll()
    return () => {
      left = true
    }
  }, [kind, all])
  return pictures
}

async function pictureOf(kind: Input<'scene.picture'>['for'], code: string): Promise<string | null> {
  try {
    const { picture } = await call('scene.picture', { for: kind, code })
    return picture && `data:${picture.type};base64,${picture.base64}`
  } catch (fault) {
    if (!isFault(fault)) throw fault
    return null
  }
}
