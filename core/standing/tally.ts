import { addDays, type CivilDate, mondayOf } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import { splitOf, type Tallied, valueIn } from '../plan/basic-measure'
import type { Credit } from '../record/credits'
import { Series } from './series'

/** Credits summed by term, measure, subject and week; the term is the caller's. */
export interface Tally {
  /** `tallyKey` or `givenKey` (core/plan/measure). */
  readonly measure: string
  readonly subjectId: string
  readonly week: number
  readonly quantity: number
  /** What of `quantity` is of each day of the week, Monday to Sunday. */
  readonly days: readonly number[]
}

const MOST_IN_PIECE = 256

const NOBODY: ReadonlyMap<string, Series> = new Map()

/** One term's tallies laid out for looking up any stretch of days. Days outside the term's weeks hold nothing. */
export class TallySheet {
  private readonly bySubject = new Map<string, Map<string, Series>>()
  private readonly bySplit = new Map<string, string[]>()
  private readonly indexes: ReadonlyMap<CivilDate, number>
  private readonly firstDay: CivilDate
  private readonly length: number
  private piece = new Float64Array(0)
  private inPiece = 8
  private used = 0

  constructor(
    private readonly calendar: Pick<SchoolCalendar, 'term' | 'weeks'>,
    tallies: Iterable<Tally> = [],
  ) {
    this.firstDay = calendar.weeks[0]?.monday ?? mondayOf(calendar.term.startOn)
    this.length = calendar.weeks.length * 7
    this.indexes = daysOf(calendar.weeks)
    for (const { measure, subjectId, week, days } of tallies) {
      const series = this.make(measure, subjectId)
      for (let weekday = 0; weekday < days.length; weekday++)
        series.add((week - 1) * 7 + weekday, days[weekday] ?? 0)
    }
  }

  /** What a week's tally has become takes the place of what it was. */
  put({ measure, subjectId, week, days }: Tally): void {
    const series = this.make(measure, subjectId)
    for (let weekday = 0; weekday < days.length; weekday++) {
      const index = (week - 1) * 7 + weekday
      series.add(index, (days[weekday] ?? 0) - series.at(index))
    }
  }

  /** How many series it holds. */
  get size(): number {
    let size = 0
    for (const subjects of this.bySubject.values()) size += subjects.size
    return size
  }

  static ofCredits(calendar: SchoolCalendar, credits: Iterable<Credit>): TallySheet {
    const sheet = new TallySheet(calendar)
    for (const { measure, subjectId, on, quantity } of credits) {
      const index = sheet.indexes.get(on)
      if (index !== undefined) sheet.make(measure, subjectId).add(index, quantity)
    }
    return sheet
  }

  /** The sum over the days `from` to `to`, both included. */
  between(key: string, subjectId: string, from: CivilDate, to: CivilDate): number {
    const series = this.bySubject.get(key)?.get(subjectId)
    return series ? series.between(this.indexOf(from), this.indexOf(to)) : 0
  }

  /** Day by day; undefined when nothing was ever counted. */
  series(key: string, subjectId: string): Series | undefined {
    return this.bySubject.get(key)?.get(subjectId)
  }

  /** Whom a measure credits, each day by day. */
  creditedBy(key: string): ReadonlyMap<string, Series> {
    return this.bySubject.get(key) ?? NOBODY
  }

  /** Where a day lies in a series: -1 before the term's first Monday, the length of all after its last Sunday. */
  indexOf(date: CivilDate): number {
    return this.indexes.get(date) ?? (date < this.firstDay ? -1 : this.length)
  }

  /** The values of a split measure's field that were counted for the subject, with how often. */
  valuesOf(tallied: Tallied, subjectId: string, from: CivilDate, to: CivilDate): Map<string, number> {
    const values = new Map<string, number>()
    const prefix = splitOf(tallied)
    for (const key of this.keysFrom(prefix)) {
      const quantity = this.between(key, subjectId, from, to)
      if (quantity > 0) values.set(valueIn(key.slice(prefix.length)), quantity)
    }
    return values
  }

  /** The last day from `from` to `to` on which something was counted; undefined without one. */
  lastDay(key: string, subjectId: string, from: CivilDate, to: CivilDate): CivilDate | undefined {
    const index = this.series(key, subjectId)?.lastWithin(this.indexOf(from), this.indexOf(to))
    return index === undefined ? undefined : addDays(this.firstDay, index)
  }

  private keysFrom(prefix: string): readonly string[] {
    const known = this.bySplit.get(prefix)
    if (known) return known
    const keys = [...this.bySubject.keys()].filter((key) => key.startsWith(prefix))
    this.bySplit.set(prefix, keys)
    return keys
  }

  private make(measure: string, subjectId: string): Series {
    let subjects = this.bySubject.get(measure)
    if (!subjects) {
      subjects = new Map()
      this.bySubject.set(measure, subjects)
      this.bySplit.clear()
    }
    let series = subjects.get(subjectId)
    if (!series) {
      series = this.nextSeries()
      subjects.set(subjectId, series)
    }
    return series
  }

  /** Many thousands of a term each: in pieces of memory that grow, for one each costs more than what it is for. */
  private nextSeries(): Series {
    const each = this.length + 1
    if ((this.used + 1) * each > this.piece.length) {
      this.inPiece = Math.min(2 * this.inPiece, MOST_IN_PIECE)
      this.piece = new Float64Array(this.inPiece * each)
      this.used = 0
    }
    this.used += 1
    return new Series(this.length, this.piece, (this.used - 1) * each)
  }

  /** A sheet of its own, with these tallies as they are now; all that did not change is shared. */
  changedBy(tallies: Iterable<Tally>): TallySheet {
    const changed = new TallySheet(this.calendar)
    for (const [measure, subjects] of this.bySubject) changed.bySubject.set(measure, subjects)
    for (const { measure, subjectId, week, quantity, days } of tallies) {
      const subjects = new Map(changed.bySubject.get(measure))
      const series = subjects.get(subjectId)?.copy() ?? new Series(this.length)
      days.forEach((each, weekday) => {
        const index = (week - 1) * 7 + weekday
        series.add(index, each - series.at(index))
      })
      if (quantity === 0 && series.isEmpty) subjects.delete(subjectId)
      else subjects.set(subjectId, series)
      if (subjects.size === 0) changed.bySubject.delete(measure)
      else changed.bySubject.set(measure, subjects)
    }
    return changed
  }
}

const laidOut = new WeakMap<readonly Week[], ReadonlyMap<CivilDate, number>>()

/** Every day of the weeks with its place among them; laid out once for all sheets of a calendar. */
function daysOf(weeks: readonly Week[]): ReadonlyMap<CivilDate, number> {
  const known = laidOut.get(weeks)
  if (known) return known
  const days = new Map<CivilDate, number>()
  for (const { monday } of weeks)
    for (let weekday = 0; weekday < 7; weekday++) days.set(addDays(monday, weekday), days.size)
  laidOut.set(weeks, days)
  return days
}
