import { useState } from 'react'
import { toast } from '@/components/toast/store'
import { blankDraft } from '@/form'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'
import { discardPending, submitRecord } from '@/services/pending'
import { type Me, schoolToday } from '@/services/session'
import { keptInWords } from '@/services/why-waiting'
import type { DueToday } from './agenda'
import { registerOf } from './form-of-record'
import { rememberUse } from './last-used'

/** One tap says that all was in order today, a second one takes it back. */
export interface AllInOrder {
  /** It was just said here, and can be taken back. */
  readonly said: boolean
  readonly busy: boolean
  say(): void
  takeBack(): void
}

interface Said {
  readonly id: string
  /** Null while it waits on this device. */
  readonly revision: number | null
}

export function useAllInOrder({ form, unit }: DueToday, me: Me, reload: () => Promise<unknown>): AllInOrder {
  const [said, setSaid] = useState<Said | null>(null)

  const say = useAction(async () => {
    const id = newId()
    const content = registerOf(form, me).contentOf(blankDraft(schoolToday(), unit, true))
    const outcome = await submitRecord(id, content)
    switch (outcome.state) {
      case 'received':
      case 'waiting':
        rememberUse(form.name)
        setSaid({ id, revision: outcome.state === 'received' ? outcome.receipt.revision : null })
        toast(outcome.state === 'received' ? '已登记：一切正常' : keptInWords(outcome.because))
        break
      case 'refused':
        discardPending(id)
        toast(outcome.problem.message, 'bad')
        break
      default:
        toast(outcome.message, 'bad')
    }
    await reload()
  })

  const takeBack = useAction(async () => {
    if (!said) return
    if (said.revision === null) {
      if (!discardPending(said.id)) return toast('这条正在提交，稍后可以在「记录」里撤回', 'bad')
    } else {
      await call('record.withdraw', { id: said.id, revision: said.revision, reason: '点错了' })
    }
    setSaid(null)
    toast('已撤销')
    await reload()
  })

  const run = async (act: typeof say) => {
    const outcome = await act.run()
    if (!outcome.done && act.fault) toast(act.fault.message, 'bad')
  }
  return {
    said: said !== null,
    busy: say.busy || takeBack.busy,
    say: () => void run(say),
    takeBack: () => void run(takeBack),
  }
}
