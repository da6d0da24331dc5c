import type { EntryKind } from '@/frame/entry/entry-kind'
import { Fields } from './components/fields'
import { useClubSession } from './hooks/club-session'
import { faultsIn } from './hooks/faults'
import { FORM_VERSION, formOf, type SessionContent, type SessionForm } from './hooks/form'

/** A club's session to the flow of entries. */
export const sessionEntry: EntryKind<SessionContent, SessionForm> = {
  words: {
    title: '记一次社团活动',
    correcting: '修改社团活动',
    mending: '修改没有提交的社团活动',
    again: '再记一次',
    late: '这是以前的活动，算补录，等教导处核准后计入。',
  },
  version: FORM_VERSION,
  draftOf: formOf,
  useEntry(typing) {
    const entry = useClubSession(typing)
    return {
      content: entry.content,
      complete: entry.complete,
      shown: entry.form,
      fields: <Fields entry={entry} />,
      hasPlaceFor: (problem) => Object.keys(faultsIn(problem)).length > 0,
    }
  },
}
