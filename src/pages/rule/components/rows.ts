import type { Output } from '#core/contract/contract'
import type { Seen } from '@/frame/routes'
import type { Subject } from '../hooks/choice'

export interface RowsProps {
  detail: Output<'standing.rule'>
  rows: readonly Subject[]
  /** The week and the moment that a number is opened for. */
  seen: Seen
}

/** A prorated target never stands without the plan's own number: `折算，计划原数 20 节`. */
export function prorationOf({ target, literal }: Subject, unit: string): string | null {
  return literal === null || literal === target ? null : `折算，计划原数 ${literal} ${unit}`
}
