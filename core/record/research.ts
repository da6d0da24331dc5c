import type { CivilDate } from '../calendar/civil-date'

/** A session of teaching research (教研活动), written down by its organiser. */
export interface Research {
  readonly on: CivilDate
  readonly groupId: string
  readonly theme: string
  /** Why it was not held on its planned day, when it was moved. */
  readonly movedBecause: string
  readonly note: string
  /** The planned day whose slot it fills; null for an extra session. */
  readonly slotOn: CivilDate | null
  /** 集体备课, 同课异构, 研讨 … */
  readonly mode: string
  readonly leaderId: string | null
  readonly leaderName: string
  readonly place: string
  readonly scope: ResearchScope
  /** The other schools of a cluster session, as people name them. */
  readonly partners: string
  /** Which of the seven steps (001-31) were taken. */
  readonly steps: readonly string[]
  /** What came out of it: a revised lesson plan, an agreement, a question to go on with. */
  readonly output: string
  /** Guests who are not on the school's roster. */
  readonly guests: string
  /** Everybody expected and every guest of the school, once each. Only the organiser and leaders read all of it. */
  readonly attendance: readonly Attendance[]
  /** The groups that a session of the whole school stands for; filled in by the server, empty for one group's own. */
  readonly groups: readonly string[]
}

export interface Attendance {
  readonly personId: string
  readonly mark: AttendanceMark
}

/** Late and early leavers count as attending; excused and official absences leave the denominator (domain.md section 4). */
export const ATTENDANCE_MARKS = {
  present: '到',
  late: '迟到',
  leftEarly: '早退',
  excused: '请假',
  official: '公出',
  absent: '缺席',
  guest: '列席',
} as const

export type AttendanceMark = keyof typeof ATTENDANCE_MARKS

const ATTENDING: readonly AttendanceMark[] = ['present', 'late', 'leftEarly', 'guest']
const NOT_EXPECTED: readonly AttendanceMark[] = ['excused', 'official', 'guest']

export const attends = ({ mark }: Pick<Attendance, 'mark'>) => ATTENDING.includes(mark)
export const isExpected = ({ mark }: Pick<Attendance, 'mark'>) => !NOT_EXPECTED.includes(mark)

export const RESEARCH_SCOPES = { group: '本组', school: '全校', cluster: '片区联合' } as const
export type ResearchScope = keyof typeof RESEARCH_SCOPES

/** The forms of research the source plans name (001-32, 002-28, 004-06); a plan may list others under 选项. */
export const RESEARCH_MODES = [
  '研讨',
  '集体备课',
  '同课异构',
  '听评课',
  '专题讲座',
  '教学反思',
  '读书交流',
] as const

/** The seven steps of school-based research (001-31). */
export const SEVEN_STEPS = ['研', '讲', '思', '诊', '学', '引', '提'] as const
