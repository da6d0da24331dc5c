import { useState } from 'react'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CallProblem } from '@/services/faults'
import { useDraft } from '@/services/use-draft'
import type { Chosen } from './audience-tree'
import { type FieldFaults, fieldsOf, missingIn } from './faults'

export interface NoticeContent {
  readonly title: string
  readonly text: string
  readonly audience: readonly Chosen[]
}

export const EMPTY: NoticeContent = { title: '', text: '', audience: [] }

/** The form's draft, what is wrong with it, and sending it: under one id, so that sending twice publishes once. */
export function useNoticeForm(start: NoticeContent) {
  const draft = useDraft<NoticeContent>('notice', 1, () => start)
  const [faults, setFaults] = useState<FieldFaults>({})
  const sending = useAction(() =>
    call('notice.publish', {
      id: draft.recordId,
      ...draft.content,
      audience: draft.content.audience.map((unit) => ({ ...unit })),
    }),
  )
  const fault = sending.fault
  const refused = fault instanceof CallProblem ? fieldsOf(fault.problem) : {}

  return {
    draft,
    faults: { ...refused, ...faults },
    /** A refusal that no field can be blamed for, or no answer. */
    fault: Object.keys(refused).length > 0 ? null : fault,
    busy: sending.busy,
    change(change: Partial<NoticeContent>) {
      draft.change((before) => ({ ...before, ...change }))
      setFaults({})
      sending.clear()
    },
    /** Whether it may be shown for a last look. */
    check(): boolean {
      const missing = missingIn(draft.content)
      setFaults(missing)
      return Object.keys(missing).length === 0
    },
    async publish(): Promise<boolean> {
      const { done } = await sending.run()
      if (done) draft.drop()
      return done
    },
  }
}

export type NoticeForm = ReturnType<typeof useNoticeForm>
