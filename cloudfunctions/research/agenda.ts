import { addDays, type CivilDate, daysBetween, mondayOf } from '#core/calendar/civil-date'
import { weekAt } from '#core/calendar/school-calendar'
import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { RESEARCH_MODES } from '#core/record/research'
import { fillSlots } from '#core/research/filling'
import { daysToMoveTo } from '#core/research/move'
import { scheduleOn, startOf } from '#core/research/schedule'
import { operation } from '../_shared/endpoint/operation'
import { loadMembers } from '../_shared/store/group-members'
import { isOpen } from './change-slot'
import { groupOf, groupsOf, type ResearchGroup } from './groups'
import { type GroupSlots, type HeldSession, loadHeld, loadPlanning, loadSlots, type Planning } from './slots'

type Agenda = Output<'research.agenda'>
type SlotShown = Agenda['slots'][number]

const MODES = '教研形式'
/** Of all one's groups at once; a term is asked for group by group. */
const MOST_DAYS = 42

export const agenda = operation('research.agenda', async (input, context) => {
  const { tx, caller, today } = context
  const planning = await loadPlanning(context)
  const { calendar, plan } = planning
  const groups =
    input.groupId === undefined ? await groupsOf(context) : [await groupOf(input.groupId, context)]
  const { from, to } = stretch(input, today, planning)
  const slots = await loadSlots(tx, caller, groups, planning)
  const held = await loadHeld(
    tx,
    caller,
    groups.map(({ id }) => id),
    from,
    to,
  )
  const shown = groups.map((group) =>
    showGroup(group, slots.get(group.id), held, { from, to, today, planning }),
  )
  const recorded = groups.filter(({ may }) => may.record).map(({ id }) => id)
  const members = await loadMembers(tx, caller, recorded)
  const modes = plan?.options[MODES] ?? []
  return {
    today,
    from,
    to,
    term: { startOn: calendar.term.startOn, endOn: calendar.term.endOn },
    groups: shown.map(({ group }) => group),
    slots: shown.flatMap((each) => each.slots).sort(byDay),
    extra: shown.flatMap((each) => each.extra),
    members: members.map(({ appointments, ...member }) => ({
      ...member,
      appointments: appointments.map((each) => ({ ...each })),
    })),
    modes: modes.length > 0 ? [...modes] : [...RESEARCH_MODES],
    signInCode: plan?.settings.signInCode ?? false,
  }
})

const byDay = (a: SlotShown, b: SlotShown) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0)

/** Whole weeks within the term. */
function stretch(
  { from, to, groupId }: Parsed<'research.agenda'>,
  today: CivilDate,
  { calendar }: Planning,
): { from: CivilDate; to: CivilDate } {
  const first = mondayOf(from ?? addDays(today, -7))
  const last = addDays(mondayOf(to ?? addDays(from ?? today, 7)), 6)
  if (groupId === undefined && daysBetween(first, last) >= MOST_DAYS) {
    throw problem('badInput', { fields: [{ path: '/to', message: '一次最多看六周，请缩短日期范围' }] })
  }
  const { startOn, endOn } = calendar.term
  return {
    from: first < startOn ? mondayOf(startOn) : first,
    to: last > endOn ? addDays(mondayOf(endOn), 6) : last,
  }
}

interface Look {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly today: CivilDate
  readonly planning: Planning
}

function showGroup(
  { id, name, groupKind, may }: ResearchGroup,
  ofGroup: GroupSlots | undefined,
  held: readonly HeldSession[],
  { from, to, today, planning }: Look,
) {
  const { calendar, bell, plan } = planning
  const { schedules = [], own = [], slots = [], themes } = ofGroup ?? {}
  const inStretch = slots.filter(({ on }) => on >= from && on <= to)
  const { bySlot, extra } = fillSlots(
    inStretch,
    held.filter(({ groupId }) => groupId === id),
    calendar,
  )
  const schedule = scheduleOn(schedules, today) ?? null
  const shown = inStretch.map((slot): SlotShown => {
    const session = bySlot.get(slot.on)
    const open = may.arrange && !session && slot.state !== 'waived' && isOpen(slot, calendar, plan, today)
    const { on, heldOn, week, insteadOf, state, because } = slot
    return {
      groupId: id,
      ...{ on, heldOn, week, insteadOf, state, because },
      startsAt: startOf(slot.schedule, bell),
      place: slot.schedule.place,
      theme: themes?.get(on) ?? '',
      session: session ? { recordId: session.recordId, on: session.on, theme: session.theme } : null,
      mayMoveTo: open ? daysToMoveTo(slot, slots, calendar) : [],
    }
  })
  return {
    group: { id, name, kind: groupKind ?? null, may, schedule, ownSchedule: own.includes(schedule as never) },
    slots: shown,
    extra: extra
      .filter(({ on }) => weekAt(calendar, on) !== undefined)
      .map(({ groupId, recordId, on, theme }) => ({ groupId, recordId, on, theme })),
  }
}
