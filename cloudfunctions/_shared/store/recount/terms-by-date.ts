import { type SchoolCalendar, weekAt } from '#core/calendar/school-calendar'
import { recordKindOf, type Tallied } from '#core/plan/basic-measure'
import type { RecordKind } from '#core/record/record'
import type { SchoolSource } from '../at-hand'
import { findTerm } from '../calendar'
import { type Counted, loadCounted } from '../counting'
import type { Database } from '../store'

export interface CountedTerm {
  readonly counted: Counted
  readonly calendar: SchoolCalendar
}

/** The term of a date with all that is tallied in it; undefined outside terms. Each is looked up once. */
export function termsByDate(
  db: Database,
  school: SchoolSource,
): (date: string) => Promise<CountedTerm | undefined> {
  const known: CountedTerm[] = []
  const byDate = new Map<string, CountedTerm | undefined>()
  return async (date) => {
    if (byDate.has(date)) return byDate.get(date)
    let term = known.find(({ calendar }) => weekAt(calendar, date) !== undefined)
    if (!term) {
      const calendar = (await findTerm(db, school, date))?.calendar
      if (calendar && weekAt(calendar, date)) {
        term = { calendar, counted: await loadCounted(db, school, calendar.term) }
        known.push(term)
      }
    }
    byDate.set(date, term)
    return term
  }
}

/** What a term tallies, by the kind of record that it looks at: whoever counts thousands asks for each kind once. */
export function talliedByKind(): (counted: Counted, kind: RecordKind) => readonly Tallied[] {
  const known = new Map<Counted, Map<RecordKind, Tallied[]>>()
  return (counted, kind) => {
    const kinds = known.get(counted) ?? new Map<RecordKind, Tallied[]>()
    known.set(counted, kinds)
    const found = kinds.get(kind) ?? counted.tallied.filter(({ measure }) => recordKindOf(measure) === kind)
    kinds.set(kind, found)
    return found
  }
}
