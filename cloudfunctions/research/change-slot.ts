import { sql } from 'kysely'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import { type SchoolCalendar, weekAt } from '#core/calendar/school-calendar'
import type { Output } from '#core/contract/contract'
import type { Plan } from '#core/plan/plan'
import { problem } from '#core/problem'
import { fillSlots } from '#core/research/filling'
import type { Slot } from '#core/research/slot'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { groupOf } from './groups'
import { loadHeld, loadPlanning, loadSlots, type Planning } from './slots'

const DAYS_LEFT = 7

/** A slot may be changed as long as its session may still be written down without anybody's approval. */
export function isOpen(
  { week }: Slot,
  { weeks }: SchoolCalendar,
  plan: Plan | undefined,
  today: CivilDate,
): boolean {
  const sunday = weeks[week - 1]?.sunday ?? ''
  return today <= addDays(sunday, plan?.settings.lateEntryDays ?? DAYS_LEFT)
}

export interface FoundSlot {
  readonly groupId: string
  readonly slot: Slot
  readonly slots: readonly Slot[]
  readonly planning: Planning
}

interface Named {
  readonly groupId: string
  readonly slotOn: CivilDate
}

/** A slot that the caller may arrange and that has not been held. */
export async function findSlot({ groupId, slotOn }: Named, context: SignedInContext): Promise<FoundSlot> {
  const { tx, caller } = context
  const group = await groupOf(groupId, context)
  if (!group.may.arrange) throw problem('notAllowed')
  const planning = await loadPlanning(context)
  const slots = (await loadSlots(tx, caller, [group], planning)).get(groupId)?.slots ?? []
  const slot = slots.find((each) => each.on === slotOn)
  if (!slot) throw problem('noSlot')
  if (slot.state === 'waived') throw problem('slotWaived')
  const week = weekAt(planning.calendar, slotOn)
  if (!week) throw problem('noSlot')
  const held = await loadHeld(tx, caller, [groupId], week.monday, week.sunday)
  const session = fillSlots(slots, held, planning.calendar).bySlot.get(slotOn)
  if (session) throw problem('slotHeld', { recordId: session.recordId })
  return { groupId, slot, slots, planning }
}

/** As `findSlot`, for changing when it is held. */
export async function findOpenSlot(named: Named, context: SignedInContext): Promise<FoundSlot> {
  const found = await findSlot(named, context)
  const { calendar, plan } = found.planning
  if (!isOpen(found.slot, calendar, plan, context.today)) throw problem('slotOver')
  return found
}

interface Change {
  readonly did: 'moved' | 'cancelled' | 'restored' | 'themed'
  readonly reason: string
  readonly set:
    | { readonly theme: string }
    | {
        readonly change: 'moved' | 'cancelled' | null
        readonly toOn: CivilDate | null
        readonly reason: string
      }
}

/** Keeps what was decided about a slot, and says so in the journal. */
export async function keepSlot(
  { groupId, slot }: FoundSlot,
  { did, reason, set }: Change,
  { tx, caller, now, requestId }: SignedInContext,
): Promise<void> {
  const key = { districtId: caller.districtId, groupId, slotOn: slot.on }
  const before = await tx
    .selectFrom('researchSlot')
    .selectAll()
    .where('districtId', '=', key.districtId)
    .where('groupId', '=', groupId)
    .where('slotOn', '=', slot.on)
    .forUpdate()
    .executeTakeFirst()
  const by = { changedBy: caller.personId, changedAt: new Date(now) }
  const blank = { theme: '', change: null, toOn: null, reason: '' }
  const after = await tx
    .insertInto('researchSlot')
    .values({ ...key, schoolId: caller.schoolId, ...blank, ...set, ...by })
    .onConflict((conflict) =>
      conflict.columns(['districtId', 'groupId', 'slotOn']).doUpdateSet({ ...set, ...by }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  const journal = { actorId: caller.personId, at: by.changedAt, did, reason, requestId }
  await sql`select youju.keep_journal(${key.districtId}::uuid, ${caller.schoolId}::uuid, 'researchSlot', ${groupId}::uuid,
    ${JSON.stringify(journal)}::jsonb, ${before ? JSON.stringify(before) : null}::jsonb, ${JSON.stringify(after)}::jsonb)`.execute(
    tx,
  )
}

export function changed(
  { groupId, slot }: FoundSlot,
  now: Pick<Slot, 'heldOn' | 'state'>,
): Output<'research.move'> {
  return { groupId, slotOn: slot.on, heldOn: now.heldOn, state: now.state }
}
