import { mondayOf } from '#core/calendar/civil-date'
import { meetingsInWords, meetingsOn } from '#core/club/club'
import type { Output } from '#core/contract/contract'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadClubs, loadSessions } from '../_shared/store/club'
import type { Counting } from '../_shared/store/counting'
import { instructs } from '../club/concerns'
import { courseOf } from '../club/term'

type Item = Output<'agenda.today'>['items'][number]

/** Meetings of the clubs the caller instructs: today's, and those of this week that are not written down yet. */
export async function clubsToday(
  { calendar }: Counting,
  { tx, caller, today }: SignedInContext,
): Promise<Item[]> {
  if (!caller.posts.some(({ post }) => post === 'instructor')) return []
  const clubs = (await loadClubs(tx, caller)).filter(({ id, toOn }) => toOn === null && instructs(caller, id))
  const ids = clubs.map(({ id }) => id)
  const sessions = await loadSessions(tx, caller, calendar.term.id, ids)
  return clubs.flatMap((club): Item[] =>
    courseOf(club, sessions, calendar, today)
      .slots.filter(({ on, waived }) => waived === null && on <= today && mondayOf(on) === mondayOf(today))
      .filter(({ on, session }) => on === today || session === null)
      .map(({ on, session }) => ({
        what: 'club',
        form: '',
        unitId: club.id,
        on,
        heldOn: on,
        title: club.name,
        note: [meetingsInWords(meetingsOn(club.schedules, on)), club.place].filter(Boolean).join(' · '),
        byException: false,
        mayLog: true,
        recordId: session?.recordId ?? null,
      })),
  )
}
