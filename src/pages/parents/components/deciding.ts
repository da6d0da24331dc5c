import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { type Pages, usePages } from '@/services/pages'
import { lookWhoIAm } from '@/services/session'

export type Member = Output<'parent.members'>['items'][number]

interface Deciding {
  readonly pages: Pages<'parent.members', Member>
  readonly trouble: string | null
  /** Whose decision is on its way, or all of them. */
  readonly busyWith: string | null
  decide(member: Member, decision: 'admit' | 'refuse'): void
  admitAll(): void
}

/** The parents who wait, and deciding on them; what a colleague has decided meanwhile is shown as it is now. */
export function useDeciding(classId: string | null, onChange: () => Promise<unknown>): Deciding {
  const pages = usePages('parent.members', { classId, state: 'asked' }, (answer) => answer)
  const [busyWith, setBusyWith] = useState<string | null>(null)
  const deciding = useAction(async (members: readonly Member[], decision: 'admit' | 'refuse') => {
    for (const { id } of members) await call('parent.decide', { id, decision })
  })
  const run = async (members: readonly Member[], decision: 'admit' | 'refuse') => {
    const [first] = members
    setBusyWith(members.length === 1 ? (first?.id ?? null) : 'all')
    const { done } = await deciding.run(members, decision)
    const whom = members.length === 1 ? first?.name : `${members.length} 位家长`
    if (done) toast(decision === 'admit' ? `${whom}已加入` : `已拒绝${whom}`)
    await Promise.all([pages.query.reload(), onChange(), lookWhoIAm()])
    setBusyWith(null)
  }
  return {
    pages,
    trouble: deciding.fault?.message ?? null,
    busyWith,
    decide: (member, decision) => void run([member], decision),
    admitAll: () => void run(pages.items, 'admit'),
  }
}
