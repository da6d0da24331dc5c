import { type CivilDate, civilDateAt, daysBetween } from '#core/calendar/civil-date'
import type { ReminderKind } from '#core/reminder/reminder'
import type { ReminderShelf } from './shelf'
import { type Reminder, unreadOf } from './unread'

const DAYS_OF_A_DIGEST = 7

/**
 * Of what waits, what home shows: this week's digest, and the record that was returned last. An older one says nothing of
 * today, and what is due stands on home anyway.
 */
export function forHome(
  reminders: readonly Reminder[],
  shelf: Pick<ReminderShelf, 'read'> | null,
  today: CivilDate,
): { readonly digest?: Reminder | undefined; readonly returned?: Reminder | undefined } {
  const latest = (wanted: ReminderKind) => {
    const [newest] = reminders.filter(({ kind }) => kind === wanted).sort((a, b) => (a.at < b.at ? 1 : -1))
    return newest && unreadOf([newest], shelf)[0]
  }
  const digest = latest('digest')
  const age = digest ? daysBetween(civilDateAt(Date.parse(digest.at)), today) : 0
  return { digest: age < DAYS_OF_A_DIGEST ? digest : undefined, returned: latest('returned') }
}
