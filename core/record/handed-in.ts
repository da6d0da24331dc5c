import type { CivilDate } from '../calendar/civil-date'
import type { CreditLevel } from './credit-level'

/** Something handed in (上报材料): a plan, a report, a list. It is judged by the day it was first handed in. */
export interface Deliverable {
  /** The day it was first handed in, whatever became of it later. */
  readonly on: CivilDate
  /** As in the plan's 材料(…). */
  readonly title: string
  /** Whom it is from: its author, a unit, or the school. */
  readonly level: CreditLevel
  /** The group, grade, class or club it is from; null for the author's own and for the school's. */
  readonly unitId: string | null
  readonly note: string
  /** The day it was accepted (受理); null as long as it is not. Kept by the server, whatever is sent. */
  readonly acceptedOn: CivilDate | null
  /** Whether a plan counted it only once accepted, on the day it was handed in. Kept by the server, whatever is sent. */
  readonly accepting?: boolean | undefined
}

/** A number that somebody declares (填报): how many pupils, dishes, assets; without names. */
export interface Declared {
  /** As of this day. */
  readonly on: CivilDate
  /** As in the plan's 填报(…). */
  readonly title: string
  readonly level: CreditLevel
  readonly unitId: string | null
  /** Whole and not negative; shares are declared by their two numbers. */
  readonly amount: number
  /** Where the number is from: 学籍系统, 体检报告. */
  readonly source: string
}

export const MOST_DECLARED = 100_000_000
