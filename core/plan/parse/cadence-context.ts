import type { CreditLevel } from '../../record/credit-level'
import type { Measure } from '../measure'
import type { AudienceWords } from './audience-words'
import type { Cell } from './cell'
import type { PlainText } from './characters'
import type { FormMeasures } from './form-measures'

/** What 周期 may refer to elsewhere in the document. */
export interface CadenceContext {
  /** The names of time windows that 设置 defines. */
  readonly milestones: readonly string[]
  readonly measures: FormMeasures
  readonly words: AudienceWords
  /** For what an event is: 每次听课后3日内. */
  readonly readMeasure: (cell: Cell, text: PlainText, level: CreditLevel) => Measure | null
}
