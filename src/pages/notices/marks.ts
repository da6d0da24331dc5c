import type { Output } from '#core/contract/contract'
import { NOTICE_STATES } from '#core/notice/state'
import type { Status } from '#core/standing/judge'
import type { IconName } from '@/components/icon'

export type Listed = Output<'notice.list'>['notices']['items'][number]

export interface Mark {
  readonly words: string
  readonly tone: Status
  readonly icon: IconName
}

/** What was taken back waits for nobody. */
export const isUnread = ({ read, withdrawn }: Pick<Listed, 'read' | 'withdrawn'>) => !read && !withdrawn

const OF_STATE = {
  draft: { tone: 'logOnly', icon: 'pen-line' },
  awaiting: { tone: 'behind', icon: 'clock' },
  returned: { tone: 'missed', icon: 'circle-alert' },
  scheduled: { tone: 'onTrack', icon: 'calendar' },
  withdrawn: { tone: 'waived', icon: 'circle-minus' },
} as const satisfies Partial<Record<Listed['state'], Omit<Mark, 'words'>>>

/** What asks for somebody's eye: its state while it is not simply out, and a receipt that is owed. */
export function marksOf({ state, owesReceipt }: Pick<Listed, 'state' | 'owesReceipt'>): Mark[] {
  const ofState = state === 'published' ? [] : [{ words: NOTICE_STATES[state], ...OF_STATE[state] }]
  const receipt = { words: '待回执', tone: 'behind', icon: 'clipboard-list' } as const
  return owesReceipt && state === 'published' ? [...ofState, receipt] : ofState
}

/** What is good to know before opening it. */
export function factsOf({
  pinned,
  corrected,
  over,
  files,
}: Pick<Listed, 'pinned' | 'corrected' | 'over' | 'files'>): string[] {
  return [pinned && '置顶', over && '已到期', corrected && '有更正', files > 0 && `${files} 个附件`].filter(
    (words) => words !== false,
  )
}

/** Announcements that are not out yet, by whose turn it is. */
export function byTurn(
  notices: readonly Listed[],
  me: { readonly name: string; readonly approves: boolean },
): { readonly title: string; readonly notices: readonly Listed[] }[] {
  const turnOf = ({ state, publisher }: Listed) => {
    if (state === 'returned') return '退回，等您修改'
    if (state === 'awaiting') return me.approves && publisher !== me.name ? '等您审核' : '等别人审核'
    return state === 'scheduled' ? '到时间自动发出' : '草稿'
  }
  return ['等您审核', '退回，等您修改', '草稿', '等别人审核', '到时间自动发出']
    .map((title) => ({ title, notices: notices.filter((notice) => turnOf(notice) === title) }))
    .filter((group) => group.notices.length > 0)
}
