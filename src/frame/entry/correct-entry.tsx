import { type ReactNode, useState } from 'react'
import type { Output } from '#core/contract/contract'
import type { ProblemBody } from '#core/problem'
import { ErrorState } from '@/components/states'
import { useAction } from '@/services/action'
import { correctRecord } from '@/services/correct'
import { CallProblem } from '@/services/faults'
import type { RecordContent, RecordReceipt } from '@/services/pending-shelf'
import { useQuery } from '@/services/query'
import { useDraft } from '@/services/use-draft'
import { Answered } from '../answered'
import { Page } from '../page'
import type { EntryDraft, EntryKind } from './entry-kind'
import { EntryPage } from './entry-page'
import { Kept, type KeptAs } from './kept'
import { NewerVersion } from './newer-version'
import { useTyping } from './use-typing'

type Record = Output<'record.show'>

interface RecordToCorrectProps {
  id: string
  title: string
  /** The form for the record; null when this page has none for it. */
  children: (record: Record, reload: () => Promise<void>) => ReactNode
}

/** One's own record as it is kept now. */
export function RecordToCorrect({ id, title, children }: RecordToCorrectProps) {
  const query = useQuery('record.show', { id })
  const record = query.data
  const form = record?.may.correct && children(record, query.reload)
  if (form) return form
  return (
    <Page title={title}>
      <Answered query={query}>
        {() => <ErrorState title="不能修改" message="这条记录已经撤回，或不是您写的。" />}
      </Answered>
    </Page>
  )
}

interface CorrectEntryProps<C extends RecordContent, D extends EntryDraft> {
  kind: EntryKind<C, D>
  record: Record & { readonly content: C }
  /** Where it is corrected: the draft is kept under this address. */
  url: string
  reload: () => Promise<void>
}

/** A correction needs the server: what was typed stays here until it has gone through. */
export function CorrectEntry<C extends RecordContent, D extends EntryDraft>(props: CorrectEntryProps<C, D>) {
  const { kind, record, url, reload } = props
  const { id, revision } = record
  const payload: C['payload'] = record.content.payload
  const draft = useDraft(url, kind.version, () => kind.draftOf(payload, revision))
  const [opened] = useState(payload)
  const typed = useTyping(kind, draft, { id, kept: opened })
  const correct = useAction(corrected)
  const [kept, setKept] = useState<KeptAs | null>(null)
  // Handed in without an answer: the newer version may be this very one, and asking again tells.
  const [unanswered, setUnanswered] = useState<string | null>(null)
  const asHandedIn = unanswered !== null && JSON.stringify(typed.entry.content) === unanswered
  const newer = draft.content.revision !== revision && !asHandedIn

  const hand = async () => {
    const content = typed.finished()
    if (!content) return
    const outcome = await correct.run(id, draft.content.revision ?? revision, content)
    setUnanswered(outcome.done ? null : JSON.stringify(content))
    if (!outcome.done) return reload()
    if ('receipt' in outcome.value) {
      draft.drop()
      return setKept({ state: 'corrected', receipt: outcome.value.receipt, content })
    }
    typed.refuse(outcome.value.refusal)
    await reload()
  }
  if (kept) return <Kept as={kept} words={kind.words} />
  return (
    <EntryPage
      title={kind.words.correcting}
      typed={typed}
      trouble={draft.trouble ?? correct.fault?.message}
      banner={
        newer && (
          <NewerVersion
            theirs={record.content}
            mine={typed.entry.content}
            revision={revision}
            onTake={() => draft.change(() => kind.draftOf(payload, revision))}
            onKeep={() => draft.change((before) => ({ ...before, revision }))}
          />
        )
      }
      submit={{ words: '保存修改', busy: correct.busy, disabled: newer, run: () => void hand() }}
    />
  )
}

type Corrected = { readonly receipt: RecordReceipt } | { readonly refusal: ProblemBody | null }

/** The receipt, or why it was not taken; null when it was changed elsewhere, which the page shows in its own way. */
async function corrected(id: string, revision: number, content: RecordContent): Promise<Corrected> {
  try {
    return { receipt: await correctRecord(id, revision, content) }
  } catch (fault) {
    if (!(fault instanceof CallProblem)) throw fault
    return { refusal: fault.problem.code === 'changedMeanwhile' ? null : fault.problem }
  }
}
