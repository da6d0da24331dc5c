import type { CivilDate } from '../calendar/civil-date'

/** An observed lesson (听课). One period observed for at least half of it is 1; a double period names both periods. */
export interface Observation {
  readonly on: CivilDate
  /** One or two different periods, ascending. */
  readonly periods: readonly number[]
  readonly mode: ObservationMode
  /** The other school's name when the lesson was taught there; empty for a lesson of one's own school. */
  readonly hostSchool: string
  /** Null only for another school's lesson. */
  readonly classId: string | null
  readonly className: string
  readonly teacherId: string | null
  readonly teacherName: string
  readonly subject: string
  readonly topic: string
  readonly lessonType: string
  readonly note: string
}

export type ObservationMode = 'live' | 'recording'

/** The lesson types (课型) that the source plans name (001-37, 002-32, 004-17); a school may use others. */
export const LESSON_TYPES = [
  '随堂课',
  '研讨课',
  '汇报课',
  '公开课',
  '示范课',
  '推门课',
  '同课异构',
  '优质课',
  '赛课',
] as const
