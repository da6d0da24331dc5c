import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Confirm } from '@/components/sheet/confirm'
import { Empty } from '@/components/states'
import { goBack } from '@/components/tap/navigate'
import { toast } from '@/components/toast/store'
import { useAction } from '@/services/action'
import { discardPending, submitRecord } from '@/services/pending'
import type { RecordContent } from '@/services/pending-shelf'
import { removeUploadsOf } from '@/services/uploads/uploads'
import { useDraft } from '@/services/use-draft'
import { usePending } from '@/services/use-pending'
import { Page } from '../page'
import { routes } from '../routes'
import type { EntryDraft, EntryKind } from './entry-kind'
import { EntryPage } from './entry-page'
import { Kept, type KeptAs } from './kept'
import { useTyping } from './use-typing'

interface PendingToMendProps {
  id: string
  title: string
  /** The form for what waits; null when this page has none for it. */
  children: (content: RecordContent) => ReactNode
}

/** What has not left this device, or was not taken by the server, as long as it may be changed. */
export function PendingToMend({ id, title, children }: PendingToMendProps) {
  const row = usePending().rows.find(({ item }) => item.id === id)
  // What was opened stays open: while it is being sent again it is neither waiting nor gone.
  const [content] = useState(row?.mayChange ? row.item.content : null)
  const form = content && children(content)
  if (form) return form
  return (
    <Page title={title}>
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

interface MendEntryProps<C extends RecordContent, D extends EntryDraft> {
  kind: EntryKind<C, D>
  id: string
  payload: C['payload']
  /** Where it is mended: the draft is kept under this address. */
  url: string
}

export function MendEntry<C extends RecordContent, D extends EntryDraft>(props: MendEntryProps<C, D>) {
  const { kind, id, payload, url } = props
  const refused = usePending().rows.find(({ item }) => item.id === id)?.item.refusal?.problem
  const draft = useDraft(url, kind.version, () => kind.draftOf(payload, null))
  const typed = useTyping(kind, draft, { id, kept: null }, refused)
  const submit = useAction(submitRecord)
  const [kept, setKept] = useState<KeptAs | null>(null)
  const [asking, setAsking] = useState(false)

  const hand = async () => {
    const content = typed.finished()
    if (!content) return
    const outcome = await submit.run(id, content)
    if (!outcome.done) return
    const { value } = outcome
    if (value.state === 'refused') return typed.refuse(value.problem)
    if (value.state !== 'received' && value.state !== 'waiting') return toast(value.message, 'bad')
    draft.drop()
    setKept({ ...value, content })
  }
  const discard = () => {
    setAsking(false)
    if (!discardPending(id)) return toast('这条记录正在提交，稍后可以在「记录」里撤回', 'bad')
    void removeUploadsOf(id)
    draft.drop()
    toast('已删除，没有提交')
    void goBack(routes.records())
  }
  if (kept) return <Kept as={kept} words={kind.words} />
  return (
    <EntryPage
      title={kind.words.mending}
      typed={typed}
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
    </EntryPage>
  )
}
