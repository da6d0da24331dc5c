import { type Form, formNamed } from '#core/form/form'
import { useForms } from '@/frame/use-forms'
import { type Query, useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'
import { usePending } from '@/services/use-pending'

/** A register that falls to the person today. */
export interface DueToday {
  readonly form: Form
  readonly unit: { readonly id: string; readonly name: string } | null
  /** What was written down for it, here or on the server. */
  readonly done: { readonly id: string; readonly received: boolean } | null
}

export interface Agenda {
  readonly query: Query<'plan.forms'>
  readonly due: readonly DueToday[]
  /** All that the person may write, those that are due today too. */
  readonly writable: readonly Form[]
  reload(): Promise<unknown>
}

export function useAgenda(): Agenda {
  const query = useForms()
  const today = useQuery('agenda.today', {})
  const waiting = usePending().rows.flatMap(({ item: { id, content } }) =>
    content.kind === 'register' && content.payload.on === schoolToday()
      ? [{ id, payload: content.payload }]
      : [],
  )
  const forms = query.data?.forms ?? []
  const due = (today.data?.items ?? []).flatMap((item): DueToday[] => {
    const form = item.what === 'form' ? formNamed(forms, item.form) : undefined
    if (!form || today.data?.on !== schoolToday()) return []
    const here = waiting.find(({ payload }) => payload.form === form.name && payload.unitId === item.unitId)
    const unit = item.unitId === null ? null : { id: item.unitId, name: item.note }
    const done =
      item.recordId !== null
        ? { id: item.recordId, received: true }
        : here && { id: here.id, received: false }
    return [{ form, unit, done: done ?? null }]
  })
  return {
    query,
    due,
    writable: forms.filter(({ mayWrite }) => mayWrite),
    reload: () => Promise.all([query.reload(), today.reload()]),
  }
}
