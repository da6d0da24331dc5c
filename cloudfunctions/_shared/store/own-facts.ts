import type { CivilDate } from '#core/calendar/civil-date'

/** What besides only they and their leaders read of a person. */
export interface OwnFacts {
  readonly birthDate: CivilDate | null
  readonly teachingSince: CivilDate | null
  readonly mentoring: readonly Mentoring[]
}

export interface Mentoring {
  readonly mentorId: string
  readonly apprenticeId: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}
