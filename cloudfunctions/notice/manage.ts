import type { Target } from '#core/notice/notice'
import type { Caller } from '../_shared/endpoint/caller'
import type { NoticeRow } from './notice-row'

/**
 * Whether the caller speaks for an announcement that is out: leaders for the school's, others for what they wrote to
 * whom they may still address. Who no longer leads the group or has the class has no more say in it.
 */
export function manages(row: Pick<NoticeRow, 'publisherId' | 'audience'>, caller: Caller): boolean {
  if (caller.rights.publishNotice) return true
  return row.publisherId === caller.personId && row.audience.every((target) => mayAddress(target, caller))
}

function mayAddress({ who, unitId, post }: Target, { classes, led }: Caller): boolean {
  return who === 'parents' ? classes.includes(unitId) : post === undefined && led.includes(unitId)
}
