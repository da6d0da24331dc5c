import type { BellPeriod } from '../calendar/bell'
import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date'
import type { Term } from '../calendar/school-calendar'
import { type Problem, problem } from '../problem'
import type { RecordState } from './record'

/** Late entries close this many days after the term's last day (domain.md section 4, Observation). */
const CLOSES_DAYS_AFTER_TERM = 7

export interface EntryMoment {
  readonly today: CivilDate
  /** Wall clock in China, `HH:mm`. */
  readonly time: string
}

/** What a date is judged by, of any kind of record. */
interface Dated {
  readonly payload: {
    readonly on: CivilDate
    readonly periods?: readonly number[]
    readonly hostSchool?: string
    readonly feedbackOn?: CivilDate | null
  }
}

/** What is wrong with the date of a record as such, or undefined. The lesson's date governs, not the entry's. */
export function faultOfDate(
  content: Dated,
  term: Term,
  bell: readonly BellPeriod[],
  { today, time }: EntryMoment,
): Problem | undefined {
  const { on } = content.payload
  if (on > today) return problem('inFuture')
  if (on < term.startOn || on > term.endOn)
    return problem('outOfTerm', { startOn: term.startOn, endOn: term.endOn })
  const closedOn = addDays(term.endOn, CLOSES_DAYS_AFTER_TERM)
  if (today > closedOn) return problem('termClosed', { closedOn })
  if ((content.payload.feedbackOn ?? on) > today) return problem('inFuture')
  const { periods = [], hostSchool = '' } = content.payload
  const guest = hostSchool.trim() !== ''
  const lastPeriod = bell.at(-1)?.period ?? 0
  for (const period of periods) {
    const ring = bell.find((each) => each.period === period)
    if (!ring && !guest) return problem('unknownPeriod', { lastPeriod })
    // Another school's bell is not known; a period beyond ours begins there when our last one ends, at the earliest.
    const startsAt = ring?.startsAt ?? bell.at(-1)?.endsAt ?? ''
    if (on === today && startsAt > time) return problem('inFuture')
  }
  return undefined
}

/**
 * Whether an entry is late (补录) and so waits for approval: more than `freeDays` days after the day it is about.
 * `receivedOn` is the day the record first came in, so that a later correction does not make it late.
 */
export function isLate(on: CivilDate, receivedOn: CivilDate, freeDays: number): boolean {
  return daysBetween(on, receivedOn) > freeDays
}

/**
 * What was returned is checked again before it counts, however often it is corrected meanwhile: nobody checks their own
 * records (domain.md section 4).
 */
export function stateOnEntry(late: boolean, before?: RecordState): RecordState {
  return late || before === 'returned' || before === 'awaiting' ? 'awaiting' : 'counted'
}
