import type { CivilDate } from '#core/calendar/civil-date'
import type { Input, Output } from '#core/contract/contract'
import { type Chosen, sameTarget } from './audience-tree'

export const LONGEST = { title: 80, text: 5000, because: 200 } as const

export type FigureRef = NonNullable<Input<'notice.publish'>['figures']>[number]

/** An announcement as it is being written. */
export interface NoticeContent {
  readonly title: string
  readonly text: string
  readonly audience: readonly Chosen[]
  /** Null for at once; an instant. */
  readonly publishAt: string | null
  readonly lastOn: CivilDate | null
  readonly pinnedUntil: CivilDate | null
  readonly receipt: boolean
  readonly figures: readonly FigureRef[]
}

export const EMPTY: NoticeContent = {
  title: '',
  text: '',
  audience: [],
  publishAt: null,
  lastOn: null,
  pinnedUntil: null,
  receipt: false,
  figures: [],
}

/** Nothing in it that anybody would miss. */
export const isBlank = ({ title, text }: NoticeContent) => title.trim() === '' && text.trim() === ''

/** The server keeps drafts that have a title and a text. */
export const canBeSaved = ({ title, text }: NoticeContent) => title.trim() !== '' && text.trim() !== ''

/** As the server is told it. */
export function inputOf(content: NoticeContent) {
  const { title, text, publishAt, lastOn, pinnedUntil, receipt } = content
  return {
    title: title.trim(),
    text,
    publishAt,
    lastOn,
    pinnedUntil,
    receipt,
    audience: content.audience.map((target) => ({ ...target })),
    figures: content.figures.map((figure) => ({ ...figure })),
  }
}

/** As the server tells it. */
export function contentOf(draft: Output<'notice.draft'>): NoticeContent {
  const { title, text, publishAt, lastOn, pinnedUntil, receipt, figures, audience } = draft
  return { title, text, publishAt, lastOn, pinnedUntil, receipt, figures, audience }
}

/** Whether two say the same; the order of an audience says nothing. */
export function saySame(one: NoticeContent, other: NoticeContent): boolean {
  const words = (content: NoticeContent) => JSON.stringify({ ...inputOf(content), audience: [] })
  return (
    words(one) === words(other) &&
    one.audience.length === other.audience.length &&
    one.audience.every((target) => other.audience.some((each) => sameTarget(each, target)))
  )
}
