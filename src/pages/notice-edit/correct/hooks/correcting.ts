import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CallProblem } from '@/services/faults'
import { useDraft } from '@/services/use-draft'
import { faultsIn } from '../../hooks/faults'
import { type Correction, type CorrectionFaults, missingIn } from './correction'

type Notice = Output<'notice.read'>

/** A correction as it is typed, kept on this device until it is out. */
export function useCorrecting(notice: Notice) {
  const { id, revision } = notice
  const draft = useDraft<Correction>(routes.noticeCorrect(id), 1, () => begun(notice))
  const [missing, setMissing] = useState<CorrectionFaults>({})
  const { content } = draft
  const sending = useAction(() => call('notice.correct', { id, ...content, title: content.title.trim() }))
  const refused: CorrectionFaults =
    sending.fault instanceof CallProblem ? faultsIn(sending.fault.problem, ['title', 'text', 'because']) : {}
  return {
    draft,
    faults: { ...refused, ...missing },
    /** What no field can be blamed for. */
    fault: Object.keys(refused).length > 0 ? null : sending.fault,
    busy: sending.busy,
    /** Somebody else corrected it after this was begun. */
    outdated: content.revision !== revision,
    change(change: Partial<Correction>) {
      draft.change((before) => ({ ...before, ...change }))
      setMissing({})
      sending.clear()
    },
    beginAnew: () => draft.change(() => begun(notice)),
    async send(): Promise<boolean> {
      const faults = missingIn(content, notice)
      setMissing(faults)
      if (Object.keys(faults).length > 0) return false
      const { done } = await sending.run()
      if (done) draft.drop()
      return done
    },
  }
}

const begun = ({ title, text, revision }: Notice): Correction => ({
  title,
  text,
  because: '',
  tellAgain: true,
  revision,
})
