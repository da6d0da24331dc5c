import type { Output } from '#core/contract/contract'
import { type Pages, usePages } from '@/services/pages'

export type Entry = Output<'record.list'>['items'][number]

/** Which entries of a register are shown. */
export interface BookFilter {
  readonly unit: { readonly id: string; readonly name: string } | null
  readonly from: string
  readonly to: string
}

export const EVERYTHING: BookFilter = { unit: null, from: '', to: '' }

export function useBook(form: string, { unit, from, to }: BookFilter): Pages<'record.list', Entry> {
  const days = { ...(from && { from }), ...(to && { to }) }
  const input = { whose: 'readable' as const, form, ...(unit && { aboutId: unit.id }), ...days }
  return usePages('record.list', input, (data) => data)
}

export interface WeekOfEntries {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** Cut where the week changes; they come by day, the newest first. */
export function byWeek(entries: readonly Entry[]): WeekOfEntries[] {
  const weeks: { title: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const title = entry.week === null ? '本学期以外' : `第 ${entry.week} 周`
    const last = weeks.at(-1)
    if (last?.title === title) last.entries.push(entry)
    else weeks.push({ title, entries: [entry] })
  }
  return weeks
}
