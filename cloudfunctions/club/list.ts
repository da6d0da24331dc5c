import type { CivilDate } from '#core/calendar/civil-date'
import { CATEGORY_OPTIONS, CLUB_CATEGORIES, meetingsInWords, meetingsOn } from '#core/club/club'
import { type Course, progressOf } from '#core/club/course'
import { participationOf, suggestionOf } from '#core/club/participation'
import { sessionsOf } from '#core/club/summary'
import type { Parsed } from '#core/contract/contract'
import type { Caller } from '../_shared/endpoint/caller'
import { operation } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { type ClubRow, instructorsOf, loadClubs, loadInstructing, loadSessions } from '../_shared/store/club'
import { pageWithin } from '../_shared/store/paging'
import { loadPlan } from '../_shared/store/plan'
import { instructs, isConcerned, keepsClubs } from './concerns'
import { courseOf, runsNow } from './term'

export const list = operation('club.list', async (input, { tx, caller, today }) => {
  const { calendar } = await loadTerm(tx, caller, today)
  const { plan } = await loadPlan(tx, caller, today)
  const clubs = await loadClubs(tx, caller)
  const { items, next } = pageWithin(ownFirst(wanted(clubs, input, caller), caller), input.cursor)
  const ids = items.map(({ id }) => id)
  const instructing = await loadInstructing(tx, caller, ids)
  const sessions = await loadSessions(tx, caller, calendar.term.id, ids)
  return {
    clubs: {
      items: items.map((club) => {
        const course = courseOf(club, sessions, calendar, today)
        const concerned = isConcerned(caller, club.id)
        const all = sessionsOf(course)
        return {
          id: club.id,
          name: club.name,
          category: club.category,
          meets: meetingsInWords(meetingsOn(club.schedules, today)),
          place: club.place,
          enrolled: club.enrolled,
          instructors: instructorsOf(instructing, club).map(({ name }) => name),
          mine: instructs(caller, club.id),
          to: club.toOn,
          runs: runsNow(club, calendar.term.id, today),
          today: concerned ? todayIn(course, today) : null,
          numbers: concerned ? { progress: progressOf(course), participation: participationOf(all) } : null,
          suggested:
            keepsClubs(caller) &&
            club.toOn === null &&
            suggestionOf(all, plan.settings.participationThreshold) !== null,
        }
      }),
      next,
    },
    categories: inUse(clubs, plan.options[CATEGORY_OPTIONS] ?? CLUB_CATEGORIES),
    mayFound: keepsClubs(caller),
    instructs: caller.posts.some(({ post }) => post === 'instructor'),
  }
})

function wanted(
  clubs: readonly ClubRow[],
  { whose, closed, query = '', category }: Parsed<'club.list'>,
  caller: Caller,
): ClubRow[] {
  const text = query.trim()
  return clubs.filter(
    (club) =>
      (whose === 'all' || instructs(caller, club.id)) &&
      (club.toOn !== null) === closed &&
      (text === '' || club.name.includes(text) || club.place.includes(text)) &&
      (category === undefined || club.category === category),
  )
}

/** In the order in which they are offered; those no longer offered come last. */
function inUse(clubs: readonly ClubRow[], offered: readonly string[]): string[] {
  const used = new Set(clubs.map(({ category }) => category))
  return [...offered.filter((each) => used.delete(each)), ...used]
}

function ownFirst(clubs: readonly ClubRow[], caller: Caller): ClubRow[] {
  const own = (club: ClubRow) => (instructs(caller, club.id) ? 0 : 1)
  return [...clubs].sort((a, b) => own(a) - own(b))
}

function todayIn({ slots, extra }: Course, today: CivilDate): 'open' | 'done' | null {
  const held = [...slots.flatMap(({ session }) => session ?? []), ...extra]
  if (held.some(({ on }) => on === today)) return 'done'
  return slots.some(({ on, state }) => on === today && state === 'toCome') ? 'open' : null
}
