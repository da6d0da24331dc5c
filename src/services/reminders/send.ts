import type { Input } from '#core/contract/contract'
import { call } from '../call'
import { CallProblem, isPassing, Unreachable } from '../faults'
import { personIdNow } from '../session-state'
import { changeReminderShelf, reminderShelf } from './shelf'

/** What `reminder.read` takes at once. */
const MOST_AT_ONCE = 50
const MOST_KEPT = 100

/** Reads them here at once, and on the server as soon as it can be told. */
export function readReminders(ids: readonly string[]): void {
  const personId = personIdNow()
  if (personId === null) return
  changeReminderShelf(personId, ({ read, untold }) => ({
    read: [...read.filter((id) => !ids.includes(id)), ...ids].slice(-MOST_KEPT),
    untold: [...untold.filter((id) => !ids.includes(id)), ...ids].slice(-MOST_KEPT),
  }))
  void tellReminders()
}

let telling: Promise<void> | undefined

/** Tells the server what it does not know yet; what does not arrive is told the next time. */
export function tellReminders(): Promise<void> {
  const personId = personIdNow()
  if (personId === null) return Promise.resolve()
  telling ??= tell(personId).finally(() => {
    telling = undefined
  })
  return telling
}

async function tell(personId: string): Promise<void> {
  for (;;) {
    const [consent] = reminderShelf(personId).consents
    if (!consent) break
    if (!(await told('reminder.consent', consent, personId))) return
    changeReminderShelf(personId, ({ consents }) => ({
      consents: consents.filter(({ id }) => id !== consent.id),
    }))
  }
  for (;;) {
    const ids = reminderShelf(personId).untold.slice(0, MOST_AT_ONCE)
    if (ids.length === 0 || !(await told('reminder.read', { ids }, personId))) return
    changeReminderShelf(personId, ({ untold }) => ({ untold: untold.filter((id) => !ids.includes(id)) }))
  }
}

/** False where it is worth telling again. What the server refuses for good is not worth a person's trouble. */
async function told<N extends 'reminder.consent' | 'reminder.read'>(
  operation: N,
  input: Input<N>,
  as: string,
): Promise<boolean> {
  try {
    await call(operation, input, { as })
    return true
  } catch (fault) {
    if (fault instanceof Unreachable) return false
    if (fault instanceof CallProblem) return !isPassing(fault.problem)
    throw fault
  }
}
