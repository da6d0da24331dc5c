import { addDays, type CivilDate, mondayOf } from '#core/calendar/civil-date'

interface TermDays {
  readonly startOn: CivilDate
  readonly endOn: CivilDate
}

/**
 * The day a plan is offered to hold from: the one it names, if that is still to come, else the next Monday, so that no
 * week is judged by two plans; before the term its first day, and today when the next Monday is no longer in it.
 */
export function dayToHoldFrom(today: CivilDate, term: TermDays | null, named: CivilDate | null): CivilDate {
  if (named !== null && named >= today) return named
  if (term === null) return today
  if (today < term.startOn) return term.startOn
  const monday = addDays(mondayOf(today), 7)
  return monday <= term.endOn ? monday : today
}
