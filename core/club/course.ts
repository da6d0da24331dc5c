import { type CivilDate, mondayOf } from '../calendar/civil-date'
import type { PlannedSession } from './planned'

/** A session that took place, as far as planning looks at it. */
export interface HeldSession {
  readonly recordId: string
  readonly on: CivilDate
  readonly headcount: number
  readonly enrolled: number
  readonly movedBecause: string
  /** A late entry that nobody has approved yet. */
  readonly awaiting: boolean
}

/** held 已开展 · moved 调整 (another day of the week) · awaiting 待核准 · missed 未记录 · toCome 未到 · waived 免除 */
export type SlotState = 'held' | 'moved' | 'awaiting' | 'missed' | 'toCome' | 'waived'

export interface Slot<S extends HeldSession = HeldSession> extends PlannedSession {
  readonly state: SlotState
  readonly session: S | null
}

/** A club's term, planned against held. */
export interface Course<S extends HeldSession = HeldSession> {
  readonly slots: readonly Slot<S>[]
  /** Sessions that fill no planned one; they never fill another week. */
  readonly extra: readonly S[]
}

/**
 * Each session fills the slot of its day, else the first of its week that is open; a slot is missed once its day is over.
 */
export function planAgainstHeld<S extends HeldSession>(
  planned: readonly PlannedSession[],
  held: readonly S[],
  today: CivilDate,
): Course<S> {
  const filled = new Map<PlannedSession, S>()
  const left: S[] = []
  for (const session of [...held].sort(byDay)) {
    const slot = planned.find(({ on, waived }) => on === session.on && waived === null)
    if (slot) filled.set(slot, session)
    else left.push(session)
  }
  const extra = left.filter((session) => {
    const slot = openSlotFor(session.on, planned, (each) => filled.has(each))
    if (slot) filled.set(slot, session)
    return !slot
  })
  const slots = planned.map((slot) => {
    const session = filled.get(slot) ?? null
    return { ...slot, session, state: stateOf(slot, session, today) }
  })
  return { slots, extra }
}

/**
 * The slot of the same week that a session on a day without one takes the place of, so that it needs a reason (调整);
 * undefined for a planned day and for an extra session.
 */
export function slotMovedTo(
  on: CivilDate,
  planned: readonly PlannedSession[],
  held: readonly HeldSession[],
): PlannedSession | undefined {
  const { slots } = planAgainstHeld(planned, held, on)
  if (slots.some((slot) => slot.on === on && slot.waived === null)) return undefined
  const open = openSlotFor(on, slots, (each) => each.session !== null)
  return open && planned.find((each) => each.on === open.on)
}

function openSlotFor<P extends PlannedSession>(
  on: CivilDate,
  slots: readonly P[],
  taken: (slot: P) => boolean,
): P | undefined {
  return slots.find((slot) => mondayOf(slot.on) === mondayOf(on) && slot.waived === null && !taken(slot))
}

function stateOf(slot: PlannedSession, session: HeldSession | null, today: CivilDate): SlotState {
  if (slot.waived !== null) return 'waived'
  if (!session) return slot.on < today ? 'missed' : 'toCome'
  if (session.awaiting) return 'awaiting'
  return session.on === slot.on ? 'held' : 'moved'
}

const byDay = (a: HeldSession, b: HeldSession) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

/** A course in numbers; planned = held + moved + awaiting + missed + to come. */
export interface Progress {
  readonly planned: number
  readonly held: number
  readonly moved: number
  readonly awaiting: number
  readonly missed: number
  readonly toCome: number
  readonly waived: number
  readonly extra: number
}

export function progressOf({ slots, extra }: Course): Progress {
  const count = (state: SlotState) => slots.filter((slot) => slot.state === state).length
  const waived = count('waived')
  return {
    planned: slots.length - waived,
    held: count('held'),
    moved: count('moved'),
    awaiting: count('awaiting'),
    missed: count('missed'),
    toCome: count('toCome'),
    waived,
    extra: extra.filter((session) => !session.awaiting).length,
  }
}

/** `已开展 9 次（调整 1 次），还有 1 次没有记录，另加 2 次` */
export function progressInWords({ held, moved, awaiting, missed, waived, extra }: Progress): string {
  const parts = [
    `已开展 ${held + moved} 次${moved > 0 ? `（调整 ${moved} 次）` : ''}`,
    awaiting > 0 ? `待核准 ${awaiting} 次` : '',
    missed > 0 ? `${missed} 次没有记录` : '',
    extra > 0 ? `另加 ${extra} 次` : '',
    waived > 0 ? `放假免除 ${waived} 次` : '',
  ]
  return parts.filter(Boolean).join('，')
}
