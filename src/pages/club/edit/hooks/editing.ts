import { useState } from 'react'
import { useAttention } from '@/components/form/attention'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CallProblem } from '@/services/faults'
import { useDraft } from '@/services/use-draft'
import { type Faults, faultsIn, faultsOf } from './faults'
import { askedOf, type ClubForm, FORM_VERSION } from './form'

/** The form's draft, what is wrong with it, and sending it: under one id and revision, so that twice is once. */
export function useEditing(url: string, clubId: string | null, start: () => ClubForm) {
  const draft = useDraft(url, FORM_VERSION, start)
  const { content: form } = draft
  const id = clubId ?? draft.recordId
  const [checked, setChecked] = useState(false)
  const { attention, drawAttention } = useAttention()
  const sending = useAction(() => call('club.save', { id, revision: form.revision, club: askedOf(form) }))
  const missing = faultsOf(form)
  const refused = sending.fault instanceof CallProblem ? faultsIn(sending.fault.problem, form) : {}
  const faults: Faults = { ...(checked && missing), ...refused }
  return {
    id,
    form,
    faults,
    attention,
    restoredFrom: draft.restoredFrom,
    /** What no field can be blamed for. */
    trouble: draft.trouble ?? (Object.keys(refused).length === 0 ? sending.fault?.message : undefined),
    busy: sending.busy,
    set(some: Partial<ClubForm>) {
      sending.clear()
      draft.change((before) => ({ ...before, ...some }))
    },
    startOver() {
      sending.clear()
      draft.change(start)
      draft.drop()
    },
    async save(): Promise<boolean> {
      setChecked(true)
      const { done } = Object.keys(missing).length === 0 ? await sending.run() : { done: false }
      if (done) draft.drop()
      else drawAttention()
      return done
    },
  }
}

export type Editing = ReturnType<typeof useEditing>
