import type { Output } from '#core/contract/contract'
import { type Pages, usePages } from '@/services/pages'
import type { Whose } from './tabs'

export type Summary = Output<'record.list'>['items'][number]

export function useRecords(whose: Whose): Pages<'record.list', Summary> {
  return usePages('record.list', { whose }, (data) => data)
}

export interface WeekOfRecords {
  readonly title: string
  readonly records: readonly Summary[]
}

/** The list cut where the week changes; it comes sorted by day, the newest first. */
export function byWeek(records: readonly Summary[]): WeekOfRecords[] {
  const weeks: { title: string; records: Summary[] }[] = []
  for (const record of records) {
    const title = record.week === null ? '本学期以外' : `第 ${record.week} 周`
    const last = weeks.at(-1)
    if (last?.title === title) last.records.push(record)
    else weeks.push({ title, records: [record] })
  }
  return weeks
}
