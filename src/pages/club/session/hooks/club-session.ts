import { isCivilDate } from '#core/calendar/civil-date'
import { slotMovedTo } from '#core/club/course'
import { problem } from '#core/problem'
import { faultsOfDay } from '@/form/faults-beside'
import type { Typing } from '@/frame/entry/entry-kind'
import { dateInWords } from '@/frame/in-words'
import { type Query, useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { type Faults, faultsIn } from './faults'
import { type Club, enrolledIn, headcountIn, payloadOf, type SessionContent, type SessionForm } from './form'

export interface ClubSessionEntry {
  /** With what the club adds to what was typed. */
  readonly form: SessionForm
  readonly query: Query<'club.show'>
  readonly headcount: number
  readonly enrolled: number
  /** The week's planned day that this session stands for, when it is held on another. */
  readonly movedFrom: string | null
  readonly faults: Faults
  readonly content: SessionContent
  readonly complete: boolean
  set(change: Partial<SessionForm>): void
}

export function useClubSession({
  draft: { content: typed, change },
  own,
  checked,
  refusal,
}: Typing<SessionContent, SessionForm>): ClubSessionEntry {
  const me = useSession()
  // What was seen of the club before serves without a network; one never seen is counted by hand.
  const query = useQuery('club.show', { id: typed.clubId })
  const club = query.data
  const form = { ...typed, clubName: club?.name ?? typed.clubName }
  const movedFrom = club ? planOf(form, club, own.id) : null
  const payload = payloadOf(form, club, movedFrom === null ? '' : form.movedBecause.trim())
  const content: SessionContent = { kind: 'clubSession', payload }
  const missing: Faults = {
    ...faultsOfDay(content, me?.term ?? null, schoolToday()),
    ...(club &&
      heldTwice(form, club, own.id) && { on: problem('alreadyRecorded', { recordId: '' }).message }),
    ...(movedFrom !== null && payload.movedBecause === '' && { movedBecause: reasonFor(movedFrom) }),
  }
  return {
    form,
    query,
    headcount: headcountIn(form, club),
    enrolled: enrolledIn(form, club),
    movedFrom,
    faults: { ...(checked && missing), ...(refusal && faultsIn(refusal)) },
    content,
    complete: Object.keys(missing).length === 0,
    set: (some) => change((before) => ({ ...before, ...some })),
  }
}

const reasonFor = (movedFrom: string) => `原定 ${dateInWords(movedFrom, schoolToday())}，请写一下为什么调整`

function sessionsBeside({ course }: Club, ownId: string) {
  const all = [...(course?.slots.flatMap(({ session }) => session ?? []) ?? []), ...(course?.extra ?? [])]
  return all.filter(({ recordId }) => recordId !== ownId)
}

function planOf({ on }: SessionForm, club: Club, ownId: string): string | null {
  if (!isCivilDate(on)) return null
  return slotMovedTo(on, club.course?.slots ?? [], sessionsBeside(club, ownId))?.on ?? null
}

function heldTwice({ on }: SessionForm, club: Club, ownId: string): boolean {
  return sessionsBeside(club, ownId).some((session) => session.on === on)
}
