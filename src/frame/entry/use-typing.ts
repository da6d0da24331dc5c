import { useEffect, useState } from 'react'
import type { ProblemBody } from '#core/problem'
import { useAttention } from '@/components/form/attention'
import { toast } from '@/components/toast/store'
import type { RecordContent } from '@/services/pending-shelf'
import type { FormDraft } from '@/services/use-draft'
import type { Entry, EntryDraft, EntryKind, Typing } from './entry-kind'

export interface Typed<C extends RecordContent, D extends EntryDraft> {
  readonly entry: Entry<C, D>
  readonly refusal: ProblemBody | null
  /** How often it was refused, for the form to bring its first faulty field into view. */
  readonly attention: number
  refuse(problem: ProblemBody | null): void
  /** What to hand in, or null after showing what is missing. */
  finished(): C | null
}

/** One form while it is being filled in, whatever becomes of it afterwards. */
export function useTyping<C extends RecordContent, D extends EntryDraft>(
  kind: EntryKind<C, D>,
  draft: FormDraft<D>,
  own: Typing<C, D>['own'],
  refused: ProblemBody | null = null,
): Typed<C, D> {
  const [checked, setChecked] = useState(false)
  const [refusal, setRefusal] = useState(refused)
  const { attention, drawAttention } = useAttention()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what it was opened with
  useEffect(() => {
    if (refused) drawAttention()
  }, [])
  const change = (step: (before: D) => D) => {
    setRefusal(null)
    draft.change(step)
  }
  const uncheck = () => setChecked(false)
  const entry = kind.useEntry({ draft: { ...draft, change }, own, checked, refusal, uncheck })
  return {
    entry,
    refusal,
    attention,
    refuse(problem) {
      setRefusal(problem)
      if (problem) drawAttention()
    },
    finished() {
      setChecked(true)
      if (entry.complete) return entry.content
      drawAttention()
      toast('还有内容没有填好，请看标红的地方', 'bad')
      return null
    },
  }
}
