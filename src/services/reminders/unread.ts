import type { Output } from '#core/contract/contract'
import type { ReminderShelf } from './shelf'

export type Reminder = Output<'reminder.list'>['items'][number]

/** Those that were read neither here nor, as far as is known, anywhere else. */
export function unreadOf<R extends Pick<Reminder, 'id' | 'readAt'>>(
  reminders: readonly R[],
  shelf: Pick<ReminderShelf, 'read'> | null,
): R[] {
  return reminders.filter(({ id, readAt }) => readAt === null && !shelf?.read.includes(id))
}
