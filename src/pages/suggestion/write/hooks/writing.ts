import { useState } from 'react'
import type { Input } from '#core/contract/contract'
import { SUGGESTION_KINDS, type SuggestionKind } from '#core/suggestion/kind'
import { useAttention } from '@/components/form/attention'
import { isOfficer } from '@/frame/nav-items'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'
import { useSession } from '@/services/session'

export const KINDS = (Object.keys(SUGGESTION_KINDS) as SuggestionKind[]).map((value) => ({
  value,
  label: SUGGESTION_KINDS[value],
}))

export const WHOM = [
  { value: 'school', label: '学校' },
  { value: 'district', label: '学区' },
] as const

export const LONGEST = 2000

type Said = Omit<Input<'suggestion.submit'>, 'id' | 'kind'> & { readonly kind: SuggestionKind | '' }

const BLANK: Said = { kind: '', to: 'school', text: '', anonymous: false }

/** What is being written, under one id until it is sent: sent twice it is one. */
export function useWriting() {
  const me = useSession()
  const [id] = useState(newId)
  const [said, setSaid] = useState(BLANK)
  const [tried, setTried] = useState(false)
  const { attention, drawAttention } = useAttention()
  const missing = tried ? mistakesIn(said) : {}
  const sending = useAction(async (content: Said) => {
    if (content.kind === '') return
    const to = me && isOfficer(me) ? 'district' : content.to
    await call('suggestion.submit', { id, ...content, kind: content.kind, to, text: content.text.trim() })
  })
  const submit = async (): Promise<boolean> => {
    setTried(true)
    if (Object.keys(mistakesIn(said)).length > 0) {
      drawAttention()
      return false
    }
    return (await sending.run(said)).done
  }
  const change = (part: Partial<Said>) =>
    // Whom a complaint is about should not be its only reader.
    setSaid({ ...said, ...(part.kind === 'complaint' && { to: 'district' as const }), ...part })
  const send = { submit, busy: sending.busy, fault: sending.fault?.message ?? null }
  return { said, change, send, missing, attention }
}

function mistakesIn({ kind, text }: Said): { kind?: string; text?: string } {
  return {
    ...(kind === '' && { kind: '请选择类别' }),
    ...(text.trim() === '' && { text: '请填写内容' }),
  }
}
