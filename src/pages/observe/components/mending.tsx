import { useState } from 'react'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { Empty } from '@/components/states'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { discardPending, submitRecord } from '@/services/pending'
import { useDraft } from '@/services/use-draft'
import { usePending } from '@/services/use-pending'
import { FORM_VERSION, formOf, type Payload } from '../hooks/form'
import { useObservation } from '../hooks/observation'
import { usePendingObservation } from '../hooks/pending-content'
import { Kept, type KeptAs } from './kept'
import { ObservationPage } from './observation-page'

/** Changes a record that has not left this device, or that the server did not take. */
export function Mending({ id }: { id: string }) {
  const waiting = usePendingObservation(id)
  // What was opened stays open: while it is being sent again it is neither waiting nor gone.
  const [payload] = useState(waiting)
  if (payload) return <Mend id={id} payload={payload} />
  return (
    <Page title="修改听课">
      <Empty
        icon="circle-check"
        title="这条记录已经提交上去，或正在提交"
        text="可以在「记录」里打开它查看和修改。"
        action={
          <Button compact url={routes.records()}>
            看记录
          </Button>
        }
      />
    </Page>
  )
}

function Mend({ id, payload }: { id: string; payload: Payload }) {
  const draft = useDraft(routes.observe({ pending: id }), FORM_VERSION, () => formOf(payload, null))
  const observation = useObservation({ draft, own: { id, periods: [] } })
  const submit = useAction(submitRecord)
  const [kept, setKept] = useState<KeptAs | null>(null)
  const [asking, setAsking] = useState(false)
  const refused = usePending().rows.find(({ item }) => item.id === id)?.item.refusal?.problem

  const hand = async () => {
    const next = observation.finished()
    if (!next) return toast('还有内容没有填好，请看标红的地方', 'bad')
    const outcome = await submit.run(id, { kind: 'observation', payload: next })
    if (!outcome.done) return
    const { value } = outcome
    if (value.state === 'refused') return observation.refuse(value.problem)
    if (value.state !== 'received' && value.state !== 'waiting') return toast(value.message, 'bad')
    draft.drop()
    setKept({ ...value, payload: next })
  }
  const discard = () => {
    setAsking(false)
    if (!discardPending(id)) return toast('这条记录正在提交，稍后可以在「记录」里撤回', 'bad')
    draft.drop()
    toast('已删除，没有提交')
    void goBack(routes.records())
  }
  if (kept) return <Kept as={kept} />
  return (
    <ObservationPage
      title="修改没有提交的听课"
      observation={{ ...observation, refusal: observation.refusal ?? refused ?? null }}
      trouble={draft.trouble ?? submit.fault?.message}
      submit={{ words: '重新提交', busy: submit.busy, run: () => void hand() }}
    >
      <Button look="danger" onTap={() => setAsking(true)}>
        不提交了，删除
      </Button>
      <Confirm
        open={asking}
        title="删除这条没有提交的记录？"
        text="它只在这台设备上，删除后找不回来。"
        action="删除"
        danger
        onConfirm={discard}
        onClose={() => setAsking(false)}
      />
    </ObservationPage>
  )
}
