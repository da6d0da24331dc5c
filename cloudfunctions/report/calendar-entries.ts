import type { BellPeriod } from '#core/calendar/bell'
import { meetingsOn } from '#core/club/club'
import { plannedSessions } from '#core/club/planned'
import type { CalendarEntry } from '#core/report/ics'
import { startOf } from '#core/research/schedule'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { factsOf, loadClubs } from '../_shared/store/club'
import { groupsOf, unitsBelongedTo } from '../research/groups'
import { loadPlanning, loadSlots, type Planning } from '../research/slots'
import { dueEntries } from './due-entries'

export const calendarName = ({ name }: Caller) => `有据 · ${name}`

/** The term's sessions that the caller takes part in and the days by which the caller's promises are due. */
export async function calendarEntries(context: SignedInContext): Promise<CalendarEntry[]> {
  // A feed that is asked for day and night says nothing before the first term instead of failing.
  if (!(await findTerm(context.tx, context.caller, context.today))) return []
  const planning = await loadPlanning(context)
  const entries = [
    ...(await researchEntries(planning, context)),
    ...(await clubEntries(planning, context)),
    ...(planning.plan ? await dueEntries(context) : []),
  ]
  return entries.sort((a, b) => (a.on === b.on ? (a.uid < b.uid ? -1 : 1) : a.on < b.on ? -1 : 1))
}

async function researchEntries(planning: Planning, context: SignedInContext): Promise<CalendarEntry[]> {
  const { tx, caller, today } = context
  const own = await unitsBelongedTo(context, today)
  const groups = (await groupsOf(context)).filter(({ id }) => own.includes(id))
  const slots = await loadSlots(tx, caller, groups, planning)
  return groups.flatMap(({ id, name }) => {
    const { slots: ofGroup = [], themes } = slots.get(id) ?? {}
    return ofGroup
      .filter(({ state }) => state !== 'waived')
      .map((slot) => ({
        uid: `research-${id}-${slot.on}@youju`,
        on: slot.heldOn,
        time: hours(startOf(slot.schedule, planning.bell), endOf(slot.schedule.period, planning.bell)),
        title: `${name}教研`,
        note: [themes?.get(slot.on) ?? '', slot.because].filter(Boolean).join('\n'),
        place: slot.schedule.place,
        cancelled: slot.state === 'cancelled',
      }))
  })
}

async function clubEntries({ calendar, bell }: Planning, { tx, caller, today }: SignedInContext) {
  const instructed = new Set(
    caller.posts.flatMap(({ post, unitId }) => (post === 'instructor' ? [unitId] : [])),
  )
  if (instructed.size === 0) return []
  const clubs = (await loadClubs(tx, caller)).filter(
    ({ id, termIds, toOn }) =>
      instructed.has(id) && termIds.includes(calendar.term.id) && (toOn === null || toOn >= today),
  )
  return clubs.flatMap((club): CalendarEntry[] =>
    plannedSessions(factsOf(club), calendar)
      .filter(({ waived }) => waived === null)
      .map(({ on, madeUp }) => {
        const weekday = calendar.teachingDays.find((day) => day.on === on)?.timetableOf
        const meeting = meetingsOn(club.schedules, on).find((each) => each.weekday === weekday)
        const { period = null, startsAt = '', endsAt = '' } = meeting ?? {}
        return {
          uid: `club-${club.id}-${on}@youju`,
          on,
          time:
            period === null
              ? hours(startsAt, endsAt)
              : hours(startOfPeriod(period, bell), endOf(period, bell)),
          title: `${club.name}社团活动`,
          note: madeUp ? '调休补课日' : '',
          place: club.place,
          cancelled: false,
        }
      }),
  )
}

function startOfPeriod(period: number, bell: readonly BellPeriod[]): string {
  return bell.find((each) => each.period === period)?.startsAt ?? ''
}

function endOf(period: number | null, bell: readonly BellPeriod[]): string {
  return bell.find((each) => each.period === period)?.endsAt ?? ''
}

/** Known only by when it begins, it is said to last three quarters of an hour. */
function hours(from: string, to: string): CalendarEntry['time'] {
  if (from === '') return null
  return { from, to: to > from ? to : later(from, 45) }
}

function later(clock: string, minutes: number): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const at = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
