import type { CivilDate } from '../calendar/civil-date'
import type { ClubSession } from './club-session'
import type { Declared, Deliverable } from './handed-in'
import type { Observation } from './observation'
import type { RegisterEntry } from './register-entry'
import type { Research } from './research'

/** Something that happened, by kind; each kind's own facts are its payload. */
export interface Payloads {
  observation: Observation
  research: Research
  clubSession: ClubSession
  inspection: Inspection
  showcase: Showcase
  assessment: Assessment
  register: RegisterEntry
  deliverable: Deliverable
  declared: Declared
}

export type RecordKind = keyof Payloads

export const RECORD_KINDS = {
  observation: '听课',
  research: '教研活动',
  clubSession: '社团活动',
  inspection: '教学检查',
  showcase: '精品课例',
  assessment: '质量检测',
  register: '登记',
  deliverable: '上报材料',
  declared: '数据填报',
} as const satisfies Record<RecordKind, string>

export interface Inspection {
  readonly on: CivilDate
  readonly title: string
  /** One of INSPECTION_MODES; empty when nobody said. */
  readonly mode: string
  /** The day the findings were given back; an inspection without feedback does not count where a plan wants it. */
  readonly feedbackOn: CivilDate | null
  readonly note: string
}

/** How an inspection came about, in the words that plans ask for. */
export const INSPECTION_MODES = ['随机', '集中', '定期', '不定时'] as const

export interface Showcase {
  readonly on: CivilDate
  readonly teacherId: string
  readonly subject: string
  readonly title: string
}

export interface Assessment {
  readonly on: CivilDate
  readonly gradeId: string
  readonly title: string
}

/**
 * counted 计入 · awaiting 待核准 (a late entry nobody has approved) · returned 退回 (refused by the checker)
 * · withdrawn 撤回 (taken back by its author). Only `counted` records earn credits.
 */
export type RecordState = 'counted' | 'awaiting' | 'returned' | 'withdrawn'

export type RecordContent = ContentOf<RecordKind>

export type ContentOf<K extends RecordKind> = {
  [P in K]: { readonly kind: P; readonly payload: Payloads[P] }
}[K]

interface Kept {
  readonly id: string
  readonly authorId: string
  readonly schoolId: string
  readonly state: RecordState
}

/** The part of a record that decides what it counts for. */
export type CountableRecord = RecordContent & Kept
export type RecordOf<K extends RecordKind> = ContentOf<K> & Kept
