import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { runsOn } from '#core/club/club'
import { type Course, planAgainstHeld } from '#core/club/course'
import { plannedSessions } from '#core/club/planned'
import { type ClubRow, factsOf, type KeptSession } from '../_shared/store/club'

/** Whether the club takes place in the term on a day. */
export function runsNow(club: ClubRow, termId: string, today: CivilDate): boolean {
  return club.termIds.includes(termId) && runsOn(factsOf(club), today)
}

/** The club's term as of a day; a club that does not run in it has nothing planned. */
export function courseOf(
  club: ClubRow,
  sessions: readonly KeptSession[],
  calendar: SchoolCalendar,
  today: CivilDate,
): Course<KeptSession> {
  const planned = club.termIds.includes(calendar.term.id) ? plannedSessions(factsOf(club), calendar) : []
  const own = sessions.filter(({ clubId }) => clubId === club.id)
  return planAgainstHeld(planned, own, today)
}
