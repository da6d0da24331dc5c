import type { CivilDate } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import type { Caller } from '../endpoint/caller'
import { atHand } from './at-hand'
import type { Tx } from './store'

/** A unit of the school, with the days from and to which it is there. */
export interface KnownUnit {
  readonly id: string
  readonly kind: UnitKind
  readonly groupKind: string | null
  readonly name: string
  readonly from: CivilDate | null
  readonly to: CivilDate | null
}

/** All units of the caller's school, in the clerk's order, those that are over too. */
export function unitsKnown(tx: Tx, caller: Caller): Promise<readonly KnownUnit[]> {
  return atHand(caller, 'units known', () =>
    tx
      .selectFrom('orgUnit')
      .select(['id', 'kind', 'groupKind', 'name', 'fromOn as from', 'toOn as to'])
      .where('districtId', '=', caller.districtId)
      .where('schoolId', '=', caller.schoolId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
  )
}

export function isThereOn({ from, to }: KnownUnit, on: CivilDate): boolean {
  return (from === null || from <= on) && (to === null || to >= on)
}
