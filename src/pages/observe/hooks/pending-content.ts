import { usePending } from '@/services/use-pending'
import type { Payload } from './form'

/** The observation that waits unsent under an id; undefined when there is none, or it can no longer be changed. */
export function usePendingObservation(id: string): Payload | undefined {
  const row = usePending().rows.find(({ item }) => item.id === id)
  return row?.mayChange && row.item.content.kind === 'observation' ? row.item.content.payload : undefined
}
