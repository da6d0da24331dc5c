import { civilDateAt, mondayOf } from '#core/calendar/civil-date'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { dueWords } from '#core/reminder/due-in-words'
import type { ReminderWords } from '#core/reminder/reminder'
import { sayableFrom } from '#core/reminder/when'
import type { Leased } from '../jobs/sender/lease'
import type { BeforeSending } from '../jobs/sender/send-waiting'
import { findTerm } from '../store/calendar'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'
import { digestsOf } from './digest'
import { dueDaysOf } from './due'
import { loadReminded } from './reminded'
import { loadAtHand } from './school-at-hand'

/**
 * Looks at messages once more before they go out. At night and on free days they are put off, and dropped where their week
 * or their last day would be over by then. What has been done since is dropped; what has changed is said as it is now.
 */
export const beforeSending: BeforeSending = (db, school, messages, now) =>
  db.transaction().execute(async (tx) => {
    const today = civilDateAt(now)
    const calendar = (await findTerm(tx, school, today))?.calendar
    const from = calendar ? sayableFrom(calendar, now) : null
    if (!calendar || from === null) return new Map(messages.map(({ id }) => [id, 'drop']))
    const timely = messages.filter((message) => isTimely(message, from))
    if (from > now) return new Map(timely.map(({ id }) => [id, { notBefore: from }]))
    const wordsNow = await wordsOf(tx, school, calendar, timely, now)
    const verdicts = new Map<string, 'send' | { readonly notBefore: number }>()
    for (const message of timely) {
      const words = wordsNow.get(message.id)
      if (!words) continue
      const same = words.line === message.line && words.page === message.page
      if (!same) await reword(tx, message, words)
      // A sender holds the old words: it puts the message back, and takes it up again with the new ones.
      verdicts.set(message.id, same ? 'send' : { notBefore: now })
    }
    return verdicts
  })

/** A digest is of its week, and after the day it is due nobody is reminded. */
function isTimely({ kind, about, dueOn }: Leased, from: number): boolean {
  const day = civilDateAt(from)
  return kind === 'digest' ? about === mondayOf(day) : dueOn === null || day <= dueOn
}

async function wordsOf(
  tx: Tx,
  school: SchoolKey,
  calendar: SchoolCalendar,
  messages: readonly Leased[],
  now: number,
): Promise<ReadonlyMap<string, ReminderWords | null>> {
  const today = civilDateAt(now)
  const digests = messages.filter(({ kind }) => kind === 'digest')
  const dues = messages.filter(({ kind }) => kind === 'due')
  const words = new Map<string, ReminderWords | null>()
  if (digests.length > 0) {
    const all = await digestsOf(tx, school, calendar, today, now)
    for (const { id, personId } of digests) words.set(id, all.get(personId) ?? null)
  }
  if (dues.length > 0) {
    const people = new Map((await loadReminded(tx, school, today)).map((each) => [each.personId, each]))
    const atHand = await loadAtHand(tx, school, today)
    for (const { id, personId, about } of dues) {
      const person = people.get(personId)
      words.set(id, person ? dueWords(atHand.dueOn(person, new Set(dueDaysOf(about))), today) : null)
    }
  }
  return words
}

async function reword(
  tx: Tx,
  { districtId, id }: Leased,
  { line, page, dueOn }: ReminderWords,
): Promise<void> {
  await tx
    .updateTable('reminder')
    .set({ line, page, dueOn })
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .execute()
}
