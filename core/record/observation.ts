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
  /** What was seen, by the clock. */
  readonly timeline: readonly TimedNote[]
  /** The critique (评课): what was good, what could be better, and the scores, all optional. */
  readonly strengths: string
  readonly advice: string
  readonly scores: ObservationScores | null
  /** Kept by the server, whatever is sent; null where the roster was not asked. */
  readonly known: KnownOfLesson | null
}

/** What the roster said when the lesson was written down: whatever changes there later, a recount counts the same. */
export interface KnownOfLesson {
  /** What the observer teaches (本人学科). */
  readonly subject: string
  /** What the observed teacher was called on the day of the lesson: 骨干教师, 新教师; and to the observer: 我的徒弟. */
  readonly observed: readonly string[]
}

export interface TimedNote {
  /** Wall clock in China, `HH:mm`. */
  readonly at: string
  readonly text: string
}

/** Scores under a rubric of the plan in force, with the caps as they were then. */
export interface ObservationScores {
  readonly rubric: string
  readonly marks: readonly { readonly dimension: string; readonly cap: number; readonly score: number }[]
}

export function totalScore(scores: ObservationScores): number {
  return scores.marks.reduce((sum, mark) => sum + mark.score, 0)
}

/** A critique is there when anything of it was written or scored. */
export function hasCritique({ strengths, advice, scores }: Observation): boolean {
  return strengths.trim() !== '' || advice.trim() !== '' || scores !== null
}

export type ObservationMode = 'live' | 'recording'

/** The lesson types (课型) that the source plans name (001-37, 002-32, 004-17); a plan may list others under 选项. */
export const LESSON_TYPES = [
  '随堂课',
  '研讨课',
  '汇报课',
  '公开课',
  '示范课',
  '推门课',
  '同课异构',
  '优质课',
  '课改实验课',
  '课题研究课',
  '名师课堂',
  '赛课',
] as const
