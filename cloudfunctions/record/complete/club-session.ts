import { monthAndDay } from '#core/calendar/in-words'
import { slotMovedTo } from '#core/club/course'
import { plannedSessions } from '#core/club/planned'
import { holdsOn } from '#core/org/person'
import { problem } from '#core/problem'
import type { ClubSession, SessionInstructor } from '#core/record/club-session'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { refuseBeyond } from '../../_shared/endpoint/refuse-beyond'
import {
  type ClubRow,
  factsOf,
  findClub,
  type Instructing,
  loadInstructing,
  loadSessions,
} from '../../_shared/store/club'
import type { Counting } from '../../_shared/store/counting'
import { runsNow } from '../../club/term'
import { type Complete, seenByConcerned } from './completed'

export const completeClubSession: Complete<'clubSession'> = async ({ kind, payload }, context, counting) => {
  const { tx, caller } = context
  const club = await findClub(tx, caller, payload.clubId)
  if (!club) throw problem('unknownUnit')
  const instructing = await loadInstructing(tx, caller, [club.id])
  // Who has handed the club on corrects what was written down before.
  const leads = instructing.some(
    (held) => held.personId === caller.personId && (held.to === null || payload.on <= held.to),
  )
  if (!leads) refuseBeyond('record.sample', caller, 'school')
  if (!runsNow(club, counting.calendar.term.id, payload.on)) {
    throw problem('clubNotRunning')
  }
  if (payload.roll.length > 0 && !club.rollOptIn) {
    throw fault('roll', '这个社团没有开通记名单，请去掉名单，只记人数')
  }
  await requireReason(club, payload, context, counting)
  const completed = {
    ...payload,
    clubName: club.name,
    category: club.category,
    enrolled: payload.enrolled || club.enrolled,
    instructors: leaders(payload, instructing),
  }
  return { content: { kind, payload: completed }, aboutId: club.id, ...seenByConcerned }
}

function fault(field: keyof ClubSession, message: string) {
  return problem('badInput', { fields: [{ path: `/content/payload/${field}`, message }] })
}

/** Held instead of the week's planned day, it counts with a reason (调整); beyond the plan it is an extra session. */
async function requireReason(
  club: ClubRow,
  { on, movedBecause }: ClubSession,
  { tx, caller }: SignedInContext,
  { calendar }: Counting,
): Promise<void> {
  if (movedBecause.trim() !== '') return
  const held = await loadSessions(tx, caller, calendar.term.id, [club.id])
  const others = held.filter((session) => session.on !== on)
  const slot = slotMovedTo(on, plannedSessions(factsOf(club), calendar), others)
  if (slot) throw fault('movedBecause', `这一周原定 ${monthAndDay(slot.on)}活动，请写一下为什么调整`)
}

/** Those named, who must have to do with the club; all who instruct it on that day when nobody is named. */
function leaders({ on, instructors }: ClubSession, instructing: readonly Instructing[]): SessionInstructor[] {
  const holding = instructing.filter((held) => holdsOn(held, on))
  const named = new Set(instructors.map(({ id }) => id))
  if (![...named].every((id) => instructing.some(({ personId }) => personId === id))) {
    throw fault('instructors', '带队的老师应是这个社团的指导教师')
  }
  const led = named.size === 0 ? holding : instructing.filter(({ personId }) => named.has(personId))
  return [...new Map(led.map(({ personId, name }) => [personId, { id: personId, name }])).values()]
}
