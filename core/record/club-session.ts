import type { CivilDate } from '../calendar/civil-date'

/** One meeting of a club (社团活动): a headcount by default, a roll only where the school opted in. */
export interface ClubSession {
  readonly on: CivilDate
  readonly clubId: string
  readonly clubName: string
  /** The club's category then; kept by the server, whatever is sent. */
  readonly category: string
  readonly headcount: number
  /** How many belong to the club at the time: the denominator of participation. Sent as 0, it is the club's own number. */
  readonly enrolled: number
  readonly content: string
  readonly highlights: string
  /** Why it was not held on its planned day, when it was moved. */
  readonly movedBecause: string
  /** Who was there, where the club keeps a named roll; only the instructor and leaders read it. */
  readonly roll: readonly string[]
  /** Who led it. Sent empty, it means all who instruct the club on that day. */
  readonly instructors: readonly SessionInstructor[]
}

export interface SessionInstructor {
  readonly id: string
  readonly name: string
}
