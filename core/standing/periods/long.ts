import type { SchoolCalendar, Term } from '../../calendar/school-calendar'
import { type Period, periodFrom, type Stretch } from './stretch'

export function termPeriod(calendar: SchoolCalendar, changes: Partial<Period> = {}): Period {
  const { startOn, endOn } = calendar.term
  const toWeek = calendar.weeks.length
  return periodFrom(calendar, {
    key: 'term',
    label: '本学期',
    from: startOn,
    to: endOn,
    fromWeek: 1,
    toWeek,
    ...changes,
  })
}

/** 学年: September to August; one whose first term begins in August begins with it. */
export function schoolYearOf({ startOn }: Term): Stretch {
  const year = Number(startOn.slice(0, 4))
  const begins = startOn.slice(5) >= '08-01' ? year : year - 1
  const september = `${begins}-09-01`
  return { from: startOn.startsWith(`${begins}-08`) ? startOn : september, to: `${begins + 1}-08-31` }
}

export function schoolYear(calendar: SchoolCalendar): Period[] {
  return [periodFrom(calendar, { key: 'schoolYear', label: '本学年', ...schoolYearOf(calendar.term) })]
}

/** The calendar years that the term lies in. */
export function years(calendar: SchoolCalendar): Period[] {
  const [first, last] = [calendar.term.startOn, calendar.term.endOn].map((day) => day.slice(0, 4))
  return [...new Set([first, last])].map((year) =>
    periodFrom(calendar, {
      key: `year-${year}`,
      label: `${year} 年`,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    }),
  )
}
