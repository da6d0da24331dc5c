import type { Input, Output } from '#core/contract/contract'
import { call } from '@/services/call'

export type PersonChange = Input<'roster.changePerson'>['change']

export interface SheetFor {
  readonly person: Output<'roster.person'>
  readonly onChanged: () => Promise<void>
  readonly onClose: () => void
}

/** Sends a change and says in words what is otherwise now. */
export function sender({ person, onChanged }: SheetFor) {
  return async (change: PersonChange, reason = ''): Promise<string> => {
    const { changed } = await call('roster.changePerson', { id: person.id, change, reason: reason.trim() })
    await onChanged()
    return changed.length === 0 ? '先前已经登记，没有变化' : changed.join('；')
  }
}
