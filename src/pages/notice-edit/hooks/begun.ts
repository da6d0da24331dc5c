import type { Output } from '#core/contract/contract'
import type { NoticeState } from '#core/notice/state'
import { draftLeft } from '@/services/drafts'
import { personIdNow } from '@/services/session-state'
import { contentOf, EMPTY, type NoticeContent } from './content'

/** What the editor starts from. */
export interface Begun {
  /** Of one that the server has; a new one gets its id from its draft on this device. */
  readonly id: string | undefined
  readonly content: NoticeContent
  /** The revision the content is of; null while the server has none. */
  readonly revision: number | null
  readonly state: NoticeState
}

export const ANEW: Begun = { id: undefined, content: EMPTY, revision: null, state: 'draft' }

export const begunFrom = (draft: Output<'notice.draft'>): Begun => ({
  id: draft.id,
  content: contentOf(draft),
  revision: draft.revision,
  state: draft.state,
})

const NEW_ONE = 'notice'

/** Where on this device it is kept as typed. One that was begun here without the server stays in its place. */
export function formOf(id: string | undefined): string {
  const personId = personIdNow()
  const isNewOne = id === undefined || (personId && draftLeft(personId, NEW_ONE)?.recordId === id)
  return isNewOne ? NEW_ONE : `${NEW_ONE}/${id}`
}
