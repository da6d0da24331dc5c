import { type CivilDate, isCivilDate } from '../../calendar/civil-date'

export interface Span {
  readonly startOn: CivilDate
  readonly endOn: CivilDate
}

const DATE = '(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?'
const WHOLE_DATE = new RegExp(`^${DATE}$`)
const TWO_DATES = new RegExp(`^${DATE}[^\\d]{1,3}${DATE}$`)

/** Reads 2026-09-01, 2026/9/1, 2026年9月1日; null when it is no existing day. */
export function readDate(plain: string): CivilDate | null {
  const [, year, month, day] = WHOLE_DATE.exec(plain) ?? []
  return civilDate(year, month, day)
}

/** Reads two dates with anything short between them: 2026-09-01 ~ 2027-01-22. */
export function readSpan(plain: string): Span | null {
  const [, ...parts] = TWO_DATES.exec(plain) ?? []
  const startOn = civilDate(...parts.slice(0, 3))
  const endOn = civilDate(...parts.slice(3))
  return startOn && endOn ? { startOn, endOn } : null
}

function civilDate(...parts: readonly (string | undefined)[]): CivilDate | null {
  const [year, month, day] = parts.map((part) => part?.padStart(2, '0'))
  const date = `${year}-${month}-${day}`
  return isCivilDate(date) ? date : null
}
