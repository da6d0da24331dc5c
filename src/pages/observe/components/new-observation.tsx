import { useState } from 'react'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { type ObserveFrom, routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { momentInWords } from '@/services/moment'
import { discardPending, submitRecord } from '@/services/pending'
import { schoolToday } from '@/services/session'
import { useDraft } from '@/services/use-draft'
import { blankForm, FORM_VERSION, rememberLessonType } from '../hooks/form'
import { useObservation } from '../hooks/observation'
import { Kept, type KeptAs } from './kept'
import { ObservationPage } from './observation-page'

interface NewObservationProps {
  from: ObserveFrom
  onAgain: () => void
}

export function NewObservation({ from, onAgain }: NewObservationProps) {
  const draft = useDraft(routes.observe(from), FORM_VERSION, () =>
    blankForm(from.on ?? schoolToday(), from.period ? [from.period] : []),
  )
  const observation = useObservation({ draft, wanted: from.class, own: { id: draft.recordId, periods: [] } })
  const submit = useAction(submitRecord)
  const [kept, setKept] = useState<KeptAs | null>(null)
  const [again, setAgain] = useState(draft.restoredFrom)

  const hand = async () => {
    const payload = observation.finished()
    if (!payload) return toast('还有内容没有填好，请看标红的地方', 'bad')
    const { done, ...outcome } = await submit.run(draft.recordId, { kind: 'observation', payload })
    if (!done || !('value' in outcome)) return
    const { value } = outcome
    switch (value.state) {
      case 'received':
      case 'waiting':
        rememberLessonType(payload.lessonType)
        draft.drop()
        return setKept({ ...value, payload })
      case 'refused':
        // It goes on as this draft, and is not listed as unsent beside it.
        draft.change(() => observation.form)
        discardPending(draft.recordId)
        return observation.refuse(value.problem)
      default:
        toast(value.message, 'bad')
    }
  }
  if (kept) return <Kept as={kept} onAgain={onAgain} />
  return (
    <ObservationPage
      title="记一节听课"
      observation={observation}
      trouble={draft.trouble ?? submit.fault?.message}
      banner={
        again && (
          <Banner
            action={
              <Button
                look="text"
                compact
                onTap={() => {
                  draft.change(() => blankForm(schoolToday(), []))
                  draft.drop()
                  setAgain(null)
                }}
              >
                清空
              </Button>
            }
          >
            这是{momentInWords(again)}没有写完的内容。
          </Banner>
        )
      }
      submit={{ words: '提交', busy: submit.busy, run: () => void hand() }}
    />
  )
}
