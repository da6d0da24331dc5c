import type { EntryKind } from '@/frame/entry/entry-kind'
import { Fields } from './components/fields'
import { draftOf, type ResearchContent, SESSION_VERSION, type SessionDraft } from './hooks/draft'
import { faultsOf, useResearch } from './hooks/session'

/** `names`: of the people marked in a record that is being corrected. */
export const researchEntry = (
  names: SessionDraft['names'] = {},
): EntryKind<ResearchContent, SessionDraft> => ({
  words: {
    title: '记一次教研',
    correcting: '修改教研活动',
    mending: '修改没有提交的教研活动',
    again: '再记一次',
    late: '这是以前的活动，算补录，等教导处核准后计入。',
  },
  version: SESSION_VERSION,
  draftOf: (payload, revision) => draftOf(payload, revision, names),
  useEntry(typing) {
    const session = useResearch(typing)
    return {
      content: session.content,
      complete: session.complete,
      shown: session.draft,
      fields: <Fields session={session} />,
      hasPlaceFor: (problem) => Object.keys(faultsOf(session.form, problem)).length > 0,
    }
  },
})
