import type { CivilDate } from '#core/calendar/civil-date'
import type { Input } from '#core/contract/contract'
import type { PushedKind } from '#core/reminder/reminder'
import { listeners } from '../listeners'
import { read, write } from '../storage'

/** What this device knows of one person's reminders that the server may not know yet. */
export interface ReminderShelf {
  /** The day on which WeChat's question was last put. */
  readonly askedOn: CivilDate | null
  /** The day on which messages of a kind were last declined. */
  readonly declinedOn: Readonly<Partial<Record<PushedKind, CivilDate>>>
  /** Consents that the server has not confirmed, each under the id it counts once by. */
  readonly consents: readonly Input<'reminder.consent'>[]
  /** Reminders read on this device, the newest last: an answer from before the reading does not make them unread again. */
  readonly read: readonly string[]
  /** Those among them that the server does not know of. */
  readonly untold: readonly string[]
}

const NOTHING: ReminderShelf = { askedOn: null, declinedOn: {}, consents: [], read: [], untold: [] }

const keyOf = (personId: string) => `youju.reminders.1.${personId}`
const changes = listeners()

export const subscribeReminders = changes.subscribe

export function reminderShelf(personId: string): ReminderShelf {
  return read<ReminderShelf>(keyOf(personId)) ?? NOTHING
}

/** Where there is no room left nothing is kept: then it is shown, or asked, once more. */
export function changeReminderShelf(
  personId: string,
  change: (before: ReminderShelf) => Partial<ReminderShelf>,
): void {
  const before = reminderShelf(personId)
  write(keyOf(personId), { ...before, ...change(before) })
  changes.notify()
}
