import type { CivilDate } from '#core/calendar/civil-date'
import { meetingsOn } from '#core/club/club'
import { type Course, progressOf } from '#core/club/course'
import { participationOf, suggestionOf } from '#core/club/participation'
import { sessionsOf } from '#core/club/summary'
import type { Output } from '#core/contract/contract'
import { reaches } from '#core/rights/reach'
import type { Caller } from '../_shared/endpoint/caller'
import { operation } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import {
  type ClubRow,
  instructorsOf,
  type KeptSession,
  loadClub,
  loadInstructing,
  loadSessions,
} from '../_shared/store/club'
import { namesOf, unitNamesOf } from '../_shared/store/people'
import { loadPlan } from '../_shared/store/plan'
import { instructs, isConcerned, keepsClubs } from './concerns'
import { courseOf, runsNow } from './term'
import { loadTerms } from './terms'

const LATEST_CONTENTS = 6
/** Rolls from which names are offered: who has not come for so long has left, most likely. */
const LATEST_ROLLS = 4

type Shown = Output<'club.show'>

export const show = operation('club.show', async ({ id }, { tx, caller, today }) => {
  const club = await loadClub(tx, caller, id)
  const { calendar } = await loadTerm(tx, caller, today)
  const { plan } = await loadPlan(tx, caller, today)
  const sessions = await loadSessions(tx, caller, calendar.term.id, [id])
  const course = courseOf(club, sessions, calendar, today)
  const instructors = instructorsOf(await loadInstructing(tx, caller, [id]), club)
  const units = await unitNamesOf(tx, caller, club.mergedInto === null ? [] : [club.mergedInto])
  const people = await namesOf(tx, caller, club.rollBy === null ? [] : [club.rollBy])
  const terms = await loadTerms(tx, caller)
  const concerned = isConcerned(caller, id)
  return {
    id,
    revision: club.revision,
    name: club.name,
    category: club.category,
    about: club.about,
    ...meetingsOf(club, today),
    place: club.place,
    capacity: club.capacity,
    enrolled: club.enrolled,
    from: club.fromOn,
    to: club.toOn,
    closedBecause: club.closedBecause,
    mergedInto:
      club.mergedInto === null ? null : { id: club.mergedInto, name: units.get(club.mergedInto) ?? '' },
    instructors: instructors.map(({ personId, name }) => ({ id: personId, name })),
    terms: terms.filter((term) => club.termIds.includes(term.id)).map(({ id, name }) => ({ id, name })),
    roll: rollOf(club, people),
    term: { id: calendar.term.id, name: calendar.term.name },
    course: concerned
      ? courseShown(course, keepsClubs(caller) ? plan.settings.participationThreshold : null)
      : null,
    contents: concerned ? latestContents(sessions) : [],
    names: club.rollOptIn ? namesOnRolls(sessions) : [],
    may: mayDo(club, caller, runsNow(club, calendar.term.id, today)),
  }
})

function meetingsOf({ schedules }: ClubRow, today: CivilDate): Pick<Shown, 'meetings' | 'meetingsSince'> {
  const meetings = meetingsOn(schedules, today)
  const at = schedules.findIndex((each) => each.meetings === meetings)
  return {
    meetings: [...meetings] as Shown['meetings'],
    meetingsSince: at > 0 ? (schedules[at]?.from ?? null) : null,
  }
}

function rollOf(club: ClubRow, people: ReadonlyMap<string, string>): Shown['roll'] {
  if (!club.rollOptIn) return null
  return { since: club.rollSince ?? '', by: people.get(club.rollBy ?? '') ?? '', because: club.rollBecause }
}

function courseShown(course: Course<KeptSession>, threshold: number | null): Shown['course'] {
  const told = ({ recordId, on, headcount, enrolled, content, movedBecause, awaiting }: KeptSession) => ({
    recordId,
    on,
    headcount,
    enrolled,
    content,
    movedBecause,
    awaiting,
  })
  const sessions = sessionsOf(course)
  return {
    slots: course.slots.map((slot) => ({ ...slot, session: slot.session && told(slot.session) })),
    extra: course.extra.map(told),
    progress: progressOf(course),
    participation: participationOf(sessions),
    suggestion: threshold === null ? null : suggestionOf(sessions, threshold),
  }
}

function latestContents(sessions: readonly KeptSession[]): string[] {
  const contents = [...sessions].reverse().flatMap(({ content }) => content.trim() || [])
  return [...new Set(contents)].slice(0, LATEST_CONTENTS)
}

function namesOnRolls(sessions: readonly KeptSession[]): string[] {
  const rolls = sessions.filter(({ roll }) => roll.length > 0).slice(-LATEST_ROLLS)
  return [...new Set(rolls.flatMap(({ roll }) => roll))]
}

function mayDo(club: ClubRow, caller: Caller, runs: boolean): Shown['may'] {
  const leads = instructs(caller, club.id)
  const keeps = keepsClubs(caller)
  return {
    log: runs && (leads || reaches('record.sample', caller.roles, 'school')),
    change: keeps ? 'all' : leads ? 'own' : null,
    close: keeps && club.toOn === null,
    reopen: keeps && club.toOn !== null,
  }
}
