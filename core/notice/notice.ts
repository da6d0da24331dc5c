import type { CivilDate } from '../calendar/civil-date'
import type { Post } from '../org/post'

/** Whom an announcement is for: all of a unit, or those of its staff who hold a post there or below. */
export type Target =
  | { readonly who: 'staff' | 'parents'; readonly unitId: string; readonly post?: undefined }
  | { readonly who: 'staff'; readonly unitId: string; readonly post: Post }

/** What is kept; whether something issued is out yet is a matter of the clock (`noticeState`). */
export type StoredState = 'draft' | 'awaiting' | 'returned' | 'issued' | 'withdrawn'

export type NoticeState = Exclude<StoredState, 'issued'> | 'scheduled' | 'published'

/** Whether the platform has looked at its words; where no check is set up nothing is ever looked at. */
export type ContentChecked = 'none' | 'passed'

/** A promise whose result is told: whose plan, and which rule of it. */
export interface FigureRef {
  readonly planId: 'own' | 'district'
  readonly ruleId: string
}

/** What is told of a promise (校务公开): words and values of units, never of persons. */
export interface Figure {
  readonly clause: string
  readonly words: string
  readonly value: string
  readonly status: string
  readonly asOf: CivilDate
}

export interface Correction {
  readonly at: string
  readonly because: string
}

/** What is issued is out from its moment on, and not a second earlier. */
export function noticeState(
  { state, publishedAt }: { readonly state: StoredState; readonly publishedAt: Date | null },
  now: number,
): NoticeState {
  if (state !== 'issued') return state
  return publishedAt !== null && publishedAt.getTime() <= now ? 'published' : 'scheduled'
}

/** What its author may still rewrite: everything until it is out. */
export const isUnfinished = (state: NoticeState) => state !== 'published' && state !== 'withdrawn'

/** What the author is at: what others approve or wait for takes no new files. */
export const isBeingWritten = (state: StoredState) => state === 'draft' || state === 'returned'

/** After its last day it is in no reader's list any more. */
export const isOver = (lastOn: CivilDate | null, today: CivilDate) => lastOn !== null && lastOn < today

export const isPinned = (pinnedUntil: CivilDate | null, today: CivilDate) =>
  pinnedUntil !== null && today <= pinnedUntil

export const targetKey = ({ who, unitId, post }: Target) => `${who}/${unitId}/${post ?? ''}`

/** Each target once, in an order of its own: what is addressed twice to the same is addressed once. */
export function inOrder(audience: readonly Target[]): Target[] {
  const byKey = new Map(audience.map((target) => [targetKey(target), target]))
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { who, unitId, post }]) =>
      post === undefined ? { who, unitId } : { who: 'staff', unitId, post },
    )
}
