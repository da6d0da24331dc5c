import { type CivilDate, isCivilDate } from '../../calendar/civil-date'
import { plain } from '../../plan/parse/characters'

const SHAPES = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^(\d{4})[-/.年](\d{1,2})月?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年$/,
]

/** A day as clerks write it: 2026/9/1, 2026年9月1日, 20260901; 1980.5 and 1980年 are their first days. Null when it is none. */
export function readDay(text: string): CivilDate | null {
  const word = plain(text)
  for (const shape of SHAPES) {
    const found = shape.exec(word)
    if (!found) continue
    const [, year, month = '1', day = '1'] = found
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isCivilDate(date) ? date : null
  }
  return null
}
