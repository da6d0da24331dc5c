import type { CivilDate } from '../calendar/civil-date'
import type { GroupKind } from '../org/person'

/** A school's roster as the tables hold it, the past included; what an import is compared with and an export shows. */
export interface Roster {
  /** The unit itself: a school, or the office of a district. */
  readonly school: { readonly id: string; readonly name: string; readonly isOffice: boolean }
  readonly units: readonly RosterUnit[]
  /** Staff in roster order. */
  readonly people: readonly RosterPerson[]
  /** The term whose timetable is meant; null when none is there or to come. */
  readonly term: RosterTerm | null
  readonly lessons: readonly Lesson[]
}

export interface RosterUnit {
  readonly id: string
  readonly kind: 'grade' | 'class' | 'group'
  readonly groupKind: GroupKind | null
  readonly name: string
  readonly subject: string
  readonly parentId: string | null
  readonly position: number
  readonly from: CivilDate | null
  /** The last day. */
  readonly to: CivilDate | null
}

export interface PersonRow {
  readonly name: string
  readonly staffNo: string
  readonly subject: string
  readonly position: number
  readonly birthDate: CivilDate | null
  readonly teachingSince: CivilDate | null
}

export interface RosterPerson extends PersonRow {
  readonly id: string
  /** Posts, memberships and absences; not what clubs they instruct, which clubs keep. */
  readonly held: readonly Held[]
  readonly tags: readonly HeldTag[]
}

export interface Held {
  readonly id: string
  readonly unitId: string
  readonly post: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

export interface HeldTag {
  readonly tag: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

export interface RosterTerm {
  readonly id: string
  readonly name: string
  readonly startOn: CivilDate
  readonly endOn: CivilDate
  /** Numbers of the bell; empty where the school has not set it. */
  readonly periods: readonly number[]
}

/** One period of a class in the week of a term; a timetable is a whole term's. */
export interface Lesson {
  readonly termId: string
  readonly classId: string
  readonly weekday: number
  readonly period: number
  readonly subject: string
  readonly teacherId: string
  readonly room: string
}

interface Dated {
  readonly from: CivilDate | null
  readonly to: CivilDate | null
}

export function holdsOn({ from, to }: Dated, on: CivilDate): boolean {
  return (from === null || from <= on) && (to === null || on <= to)
}

/** Whether it holds on a day or will later. */
export function notOverOn({ to }: Dated, on: CivilDate): boolean {
  return to === null || on <= to
}
