import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { digestWords } from '#core/reminder/digest'
import type { ReminderWords } from '#core/reminder/reminder'
import { digestDue, MORNING } from '#core/reminder/when'
import type { Job } from '../jobs/job'
import { daily } from '../jobs/times'
import { findTerm } from '../store/calendar'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'
import { keepReminders } from './keep-reminder'
import { loadReminded } from './reminded'
import { loadAtHand } from './school-at-hand'
import { loadWaiting } from './waiting'

/**
 * On the first teaching day of a week everybody who has something to do gets one line about it. Where that morning was
 * missed, it is made up for within the week; a week that is over gets none.
 */
export const digestJob: Job = {
  name: 'digest',
  lastDue: daily(MORNING),
  atFirst: 'run',
  async run(tx, school, { now, today, since }) {
    const calendar = (await findTerm(tx, school, today))?.calendar
    const digest = calendar && digestDue(calendar, since, now)
    if (!digest) return
    const words = await digestsOf(tx, school, calendar, today, now)
    const reminders = [...words].map(([personId, said]) => ({
      personId,
      kind: 'digest' as const,
      about: digest.week.monday,
      words: said,
      notBefore: digest.due,
    }))
    await keepReminders(tx, school, reminders, now)
  },
}

/** What each person of a school would be told on a day; those who have nothing to do are not in it. */
export async function digestsOf(
  tx: Tx,
  school: SchoolKey,
  { term }: SchoolCalendar,
  today: CivilDate,
  now: number,
): Promise<ReadonlyMap<string, ReminderWords>> {
  const people = await loadReminded(tx, school, today)
  if (people.length === 0) return new Map()
  const atHand = await loadAtHand(tx, school, today)
  const waiting = await loadWaiting(tx, school, term.id, today, now)
  return new Map(
    people.flatMap((person) => {
      const words = digestWords(atHand.onHand(person, waiting(person)), atHand.ahead, today)
      return words ? [[person.personId, words] as const] : []
    }),
  )
}
