import { addDays, type CivilDate, mondayOf, weekdayOf } from '#core/calendar/civil-date'
import { layOutTerm, type Term } from '#core/calendar/school-calendar'
import { publicHolidays } from '../../../cloudfunctions/term/public-holidays'

export interface DemoTerm extends Omit<Term, 'id'> {
  /** Made up around today, because the school year's own term has not got going or is nearly over. */
  readonly synthetic: boolean
}

const ENOUGH_WEEKS_BEFORE = 5
const ENOUGH_WEEKS_AFTER = 2
const SYNTHETIC_WEEKS = 20
const SYNTHETIC_WEEK_OF_TODAY = 12

/** The natural term around today if it has something to show and something to come, else one of 20 weeks in week 12. */
export function termAround(today: CivilDate): DemoTerm {
  const year = Number(today.slice(0, 4))
  const natural = [autumnTerm(year - 1), springTerm(year), autumnTerm(year)].find(
    (term) => term.startOn <= today && today <= term.endOn,
  )
  if (natural && isUnderWay(natural, today)) return natural
  const startOn = addDays(mondayOf(today), -7 * (SYNTHETIC_WEEK_OF_TODAY - 1))
  return { name: '演示学期', startOn, endOn: addDays(startOn, 7 * SYNTHETIC_WEEKS - 1), synthetic: true }
}

function isUnderWay(term: DemoTerm, today: CivilDate): boolean {
  const { days } = publicHolidays(term.startOn, term.endOn)
  const { teachingWeeks } = layOutTerm({ ...term, id: '' }, days)
  const before = teachingWeeks.filter((week) => week.sunday < today).length
  const after = teachingWeeks.filter((week) => week.monday > today).length
  return before >= ENOUGH_WEEKS_BEFORE && after >= ENOUGH_WEEKS_AFTER
}

/** From 1 September, or the Monday after it at a weekend, to the Friday by 22 January. */
function autumnTerm(year: number): DemoTerm {
  const first = `${year}-09-01`
  const startOn = weekdayOf(first) <= 5 ? first : addDays(mondayOf(first), 7)
  const endOn = fridayBy(`${year + 1}-01-22`)
  return { name: `${year}—${year + 1} 学年第一学期`, startOn, endOn, synthetic: false }
}

/** From the first Monday since 正月十四 to the Friday by 9 July. */
function springTerm(year: number): DemoTerm {
  const lanternEve = fourteenthOfFirstMonth(year)
  const startOn = weekdayOf(lanternEve) === 1 ? lanternEve : addDays(mondayOf(lanternEve), 7)
  const endOn = fridayBy(`${year}-07-09`)
  return { name: `${year - 1}—${year} 学年第二学期`, startOn, endOn, synthetic: false }
}

function fridayBy(date: CivilDate): CivilDate {
  return addDays(date, -((weekdayOf(date) + 2) % 7))
}

const LUNAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

/** New Year falls between 21 January and 20 February. */
function fourteenthOfFirstMonth(year: number): CivilDate {
  for (let on = `${year}-02-03`; on <= `${year}-03-06`; on = addDays(on, 1)) {
    const parts = LUNAR.formatToParts(Date.parse(on))
    const part = (type: string) => parts.find((each) => each.type === type)?.value
    if (part('month') === '1' && part('day') === '14') return on
  }
  return `${year}-02-20`
}
