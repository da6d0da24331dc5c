import type { Output } from '#core/contract/contract'
import { STATUSES, type Status } from '#core/standing/judge'

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
  const stood = rows.map(({ cells }) => cells[column]?.status)
  return (Object.keys(STATUSES) as Status[])
    .map((status) => ({ status, count: stood.filter((each) => each === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${STATUSES[status]} ${count}`)
    .join('，')
}
