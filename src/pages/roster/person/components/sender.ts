import type { Input } from '#core/contract/contract'
import { call } from '@/services/call'
import type { SheetFor } from './change-form'

export type PersonChange = Input<'roster.changePerson'>['change']

/** Sends a change and says in words what is otherwise now. */
export function sender({ person, onChanged }: SheetFor) {
  return async (change: PersonChange, reason = ''): Promise<string> => {
    const { changed } = await call('roster.changePerson', { id: person.id, change, reason: reason.trim() })
    await onChanged()
    return changed.length === 0 ? '先前已经登记，没有变化' : changed.join('；')
  }
}
