import type { CreditLevel } from '../../record/credit-level'
import type { BasicMeasure } from '../basic-measure'
import { isBasic } from '../measure'
import type { Audience } from '../predicate'
import type { CadenceContext } from './cadence-context'
import type { Cell } from './cell'
import type { PlainText } from './characters'
import type { OptionLists } from './option-lists'

/** Whose number it is: what somebody hands in or declares is credited to whoever owes it. */
export type Level = CreditLevel

export function levelOf(audience: Audience | null): Level {
  const level = audience?.level ?? 'school'
  return level === 'cluster' || level === 'office' ? 'school' : level
}

/** What 统计 may refer to elsewhere in the document. */
export interface MeasureContext extends CadenceContext {
  readonly lists: OptionLists
  readonly rubrics: readonly string[]
}

/** A measure that is counted record by record, where no other will do. */
export function readBasic(
  cell: Cell,
  context: MeasureContext,
  level: Level,
  text: PlainText,
): BasicMeasure | null {
  const measure = context.readMeasure(cell, text, level)
  if (measure === null || isBasic(measure)) return measure
  return cell.fault(
    `「${text.text}」不是一条一条数出来的，不能写在这里。`,
    '请写听课节数、登记次数这样的口径。',
    {
      found: text.text,
    },
  )
}
