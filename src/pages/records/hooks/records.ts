import type { Output } from '#core/contract/contract'
import type { RecordKind } from '#core/record/record'
import { type Pages, usePages } from '@/services/pages'
import type { Me } from '@/services/session'
import type { Whose } from './tabs'

export type Summary = Output<'record.list'>['items'][number]

export function useRecords(whose: Whose, kind: RecordKind | undefined): Pages<'record.list', Summary> {
  return usePages('record.list', { whose, ...(kind && { kind }) }, (data) => data)
}

export interface WeekOfRecords {
  readonly title: string
  readonly records: readonly Summary[]
}

type Term = Pick<NonNullable<Me['term']>, 'startOn' | 'endOn'>

/**
 * The list cut where the week changes; it comes sorted by day, the newest first. The term's days before the first
 * teaching day lie in no week and yet not outside the term.
 */
export function byWeek(records: readonly Summary[], term: Term | null): WeekOfRecords[] {
  const weeks: { title: string; records: Summary[] }[] = []
  for (const record of records) {
    const within = term !== null && term.startOn <= record.on && record.on <= term.endOn
    const title = record.week === null ? (within ? '开始上课以前' : '本学期以外') : `第 ${record.week} 周`
    const last = weeks.at(-1)
    if (last?.title === title) last.records.push(record)
    else weeks.push({ title, records: [record] })
  }
  return weeks
}
