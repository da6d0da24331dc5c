import { addDays, ageOn, type CivilDate } from '../../calendar/civil-date'
import type { PEOPLE_COLUMNS } from './columns'
import { readDay } from './day'
import { readState } from './posts'
import type { Cells, RosterCell } from './table'
import { partsOf } from './words'

export type PersonCells = Cells<keyof typeof PEOPLE_COLUMNS>

type Day = CivilDate | 'none' | undefined | null

/** `undefined` for an empty cell, 'none' for 无, null after saying what is wrong. */
function readDayCell(cell: RosterCell, what: string): Day {
  if (cell.blank) return undefined
  if (cell.clears) return 'none'
  return (
    readDay(cell.text) ??
    cell.fault(
      `「${cell.text.slice(0, 20)}」不是${what}能用的日期。`,
      '请写成「1985-09-01」「1985年9月」这样。',
    )
  )
}

const YOUNGEST = 16
const OLDEST = 90

export function readBirthDate(cell: RosterCell, from: CivilDate): Day {
  const day = readDayCell(cell, '出生日期')
  if (!day || day === 'none') return day
  const age = ageOn(day, from)
  if (age >= YOUNGEST && age <= OLDEST) return day
  return cell.fault(`按这个出生日期，现在是 ${age} 岁。`, '请核对年份。')
}

export function readTeachingSince(cell: RosterCell, birthDate: string | undefined, from: CivilDate): Day {
  const day = readDayCell(cell, '任教起始')
  if (!day || day === 'none') return day
  if (day > addDays(from, 366)) return cell.fault('任教起始在一年以后。', '请核对年份。')
  if (birthDate !== undefined && birthDate !== 'none' && ageOn(birthDate, day) < 14) {
    return cell.fault('任教起始比出生日期还早，或者只差几岁。', '请核对这两个日期。')
  }
  return day
}

export function readLastOn(cell: RosterCell, from: CivilDate): CivilDate | undefined | null {
  const day = readDayCell(cell, '离开日期')
  if (day === 'none') return undefined
  if (!day) return day
  if (day >= addDays(from, -366) && day <= addDays(from, 366)) return day
  return cell.fault('离开日期离生效日超过了一年。', '请核对年份；很早以前离开的人不用写。')
}

export function readStateCell({
  state,
}: PersonCells): { absent: readonly string[]; gone: boolean } | undefined | null {
  if (state.blank) return undefined
  const read = readState(state.clears ? [] : partsOf(state.text))
  return 'message' in read ? state.fault(read.message, read.remedy) : read
}
