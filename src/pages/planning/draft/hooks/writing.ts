import { useEffect, useState } from 'react'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { useDraft } from '@/services/use-draft'
import type { Content } from '../../hooks/begin'
import type { DraftShown } from '../../hooks/checked'

interface Written {
  readonly text: string
  /** The revision that was open when the first letter was changed. */
  readonly revision: number
}

const written = ({ markdown, revision }: DraftShown): Written => ({ text: markdown ?? '', revision })

/** The document as it is being changed: on this device until it is saved, which checks it as well. */
export function useWriting(answer: DraftShown, reload: () => Promise<void>) {
  const { id, name } = answer.meta
  const draft = useDraft<Written>(routes.planDraft(id), 1, () => written(answer))
  const [saved, setSaved] = useState(() => written(answer))
  const { content, change } = draft
  const dirty = content.text !== saved.text

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another revision than one's own is news
  useEffect(() => {
    if (answer.revision === saved.revision) return
    if (!dirty) take()
    else setSaved(written(answer))
  }, [answer.revision])

  const take = () => {
    setSaved(written(answer))
    change(() => written(answer))
    draft.drop()
  }
  const saving = useAction(async (next: Content, revision: number) => {
    const kept = await call('plan.saveDraft', { id, name, content: next, revision })
    if ('markdown' in next) {
      const now = { text: next.markdown, revision: kept.revision }
      setSaved(now)
      change((before) => ({ ...before, revision: kept.revision }))
      draft.drop()
    }
    await reload()
  })
  return {
    text: content.text,
    dirty,
    /** Somebody else saved meanwhile. */
    outdated: dirty && content.revision !== answer.revision,
    restoredFrom: dirty ? draft.restoredFrom : null,
    trouble: draft.trouble ?? saving.fault?.message ?? null,
    busy: saving.busy,
    write: (text: string) => change((before) => ({ ...before, text })),
    async save() {
      const { done } = await saving.run({ markdown: content.text }, content.revision)
      // Somebody was faster: what they saved is looked at, so that one of the two can be chosen.
      if (!done) await reload()
    },
    /** Another file in its place. */
    replace: (next: Content) => saving.run(next, answer.revision),
    takeTheirs: take,
    keepMine: () => change((before) => ({ ...before, revision: answer.revision })),
  }
}

export type Writing = ReturnType<typeof useWriting>
