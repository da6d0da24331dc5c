import { addDays, type CivilDate, type Weekday } from '#core/calendar/civil-date'
import type { Plan } from '#core/plan/plan'
import type { Held } from '#core/research/filling'
import { type ResearchSchedule, scheduleOfPlan, schedulesOf } from '#core/research/schedule'
import { type Slot, slotsOf } from '#core/research/slot'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm, type SchoolTerm } from '../_shared/store/calendar'
import { findPlan } from '../_shared/store/plan'
import type { Tx } from '../_shared/store/store'
import type { ResearchGroup } from './groups'

/** What the slots of any group follow from. */
export interface Planning extends SchoolTerm {
  readonly plan: Plan | undefined
}

export async function loadPlanning({ tx, caller, today }: SignedInContext): Promise<Planning> {
  const plan = (await findPlan(tx, caller, today))?.plan
  return { ...(await loadTerm(tx, caller, today)), plan }
}

export interface GroupSlots {
  readonly schedules: readonly ResearchSchedule[]
  readonly own: readonly ResearchSchedule[]
  readonly slots: readonly Slot[]
  /** By the slot's planned day. */
  readonly themes: ReadonlyMap<CivilDate, string>
}

/** The slots of a term of each of the groups, by the group's id. */
export async function loadSlots(
  tx: Tx,
  caller: Caller,
  groups: readonly ResearchGroup[],
  { calendar, plan }: Planning,
): Promise<ReadonlyMap<string, GroupSlots>> {
  const ids = groups.map(({ id }) => id)
  const { startOn, endOn } = calendar.term
  const own = await ownSchedules(tx, caller, ids)
  const kept = ids.length === 0 ? [] : await keptSlots(tx, caller, ids, startOn, endOn)
  return new Map(
    groups.map(({ id, groupKind }) => {
      const ofGroup = kept.filter(({ groupId }) => groupId === id)
      const schedules = schedulesOf(own.get(id) ?? [], plan && scheduleOfPlan(plan, groupKind, startOn))
      const changes = ofGroup.flatMap(({ slotOn, change, toOn, reason }) =>
        change === null ? [] : [{ slotOn, to: toOn, reason }],
      )
      const themes = new Map(ofGroup.map(({ slotOn, theme }) => [slotOn, theme]))
      const slots = slotsOf(schedules, calendar, changes)
      return [id, { schedules, own: own.get(id) ?? [], slots, themes }]
    }),
  )
}

/** What groups have decided, in time order. */
export async function ownSchedules(
  tx: Tx,
  caller: Caller,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, ResearchSchedule[]>> {
  if (groupIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('researchSchedule')
    .select(['groupId', 'fromOn', 'toOn', 'weekday', 'period', 'time', 'place'])
    .where('districtId', '=', caller.districtId)
    .where('groupId', 'in', groupIds)
    .orderBy('fromOn')
    .execute()
  const byGroup = new Map<string, ResearchSchedule[]>()
  for (const { groupId, fromOn: from, toOn: to, weekday, ...where } of rows) {
    const list = byGroup.get(groupId) ?? []
    list.push({ from, to, weekday: weekday as Weekday, ...where })
    byGroup.set(groupId, list)
  }
  return byGroup
}

function keptSlots(tx: Tx, caller: Caller, groupIds: readonly string[], from: CivilDate, to: CivilDate) {
  return tx
    .selectFrom('researchSlot')
    .select(['groupId', 'slotOn', 'theme', 'change', 'toOn', 'reason'])
    .where('districtId', '=', caller.districtId)
    .where('groupId', 'in', groupIds)
    .where('slotOn', '>=', from)
    .where('slotOn', '<=', to)
    .execute()
}

export interface HeldSession extends Held {
  readonly groupId: string
  readonly recordId: string
  /** Empty for whom the record itself is not shown. */
  readonly theme: string
}

/**
 * What the groups have held on days. It goes by the natural keys, which all of the staff may see: a member learns that
 * a session was held also when it was before their time.
 */
export async function loadHeld(
  tx: Tx,
  caller: Caller,
  groupIds: readonly string[],
  from: CivilDate,
  to: CivilDate,
): Promise<HeldSession[]> {
  const keys: string[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) {
    for (const groupId of groupIds) keys.push(`research/${groupId}/${on}`)
  }
  if (keys.length === 0) return []
  const rows = await tx
    .selectFrom('recordClaim as claim')
    .leftJoin('record', (join) =>
      join.onRef('record.districtId', '=', 'claim.districtId').onRef('record.id', '=', 'claim.recordId'),
    )
    .select(['claim.naturalKey', 'claim.recordId', 'record.payload'])
    .where('claim.districtId', '=', caller.districtId)
    .where('claim.naturalKey', 'in', keys)
    .execute()
  return rows
    .map(({ naturalKey, recordId, payload }) => {
      const [, groupId = '', on = ''] = naturalKey.split('/')
      const told = payload as { theme?: string; slotOn?: string | null } | null
      return { groupId, on, recordId, theme: told?.theme ?? '', slotOn: told?.slotOn ?? null }
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}
