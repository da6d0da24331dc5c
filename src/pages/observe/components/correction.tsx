import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { ErrorState } from '@/components/states'
import { toast } from '@/components/toast/store'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CallProblem } from '@/services/faults'
import { useQuery } from '@/services/query'
import { useDraft } from '@/services/use-draft'
import { FORM_VERSION, formOf, type Payload } from '../hooks/form'
import { useObservation } from '../hooks/observation'
import { Kept, type KeptAs } from './kept'
import { NewerVersion } from './newer-version'
import { ObservationPage } from './observation-page'

type Record = Output<'record.show'>

/** Corrects one's own record. A correction needs the server: what was typed stays here until it has gone through. */
export function Correction({ id }: { id: string }) {
  const query = useQuery('record.show', { id })
  const record = query.data
  if (record?.content.kind === 'observation' && record.may.correct) {
    return <Correct key={id} record={record} payload={record.content.payload} reload={query.reload} />
  }
  return (
    <Page title="修改听课">
      <Answered query={query}>
        {() => <ErrorState title="不能修改" message="这条记录已经撤回，或不是您写的。" />}
      </Answered>
    </Page>
  )
}

interface CorrectProps {
  record: Record
  payload: Payload
  reload: () => Promise<void>
}

function Correct({ record, payload, reload }: CorrectProps) {
  const { id, revision } = record
  const draft = useDraft(routes.observe({ record: id }), FORM_VERSION, () => formOf(payload, revision))
  const [opened] = useState(payload)
  const sameDay = draft.content.on === opened.on
  const observation = useObservation({ draft, own: { id, periods: sameDay ? opened.periods : [] } })
  const correct = useAction((base: number, next: Payload) =>
    call('record.correct', { id, revision: base, content: { kind: 'observation', payload: next } }),
  )
  const [kept, setKept] = useState<KeptAs | null>(null)
  const newer = draft.content.revision !== revision
  const problem = correct.fault instanceof CallProblem ? correct.fault.problem : null
  const isConflict = problem?.code === 'changedMeanwhile'

  const hand = async () => {
    const next = observation.finished()
    if (!next) return toast('还有内容没有填好，请看标红的地方', 'bad')
    const outcome = await correct.run(draft.content.revision ?? revision, next)
    if (!outcome.done) return void reload()
    draft.drop()
    setKept({ state: 'corrected', receipt: outcome.value, payload: next })
  }
  if (kept) return <Kept as={kept} />
  return (
    <ObservationPage
      title="修改听课"
      observation={{ ...observation, refusal: isConflict ? null : problem }}
      trouble={draft.trouble ?? (problem ? undefined : correct.fault?.message)}
      banner={
        newer && (
          <NewerVersion
            payload={payload}
            revision={revision}
            onTake={() => {
              correct.clear()
              draft.change(() => formOf(payload, revision))
            }}
            onKeep={() => {
              correct.clear()
              draft.change((before) => ({ ...before, revision }))
            }}
          />
        )
      }
      submit={{ words: '保存修改', busy: correct.busy, disabled: newer, run: () => void hand() }}
    />
  )
}
