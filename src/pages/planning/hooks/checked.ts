import type { Output } from '#core/contract/contract'

/** A draft with its document and what its check said. */
export type DraftShown = Output<'plan.draft'>
export type Finding = DraftShown['faults'][number]
export type Summary = NonNullable<DraftShown['summary']>

/** Tells one finding from the others of a check, and is the same in the next one where nothing changed. */
export function keyOf({ sheet, row, column, found, fault }: Finding): string {
  return [sheet, row, column, found, fault].join('|')
}

/** `第 3 行「对象」`; empty for what concerns a sheet as a whole. */
export function placeOf({ row, column }: Pick<Finding, 'row' | 'column'>): string {
  return [row !== null && `第 ${row} 行`, column !== null && `「${column}」`].filter(Boolean).join('')
}

export interface FindingsOfSheet {
  readonly sheet: string
  readonly findings: readonly Finding[]
}

export function bySheet(findings: readonly Finding[]): FindingsOfSheet[] {
  const sheets = [...new Set(findings.map(({ sheet }) => sheet))]
  return sheets.map((sheet) => ({ sheet, findings: findings.filter((each) => each.sheet === sheet) }))
}

/** What a check came to, in a sentence. */
export function checkInWords({ faults, warnings }: { faults: number; warnings: number }): string {
  if (faults > 0) return `${faults} 处要改${warnings > 0 ? `，${warnings} 处提醒` : ''}`
  return warnings > 0 ? `可以发布，有 ${warnings} 处提醒请看一下` : '检查通过，可以发布'
}
