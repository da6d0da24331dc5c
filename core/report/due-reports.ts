import { addDays, type CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'

export type ReportKind = 'week' | 'month' | 'term'

/** A report whose time is over; its figures are those of its last week. */
export interface DueReport {
  readonly kind: ReportKind
  /** One report a kind and key: the week's Monday, the month, the term's id. */
  readonly key: string
  readonly title: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly week: number
}

/** Reports freeze at the beginning of the Monday after their last week, in China: what is known by then is in them. */
export function freezesAt({ to }: Pick<DueReport, 'to'>): string {
  return `${addDays(to, 1)}T00:00:00+08:00`
}

/**
 * The reports of a term that are to be there on a day, in time order: each is due on the Monday after its last week. A
 * month's report is of the weeks that end in it; a week in which nothing is taught has none.
 */
export function dueReports({ term, weeks }: SchoolCalendar, today: CivilDate): DueReport[] {
  const over = weeks.filter(({ sunday }) => sunday < today)
  const weekly = over
    .filter(({ teachingDays }) => teachingDays.length > 0)
    .map((week) => reportOf('week', week.monday, `第 ${week.number} 周周报`, [week]))
  const months = [...new Set(weeks.map(({ sunday }) => sunday.slice(0, 7)))]
  const monthly = months.map((month) => {
    const title = `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月月报`
    return reportOf(
      'month',
      month,
      title,
      weeks.filter(({ sunday }) => sunday.startsWith(month)),
    )
  })
  const whole = weeks.length > 0 ? [reportOf('term', term.id, `${term.name}学期报告`, weeks)] : []
  const rank = { week: 0, month: 1, term: 2 }
  return [...weekly, ...[...monthly, ...whole].filter(({ to }) => to < today)].sort((a, b) =>
    a.to === b.to ? rank[a.kind] - rank[b.kind] : a.to < b.to ? -1 : 1,
  )
}

function reportOf(kind: ReportKind, key: string, title: string, weeks: readonly Week[]): DueReport {
  const [first] = weeks
  const last = weeks.at(-1)
  return { kind, key, title, from: first?.monday ?? '', to: last?.sunday ?? '', week: last?.number ?? 0 }
}
