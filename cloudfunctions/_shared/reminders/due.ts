import type { CivilDate } from '#core/calendar/civil-date'
import { dueWords } from '#core/reminder/due-in-words'
import { type DueMention, MORNING, mentionsDue, morningOf } from '#core/reminder/when'
import type { Job } from '../jobs/job'
import { daily } from '../jobs/times'
import { findTerm } from '../store/calendar'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'
import { keepReminders } from './keep-reminder'
import { loadReminded } from './reminded'
import { loadAtHand } from './school-at-hand'

/**
 * Seven days and one day before something is due, those who owe it and have not done it are told, all of a morning in one
 * reminder. `about` says which days were spoken of (`2026-11-27/T-7 2026-11-21/T-1`), so that none is spoken of twice.
 */
export const dueJob: Job = {
  name: 'due',
  lastDue: daily(MORNING),
  atFirst: 'run',
  async run(tx, school, { now, today, since }) {
    const calendar = (await findTerm(tx, school, today))?.calendar
    const mentions = calendar ? mentionsDue(calendar, since, now) : []
    if (mentions.length === 0) return
    const said = await saidBefore(tx, school, today)
    const people = await loadReminded(tx, school, today)
    if (people.length === 0) return
    const atHand = await loadAtHand(tx, school, today)
    const reminders = people.flatMap((person) => {
      const fresh = mentions.filter((mention) => !said.get(person.personId)?.has(markOf(mention)))
      const open = atHand.dueOn(person, new Set(fresh.map(({ dueOn }) => dueOn)))
      const spokenOf = fresh.filter(({ dueOn }) => open.some((due) => due.dueOn === dueOn))
      const words = dueWords(open, today)
      if (!words) return []
      const notBefore = Math.max(...spokenOf.map(({ on }) => morningOf(on)))
      return [
        {
          personId: person.personId,
          kind: 'due' as const,
          about: spokenOf.map(markOf).join(' '),
          words,
          notBefore,
        },
      ]
    })
    await keepReminders(tx, school, reminders, now)
  },
}

const markOf = ({ dueOn, before }: Pick<DueMention, 'dueOn' | 'before'>) => `${dueOn}/T-${before}`

/** The due days that a reminder speaks of. */
export const dueDaysOf = (about: string): CivilDate[] => about.split(' ').map((mark) => mark.slice(0, 10))

/** Which mentions of days that are not over each person has had: a calendar that changes moves the mornings. */
async function saidBefore(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  today: CivilDate,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await tx
    .selectFrom('reminder')
    .select(['personId', 'about'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('kind', '=', 'due')
    .where('madeAt', '>=', new Date(morningOf(today) - LONGEST_MS))
    .execute()
  const said = new Map<string, Set<string>>()
  for (const { personId, about } of rows) {
    const marks = said.get(personId) ?? new Set()
    for (const mark of about.split(' ')) marks.add(mark)
    said.set(personId, marks)
  }
  return said
}

/** A day is first spoken of a week and a holiday before it. */
const LONGEST_MS = 70 * 86_400_000
