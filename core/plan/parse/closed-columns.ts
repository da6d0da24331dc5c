import { FIELD_TYPES, FORM_UNITS, HOW_OFTEN } from '../../form/form'
import { MEASURES } from '../basic-measure'
import type { SheetName } from './sheet-names'

/** Columns with a closed vocabulary, which a spreadsheet can offer to choose from; others may still be typed. */
const CHOICES: Readonly<Partial<Record<SheetName, Readonly<Record<string, readonly string[]>>>>> = {
  指标: {
    强度: ['必达', '力争'],
    统计: Object.values(MEASURES).map(({ label }) => label),
    周期: ['每学期', '每学年', '每月', '每周', '每两周', '每周四', '每教学日', '期初、期中、期末', '定期'],
  },
  登记表: {
    类型: Object.values(FIELD_TYPES),
    必填: ['是'],
    敏感: ['是'],
    记给: Object.values(FORM_UNITS),
    频次: Object.values(HOW_OFTEN),
    无异常: ['开', '关'],
    密级: ['一般', '限定'],
  },
  调整: { 调整: ['免除', '折算', '不折算'] },
}

export function choicesIn(sheet: SheetName, column: string): readonly string[] | undefined {
  const choices = CHOICES[sheet] ?? {}
  return Object.hasOwn(choices, column) ? choices[column] : undefined
}
