import { useState } from 'react'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { agoInWords } from '@/services/moment'
import { discardPending, submitRecord } from '@/services/pending'
import type { RecordContent } from '@/services/pending-shelf'
import { removeUploadsOf } from '@/services/uploads/uploads'
import { useDraft } from '@/services/use-draft'
import { FilesField } from '../files/files-field'
import type { EntryDraft, EntryKind } from './entry-kind'
import { EntryPage } from './entry-page'
import { Kept, type KeptAs } from './kept'
import { useSeconds } from './use-seconds'
import { useTyping } from './use-typing'

interface NewEntryProps<C extends RecordContent, D extends EntryDraft> {
  kind: EntryKind<C, D>
  /** The page's address with what it was opened for: the draft is kept under it. */
  url: string
  start: () => D
  /** What the form becomes when what was restored is cleared; `start` unless said. */
  blank?: (() => D) | undefined
  /** Handed in, whether it has arrived yet or not. */
  onHandedIn?: ((content: C) => void) | undefined
  onAgain: () => void
}

/** A record written down for the first time: under an id made here, kept here until the server's receipt. */
export function NewEntry<C extends RecordContent, D extends EntryDraft>(props: NewEntryProps<C, D>) {
  const { kind, url, start, blank = start, onHandedIn, onAgain } = props
  const draft = useDraft(url, kind.version, start)
  const typed = useTyping(kind, draft, { id: draft.recordId, kept: null })
  const submit = useAction(submitRecord)
  const seconds = useSeconds()
  const [kept, setKept] = useState<KeptAs | null>(null)
  const [again, setAgain] = useState(draft.restoredFrom)

  const hand = async () => {
    const content = typed.finished()
    if (!content) return
    const outcome = await submit.run(draft.recordId, content, seconds())
    if (!outcome.done) return
    const { value } = outcome
    switch (value.state) {
      case 'received':
      case 'waiting':
        onHandedIn?.(content)
        draft.drop()
        return setKept({ ...value, content })
      case 'refused':
        // It goes on as this draft, and is not listed as unsent beside it. An id that is taken stays known as such, so
        // that the next try goes under a new one.
        draft.change(() => typed.entry.shown)
        if (value.problem.code !== 'idTaken' && draft.keep()) discardPending(draft.recordId)
        return typed.refuse(value.problem)
      default:
        toast(value.message, 'bad')
    }
  }
  const clear = () => {
    draft.change(blank)
    draft.drop()
    void removeUploadsOf(draft.recordId)
    setAgain(null)
  }
  if (kept) return <Kept as={kept} words={kind.words} onAgain={onAgain} />
  return (
    <EntryPage
      title={kind.words.title}
      typed={typed}
      trouble={draft.trouble ?? submit.fault?.message}
      banner={
        again && (
          <Banner
            action={
              <Button look="text" compact onTap={clear}>
                清空
              </Button>
            }
          >
            这是{agoInWords(again)}没有写完的内容。
          </Banner>
        )
      }
      submit={{ words: '提交', busy: submit.busy, run: () => void hand() }}
    >
      <FilesField recordId={draft.recordId} onAdded={() => draft.change((same) => same)} />
    </EntryPage>
  )
}
