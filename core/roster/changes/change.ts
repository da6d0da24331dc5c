import type { CivilDate } from '../../calendar/civil-date'
import type { HeldTag, Lesson, PersonRow, RosterUnit } from '../roster'

/** What an import does to one row: what it is before and after; null where there is none. */
export interface Act<Row> {
  readonly before: Row | null
  readonly after: Row | null
}

export type UnitRow = Omit<RosterUnit, 'id'>
export interface HeldRow {
  readonly personId: string
  readonly unitId: string
  readonly post: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}
export type TagRow = HeldTag & { readonly subjectId: string }

/** Rows to be replaced, table by table; taken back by reading them the other way round. */
export interface Acts {
  readonly units: readonly (Act<UnitRow> & { readonly id: string })[]
  readonly people: readonly (Act<PersonRow> & { readonly id: string })[]
  readonly held: readonly (Act<HeldRow> & { readonly id: string })[]
  readonly tags: readonly Act<TagRow>[]
  readonly lessons: readonly Act<Lesson>[]
}

/** One thing that an import adds, changes or ends, for people to read. */
export interface ImportLine {
  readonly what: 'add' | 'change' | 'end'
  readonly sheet: string
  readonly who: string
  readonly words: string
}

export interface ImportCounts {
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly same: number
  readonly faults: number
  /** What stayed when it was taken back. */
  readonly kept?: readonly KeptThing[]
}

export interface KeptThing {
  readonly kind: 'cameAndStays' | 'changedSince' | 'unit' | 'lessons'
  readonly id: string
}

export interface RosterChanges {
  readonly acts: Acts
  readonly lines: readonly ImportLine[]
  readonly same: number
}
