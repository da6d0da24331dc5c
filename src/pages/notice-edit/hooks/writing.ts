import { useRef, useState } from 'react'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { CallProblem } from '@/services/faults'
import { sendWaiting } from '@/services/uploads/uploads'
import { useDraft } from '@/services/use-draft'
import { type Begun, formOf } from './begun'
import { canBeSaved, contentOf, inputOf, isBlank, type NoticeContent, saySame } from './content'

/** As it is typed, with the revision it goes on from. */
interface Written extends NoticeContent {
  readonly revision: number | null
}

/** Another version on the server than the one that was gone on from. */
interface Theirs {
  readonly content: NoticeContent
  readonly revision: number
}

/** What lies on this device is what the server does not have yet: once saved, it leaves the device. */
export function useWriting(begun: Begun) {
  const [form] = useState(() => formOf(begun.id))
  const draft = useDraft<Written>(form, 2, () => ({ ...begun.content, revision: begun.revision }))
  const id = begun.id ?? draft.recordId
  const { revision, ...content } = draft.content
  const [saved, setSaved] = useState(begun.revision === null ? null : begun.content)
  const [restoredFrom, setRestoredFrom] = useState(draft.restoredFrom)
  const [theirs, setTheirs] = useState(() => theirsIn(begun, draft.content))
  const sent = useRef<NoticeContent | null>(null)
  const over = useRef(false)
  const dirty = saved === null ? !isBlank(content) : !saySame(content, saved)

  const keptAs = (kept: NoticeContent, newest: number) => {
    setSaved(kept)
    setRestoredFrom(null)
    // Files wait for what they hang on.
    void sendWaiting()
    let clean = false
    draft.change((before) => {
      clean = saySame(before, kept)
      return { ...before, revision: newest }
    })
    if (clean) draft.drop()
  }
  const save = async (onto: number | null): Promise<number> => {
    sent.current = content
    const kept = await call('notice.save', { id, revision: onto, ...inputOf(content) })
    keptAs(content, kept.revision)
    return kept.revision
  }
  /** The newest revision where it is one's own, whose reply was lost; null where somebody else has written. */
  const overtaken = async (before = sent.current): Promise<number | null> => {
    const there = await call('notice.draft', { id })
    const theirContent = contentOf(there)
    if (saySame(theirContent, content) || (before && saySame(theirContent, before))) return there.revision
    setTheirs({ content: theirContent, revision: there.revision })
    return null
  }
  const saving = useAction(async (): Promise<number | null> => {
    const before = sent.current
    try {
      return await save(revision)
    } catch (fault) {
      if (!isOvertaken(fault)) throw fault
      const newest = await overtaken(before)
      return newest === null ? null : save(newest)
    }
  })
  const choose = (kept: Theirs, mine: boolean) => {
    draft.change((before) => ({ ...(mine ? before : kept.content), revision: kept.revision }))
    setSaved(kept.content)
    setTheirs(null)
    if (!mine) draft.drop()
  }
  return {
    id,
    content,
    revision,
    dirty,
    /** The server has all of it. */
    isKept: saved !== null && !dirty,
    restoredFrom: dirty ? restoredFrom : null,
    trouble: draft.trouble,
    busy: saving.busy,
    fault: saving.fault,
    maySave: () => !over.current && dirty && theirs === null && canBeSaved(content),
    change(step: Partial<NoticeContent>) {
      draft.change((before) => ({ ...before, ...step }))
      saving.clear()
    },
    /** Answers the revision it is kept as; none where somebody else has written. */
    save: saving.run,
    overtaken,
    theirs,
    takeTheirs: () => theirs && choose(theirs, false),
    keepMine: () => theirs && choose(theirs, true),
    /** It is out, or given up: nothing of it is kept or saved any more. */
    finish() {
      over.current = true
      draft.drop()
    },
  }
}

export type Writing = ReturnType<typeof useWriting>

/** What was left on this device goes on from a revision that is not the newest, and says something else. */
function theirsIn({ revision, content }: Begun, here: Written): Theirs | null {
  if (revision === null || here.revision === revision || saySame(here, content)) return null
  return { content, revision }
}

/** The revision that was gone on from is not the newest, or the id is taken by what was sent before. */
export function isOvertaken(fault: unknown): boolean {
  return (
    fault instanceof CallProblem &&
    (fault.problem.code === 'changedMeanwhile' || fault.problem.code === 'idTaken')
  )
}
