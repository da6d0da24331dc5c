import { mondayOf } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { fillSlots } from '#core/research/filling'
import { startOf } from '#core/research/schedule'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { groupsOf, leads, unitsBelongedTo } from '../research/groups'
import { loadHeld, loadPlanning, loadSlots } from '../research/slots'

type Item = Output<'agenda.today'>['items'][number]

/** Sessions of the caller's own groups today, and for those who lead them what this week is not written down yet. */
export async function researchToday(context: SignedInContext): Promise<Item[]> {
  const { tx, caller, today } = context
  const own = await unitsBelongedTo(context, today)
  const groups = (await groupsOf(context)).filter(({ id }) => own.includes(id))
  if (groups.length === 0) return []
  const planning = await loadPlanning(context)
  const slots = await loadSlots(tx, caller, groups, planning)
  const ids = groups.map(({ id }) => id)
  const held = await loadHeld(tx, caller, ids, mondayOf(today), today)
  return groups.flatMap(({ id, name }): Item[] => {
    const { slots: ofTerm = [], themes } = slots.get(id) ?? {}
    const week = ofTerm.filter(({ on }) => mondayOf(on) === mondayOf(today))
    const { bySlot } = fillSlots(
      week,
      held.filter(({ groupId }) => groupId === id),
      planning.calendar,
    )
    const mayLog = leads(caller, id)
    return week
      .filter(({ state }) => state === 'planned' || state === 'moved')
      .filter(({ on, heldOn }) => heldOn === today || (mayLog && heldOn < today && !bySlot.has(on)))
      .map(({ on, heldOn, schedule }) => ({
        what: 'research',
        form: '',
        unitId: id,
        on,
        heldOn,
        title: themes?.get(on) || `${name}教研活动`,
        note: [startOf(schedule, planning.bell), schedule.place, name].filter(Boolean).join(' · '),
        byException: false,
        mayLog,
        recordId: bySlot.get(on)?.recordId ?? null,
      }))
  })
}
