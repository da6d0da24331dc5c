import { meetingsInWords, meetingsOn } from '#core/club/club'
import { addUp, forOutside, sessionsOf, termOf } from '#core/club/summary'
import { operation } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { instructorsOf, loadClubs, loadInstructing, loadSessions } from '../_shared/store/club'
import { pageWithin } from '../_shared/store/paging'
import { unitNamesOf } from '../_shared/store/people'
import { instructs, keepsClubs } from './concerns'
import { courseOf } from './term'

const MOST_HIGHLIGHTS = 5

export const summary = operation('club.summary', async ({ readers, cursor }, { tx, caller, today }) => {
  const all = keepsClubs(caller)
  const { calendar } = await loadTerm(tx, caller, today)
  const { term } = calendar
  const clubs = (await loadClubs(tx, caller)).filter(
    (club) =>
      (all || instructs(caller, club.id)) &&
      club.termIds.includes(term.id) &&
      club.fromOn <= term.endOn &&
      (club.toOn === null || club.toOn >= term.startOn),
  )
  const ids = clubs.map(({ id }) => id)
  const instructing = await loadInstructing(tx, caller, ids)
  const sessions = await loadSessions(tx, caller, term.id, ids)
  const rows = clubs.map((club) => {
    const course = courseOf(club, sessions, calendar, today)
    const inFull = termOf(club.enrolled, course)
    return { club, told: sessionsOf(course), shown: readers === 'outside' ? forOutside(inFull) : inFull }
  })
  const { items, next } = pageWithin(rows, cursor)
  const names = await unitNamesOf(tx, caller, [caller.schoolId])
  return {
    term: { id: term.id, name: term.name },
    school: names.get(caller.schoolId) ?? '',
    asOf: today,
    all,
    totals: addUp(rows.map(({ shown }) => shown)),
    clubs: {
      items: items.map(({ club, told, shown }) => ({
        id: club.id,
        name: club.name,
        category: club.category,
        meets: meetingsInWords(meetingsOn(club.schedules, today)),
        place: club.place,
        instructors: instructorsOf(instructing, club).map(({ name }) => name),
        to: club.toOn,
        closedBecause: club.closedBecause,
        enrolled: shown.enrolled,
        progress: shown.progress,
        participation: shown.participation,
        about: club.about,
        highlights: told
          .filter(({ awaiting, highlights }) => !awaiting && highlights.trim() !== '')
          .slice(-MOST_HIGHLIGHTS)
          .map(({ on, highlights }) => ({ on, text: highlights })),
      })),
      next,
    },
  }
})
