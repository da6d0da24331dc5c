import type { Appointment, PersonFacts, Tag } from '#core/org/person'

export interface Person extends PersonFacts {
  readonly kind: 'staff' | 'guardian'
  /** What a teacher teaches; empty for everybody else. */
  readonly subject: string
}

/** A person while the school is being put together. */
export interface Hire extends Person {
  birthDate: string | null
  teachingSince?: string | null
  tags?: readonly Tag[]
  readonly appointments: Appointment[]
}
