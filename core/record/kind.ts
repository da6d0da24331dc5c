import type { BasicMeasure } from '../plan/basic-measure'
import type { ContentOf, Payloads, RecordKind, RecordOf } from './record'

/** What a kind of record is, besides its fields. One file a kind in `kinds/`. */
export interface Kind<K extends RecordKind> {
  /** What stands for a field that a record from before it lacks, or that the reader may not see. */
  readonly defaults: Partial<Payloads[K]>
  /** Keys of the payload that are kept apart and shown to few. */
  readonly secret: readonly (keyof Payloads[K] & string)[]
  /** Natural keys: what makes two records the same fact although their ids differ. */
  claims(record: RecordOf<K>, termId: string): string[]
  /** What a counted record contributes to a measure that looks at this kind. */
  counted(record: RecordOf<K>, measure: BasicMeasure): Counted
  /** Who is concerned besides the author. */
  involved(content: ContentOf<K>): readonly Involvement[]
  describe(payload: Payloads[K], names: Names): Description
}

export type Counted =
  | { readonly to: readonly { readonly subjectId: string; readonly quantity: number }[] }
  | { readonly leftOut: LeftOut }

export const once = (subjectId: string, quantity = 1): Counted => ({ to: [{ subjectId, quantity }] })

/** Why a record that a measure looks at is left out of it; shown wherever the number is opened. */
export const LEFT_OUT = {
  withdrawn: '已撤回',
  returned: '核查后退回',
  awaiting: '等待核准',
  recording: '录播课，本计划不计入',
  noFeedback: '还没有反馈',
  notAccepted: '等待受理，受理后计入',
  noCritique: '没有写评课',
  notCluster: '不是片区联合教研',
  notAttending: '没有参加',
  noInstructor: '没有登记指导教师',
  elsewhere: '外校老师的课',
  nothingToCount: '没有可计入的数量',
  condition: '不符合计入的条件',
  outOfTerm: '不在本学期内',
} as const

export type LeftOut = keyof typeof LEFT_OUT

/** It was never meant to be of that sort: said where the number is opened, and not to whoever wrote it down. */
const NOT_MEANT: readonly LeftOut[] = ['notCluster', 'noCritique', 'notAttending']

export const isMeant = (reason: LeftOut) => !NOT_MEANT.includes(reason)

/** A person's part in a record: they may read it, and their own mark, though not other people's. */
export interface Involvement {
  readonly personId: string
  readonly role: 'observed' | 'attendance' | 'instructor' | 'named'
  /** The attendance mark; empty for other roles. */
  readonly mark: string
}

/** Names looked up for what a record is about: its unit, and the teacher it speaks of. */
export interface Names {
  readonly unit: string
  readonly teacher: string
}

/** A record in two lines of a list. */
export interface Description {
  readonly title: string
  readonly detail: string
  readonly quantity: number
  readonly unit: string
  /** Watched on a screen, which most plans do not count. */
  readonly recording: boolean
}
