import type { CivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import type { IconName } from '@/components/icon'
import { dateInWords } from '@/frame/in-words'

export type Agenda = Output<'research.agenda'>
export type Slot = Agenda['slots'][number]
export type Group = Agenda['groups'][number]

interface SlotState {
  readonly words: string
  readonly tone: Status
  readonly icon: IconName
}

/** What has become of a slot by a day; the tone is that of the standing it comes nearest to, and never red. */
export function stateOf({ session, state, on, heldOn }: Slot, today: CivilDate): SlotState {
  if (session) {
    const moved = session.on !== on
    return { words: moved ? '已开 · 调整' : '已开', tone: 'met', icon: 'circle-check' }
  }
  if (state === 'waived') return { words: '免除', tone: 'waived', icon: 'circle-minus' }
  if (state === 'cancelled') return { words: '取消', tone: 'waived', icon: 'circle-x' }
  if (heldOn <= today) return { words: heldOn === today ? '今天' : '待记录', tone: 'behind', icon: 'clock' }
  return state === 'moved'
    ? { words: '调整', tone: 'onTrack', icon: 'calendar' }
    : { words: '按计划', tone: 'onTrack', icon: 'calendar' }
}

export const nameOf = ({ groups }: Agenda, { groupId }: Slot) =>
  groups.find(({ id }) => id === groupId)?.name ?? ''

export function titleOf(agenda: Agenda, slot: Slot): string {
  return slot.session?.theme || slot.theme || `${nameOf(agenda, slot)}教研`
}

/** When and where, and why it is not as it was planned. */
export function detailOf(slot: Slot, today: CivilDate): string {
  const { session, on, heldOn, state, startsAt, place } = slot
  const takesPlace = session !== null || state === 'planned' || state === 'moved'
  const when = dateInWords(session?.on ?? heldOn, today)
  const planned = (session?.on ?? heldOn) === on ? '' : `原定 ${dateInWords(on, today)}`
  return [takesPlace ? `${when} ${startsAt}`.trim() : when, takesPlace && place, planned, whyOf(slot, today)]
    .filter(Boolean)
    .join(' · ')
}

/** Why it is not as it was planned, or what it makes up for. */
export function whyOf({ insteadOf, state, because }: Slot, today: CivilDate): string {
  const makesUp = insteadOf === null ? '' : `补 ${dateInWords(insteadOf, today)}的`
  return [makesUp, state !== 'planned' && because].filter(Boolean).join(' · ')
}
