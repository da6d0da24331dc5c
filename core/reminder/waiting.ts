import { PAGES } from './pages'
import type { Phrase } from './phrase'

/** How many things wait for one person, by what they may decide; as session.me counts them. */
export interface Waiting {
  /** Own records given back, own observations objected to, own announcements given back. */
  readonly returned: number
  readonly objections: number
  readonly noticesReturned: number
  /** Other people's: records to approve, materials to accept, announcements to approve, parents to admit, suggestions to answer. */
  readonly awaiting: number
  readonly toAccept: number
  readonly notices: number
  readonly parents: number
  readonly suggestions: number
  /** Announcements that were not read, and those whose receipt is asked for and not given. */
  readonly unread: number
  readonly receipts: number
}

export const NOTHING_WAITS: Waiting = {
  returned: 0,
  objections: 0,
  noticesReturned: 0,
  awaiting: 0,
  toAccept: 0,
  notices: 0,
  parents: 0,
  suggestions: 0,
  unread: 0,
  receipts: 0,
}

/** What was given back to oneself counts again only once it is put right. */
export function ownInWords({ returned, objections, noticesReturned }: Waiting): Phrase[] {
  return [
    ...(returned > 0 ? [{ words: `有 ${returned} 条记录被退回，改好再提交`, page: PAGES.returned }] : []),
    ...(objections > 0 ? [{ words: `${objections} 条听课记录有异议，请答复`, page: PAGES.toAnswer }] : []),
    ...(noticesReturned > 0
      ? [{ words: `${noticesReturned} 条公告被退回，改好再发布`, page: PAGES.notices }]
      : []),
  ]
}

/** Others wait until it is decided: `待核准 3 条，待受理 2 份`, two to a phrase. */
export function decisionsInWords(waiting: Waiting): Phrase[] {
  const decisions = [
    { count: waiting.awaiting, words: `待核准 ${waiting.awaiting} 条`, page: PAGES.awaiting },
    { count: waiting.toAccept, words: `待受理 ${waiting.toAccept} 份`, page: PAGES.toAccept },
    { count: waiting.notices, words: `待批公告 ${waiting.notices} 条`, page: PAGES.notices },
    { count: waiting.parents, words: `待加入家长 ${waiting.parents} 位`, page: PAGES.parents },
    { count: waiting.suggestions, words: `待答复意见 ${waiting.suggestions} 条`, page: PAGES.suggestions },
  ].filter(({ count }) => count > 0)
  const phrases: Phrase[] = []
  for (let next = 0; next < decisions.length; next += 2) {
    const [first, second] = decisions.slice(next, next + 2)
    if (first)
      phrases.push({
        words: [first, second].flatMap((each) => each?.words ?? []).join('，'),
        page: first.page,
      })
  }
  return phrases
}

export function noticesInWords({ unread, receipts }: Waiting): Phrase[] {
  const words = [
    ...(receipts > 0 ? [`${receipts} 条公告待回执`] : []),
    ...(unread > receipts || receipts === 0 ? (unread > 0 ? [`${unread} 条公告未读`] : []) : []),
  ]
  return words.length === 0 ? [] : [{ words: words.join('，'), page: PAGES.notices }]
}
