import { useDidHide, useUnload } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { openDraft } from './drafts'
import { personIdNow } from './session-state'

export interface FormDraft<T> {
  readonly recordId: string
  readonly content: T
  /** When the content shown at first was left behind; null when the form started afresh. */
  readonly restoredFrom: string | null
  /** Why the last keystrokes are not kept on this device, in words; null when they are. */
  readonly trouble: string | null
  /** As a step from the latest content, so that two changes in one tap do not undo each other. */
  change(step: (before: T) => T): void
  /** Keeps it now; false when this device has no room for it. */
  keep(): boolean
  /** After it was sent or given up. */
  drop(): void
}

/** A form whose content survives leaving the page and a killed app. Give the component a `key` when `form` changes. */
export function useDraft<T>(form: string, version: number, start: () => T): FormDraft<T> {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [draft] = useState(() =>
    openDraft<T>({ personId: personIdNow() ?? 'nobody', form, version }, (written) =>
      setTrouble(written.ok ? null : written.message),
    ),
  )
  const [content, setContent] = useState<T>(() => (draft.restored ? draft.restored.content : start()))
  const latest = useRef(content)
  useDidHide(draft.flush)
  useUnload(draft.flush)
  useEffect(
    () => () => {
      draft.flush()
    },
    [draft],
  )
  return {
    recordId: draft.recordId,
    content,
    restoredFrom: draft.restored?.savedAt ?? null,
    trouble,
    change(step) {
      latest.current = step(latest.current)
      setContent(latest.current)
      draft.save(latest.current)
    },
    keep: () => draft.flush().ok,
    drop: draft.drop,
  }
}
