import type { Output } from '#core/contract/contract'
import { STATUSES, type Status } from '#core/standing/judge'
import { statusesIn } from '@/components/progress/distribution'

export type Heat = Output<'standing.heat'>
export type HeatRow = Heat['rows'][number]
export type HeatCell = HeatRow['cells'][number]

/** A mark beside the number, for colour never says it alone. */
export const MARKS: Readonly<Record<Status, string>> = {
  met: '✓',
  onTrack: '↗',
  behind: '!',
  missed: '✕',
  waived: '–',
  logOnly: '·',
}

/** What stands in a cell: what was done within the week; of a number that is worked out, the number. */
export function figureOf({ status, inWeek, done }: HeatCell): string {
  if (status === null) return ''
  return String(inWeek ?? done)
}

/** `第 5 周，本周 2 节，累计 8/20 节，滞后`. */
export function cellInWords(cell: HeatCell, week: number, unit: string): string {
  const { status, inWeek, done, target } = cell
  if (status === null) return `第 ${week} 周，没有要求`
  const sum = target === null ? `${done}${unit}` : `${done}/${target}${unit}`
  return [`第 ${week} 周`, inWeek !== null && `当周 ${inWeek}${unit}`, `累计 ${sum}`, STATUSES[status]]
    .filter(Boolean)
    .join('，')
}

/** How many rows stood how in a week: `达标 4，正常 35，滞后 7`; empty where nothing was owed. */
export function weekInStatuses(rows: readonly HeatRow[], column: number): string {
  const counts = { met: 0, onTrack: 0, behind: 0, missed: 0, waived: 0, logOnly: 0 }
  for (const { cells } of rows) {
    const status = cells[column]?.status
    if (status) counts[status] += 1
  }
  return statusesIn(counts)
    .map((status) => `${STATUSES[status]} ${counts[status]}`)
    .join('，')
}
