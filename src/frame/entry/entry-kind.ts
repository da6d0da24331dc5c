import type { ReactNode } from 'react'
import type { ProblemBody } from '#core/problem'
import type { RecordContent } from '@/services/pending-shelf'
import type { FormDraft } from '@/services/use-draft'

/**
 * What an entry page of one kind of record brings; new entries, mending, correcting and the receipt are the same for all
 * (new-entry.tsx, mend-entry.tsx, correct-entry.tsx, kept.tsx).
 */
export interface EntryKind<C extends RecordContent, D extends EntryDraft> {
  readonly words: EntryWords
  /** Goes up when the draft's shape changes: a draft of another shape is not offered. */
  readonly version: number
  draftOf(payload: C['payload'], revision: number | null): D
  /** A hook: the draft as fields, and as what would be handed in. */
  useEntry(typing: Typing<C, D>): Entry<C, D>
}

/** As typed, kept on the device under the page's address. */
export interface EntryDraft {
  /** Of the record being corrected, as it was when the correction began; null for a new one. */
  readonly revision: number | null
}

export interface EntryWords {
  /** 记一节听课 */
  readonly title: string
  /** 修改听课 */
  readonly correcting: string
  /** 修改没有提交的听课 */
  readonly mending: string
  /** 再记一节 */
  readonly again: string
  /** Why it waits for approval although it has come in. */
  readonly late: string
}

export interface Typing<C extends RecordContent, D extends EntryDraft> {
  readonly draft: FormDraft<D>
  /** The record's id, whether it has been handed in or not, and what is kept of it when it is being corrected. */
  readonly own: { readonly id: string; readonly kept: C['payload'] | null }
  /** Whether what is missing is shown: from the first try to hand it in. */
  readonly checked: boolean
  /** Why the server did not take it; over with the next change. */
  readonly refusal: ProblemBody | null
  /** After a choice that asks for other things, of which none is missing yet. */
  uncheck(): void
}

export interface Entry<C extends RecordContent, D extends EntryDraft> {
  /** What would be handed in as it stands. */
  readonly content: C
  /** Nothing is missing or wrong. */
  readonly complete: boolean
  /** The draft with what the page proposes besides what was typed. */
  readonly shown: D
  readonly fields: ReactNode
  /** Whether the fields show this refusal themselves. */
  hasPlaceFor(problem: ProblemBody): boolean
}
