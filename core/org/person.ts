import type { CivilDate } from '../calendar/civil-date'
import type { Absence, Post } from './post'

/** A dated post of a person in a unit; `to` is the last day, open when null. */
export interface Appointment {
  readonly post: Post | Absence | 'member'
  readonly unitId: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/** What audiences ask about a member of staff. */
export interface PersonFacts {
  readonly id: string
  readonly name: string
  /** Null is a data gap: the higher quota applies and the gap is listed (domain.md section 4). */
  readonly birthDate: CivilDate | null
  readonly appointments: readonly Appointment[]
  /** What the person teaches (语文); empty when the roster does not say. */
  readonly subject?: string | undefined
  /** The first day as a teacher, for 教龄; missing is a data gap like a missing birth date. */
  readonly teachingSince?: CivilDate | null | undefined
  readonly tags?: readonly Tag[] | undefined
}

/** A title, rank, standing or date that the roster keeps of a person or unit for some time: 骨干教师, 党员, 寄宿. */
export interface Tag {
  readonly tag: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/** A number that the roster keeps of a unit from a day on: 人数, 班额. */
export interface Fact {
  readonly fact: string
  readonly amount: number
  readonly from: CivilDate
}

/** A unit that may owe a promise itself: a group, a grade, a class or the school. */
export interface UnitFacts {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly groupKind?: GroupKind | undefined
  /** The unit above it: a class's grade, a group's school. */
  readonly parentId?: string | null | undefined
  /** A subject group's subject. */
  readonly subject?: string | undefined
  readonly tags?: readonly Tag[] | undefined
  readonly facts?: readonly Fact[] | undefined
  /** The first and the last day; without them it always was, and will be. */
  readonly from?: CivilDate | null | undefined
  readonly to?: CivilDate | null | undefined
}

export type UnitKind = 'county' | 'district' | 'cluster' | 'school' | 'grade' | 'class' | 'group' | 'club'

export const GROUP_KINDS = {
  subject: '学科教研组',
  planning: '备课组',
  grade: '年级组',
  office: '处室',
  party: '支部',
  project: '课题组',
  studio: '工作室',
} as const
export type GroupKind = keyof typeof GROUP_KINDS

export function holdsOn(appointment: Pick<Appointment, 'from' | 'to'>, date: CivilDate): boolean {
  return appointment.from <= date && (appointment.to === null || date <= appointment.to)
}

/** Whether a unit is there on a day: a class is of one school year. */
export function standsOn(
  { from = null, to = null }: Pick<UnitFacts, 'from' | 'to'>,
  date: CivilDate,
): boolean {
  return (from === null || from <= date) && (to === null || date <= to)
}

export function postsOn(person: PersonFacts, date: CivilDate): ReadonlySet<Appointment['post']> {
  return new Set(person.appointments.filter((held) => holdsOn(held, date)).map((held) => held.post))
}
