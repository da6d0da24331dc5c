import type { Output } from '#core/contract/contract'
import { amountInWords } from '@/frame/amounts'
import type { Subject } from '../hooks/choice'

export interface RowsProps {
  detail: Output<'standing.rule'>
  rows: readonly Subject[]
}

/** `9/14 节`; a prorated target shows the plan's own number beside it: `9/14 节（折算，原 20）`. */
export function amountOf({ done, target, literal }: Subject, unit: string): string {
  const amount = amountInWords(done, target, unit)
  return literal === null || literal === target ? amount : `${amount}（折算，原 ${literal}）`
}
