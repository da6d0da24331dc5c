import { type Course, type HeldSession, type Progress, progressOf } from './course'
import { type Participation, participationOf } from './participation'

/** A club's term in one row of the school's summary. Null numbers are about fewer than five pupils. */
export interface ClubTerm {
  readonly enrolled: number | null
  readonly progress: Progress
  readonly participation: Participation | null
}

export interface SchoolClubs {
  readonly clubs: number
  readonly enrolled: number
  readonly sessions: number
  readonly present: number
  readonly expected: number
  /** Clubs of fewer than five pupils, whose numbers are in none of the sums above. */
  readonly leftOut: number
}

/** Counts under this about pupils stay inside the school (domain.md section 7). */
const SMALLEST_COUNT = 5

/** Everything that took place: planned, moved and extra. */
export function sessionsOf<S extends HeldSession>({ slots, extra }: Course<S>): S[] {
  return [...slots.flatMap(({ session }) => session ?? []), ...extra]
}

export function termOf(enrolled: number, course: Course): ClubTerm {
  return { enrolled, progress: progressOf(course), participation: participationOf(sessionsOf(course)) }
}

/** As it may leave the school: numbers that tell of fewer than five pupils are kept back. */
export function forOutside(term: ClubTerm): ClubTerm {
  return tellsOfFew(term) ? { ...term, enrolled: null, participation: null } : term
}

function tellsOfFew({ enrolled, participation }: ClubTerm): boolean {
  const few = (count: number) => count > 0 && count < SMALLEST_COUNT
  if (enrolled !== null && few(enrolled)) return true
  if (participation === null || participation.sessions === 0) return false
  const { present, expected, sessions } = participation
  return few(present / sessions) || few(expected / sessions)
}

/** Sums over the rows as they are shown: a club whose numbers are kept back is not in them, or they would tell. */
export function addUp(terms: readonly ClubTerm[]): SchoolClubs {
  const shown = terms.filter((term) => term.enrolled !== null)
  const sum = (of: (term: ClubTerm) => number) => shown.reduce((total, term) => total + of(term), 0)
  return {
    clubs: terms.length,
    enrolled: sum(({ enrolled }) => enrolled ?? 0),
    sessions: terms.reduce(
      (total, { progress }) => total + progress.held + progress.moved + progress.extra,
      0,
    ),
    present: sum(({ participation }) => participation?.present ?? 0),
    expected: sum(({ participation }) => participation?.expected ?? 0),
    leftOut: terms.length - shown.length,
  }
}
