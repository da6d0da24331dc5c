import type { Appointment, PersonFacts } from '#core/org/person'

export interface Person extends PersonFacts {
  readonly kind: 'staff' | 'guardian'
  /** What a teacher teaches; empty for everybody else. */
  readonly subject: string
}

/** A person while the school is being put together. */
export interface Hire extends Person {
  birthDate: string | null
  readonly appointments: Appointment[]
}
