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
}

/** A unit that may owe a promise itself: a group, a grade, a class or the school. */
export interface UnitFacts {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly groupKind?: GroupKind | undefined
}

export type UnitKind = 'county' | 'district' | 'school' | 'grade' | 'class' | 'group' | 'club'

export const GROUP_KINDS = {
  subject: '学科教研组',
  planning: '备课组',
  grade: '年级组',
  office: '处室',
} as const
export type GroupKind = keyof typeof GROUP_KINDS

export function holdsOn(appointment: Pick<Appointment, 'from' | 'to'>, date: CivilDate): boolean {
  return appointment.from <= date && (appointment.to === null || date <= appointment.to)
}

export function postsOn(person: PersonFacts, date: CivilDate): ReadonlySet<Appointment['post']> {
  return new Set(person.appointments.filter((held) => holdsOn(held, date)).map((held) => held.post))
}
