import { LIMITS } from './limits'

/** One thing in a plan document that is wrong or doubtful, told so that a clerk can find and mend it. */
export interface PlanFault {
  /** 设置, 条款, 指标 …; 文件 for the document as a whole. */
  readonly sheet: string
  /** The table's row as a clerk counts, the header being row 1; null when no single row is at fault. */
  readonly row: number | null
  /** The line in the file, from 1. */
  readonly line: number | null
  readonly column: string | null
  /** In a workbook: D5, or 5 for a whole row. */
  readonly address?: string
  readonly found: string
  readonly fault: string
  readonly remedy: string
  /** The nearest word the plan language knows. */
  readonly nearest?: string
  readonly severity: 'error' | 'warning'
}

export type Place = Pick<PlanFault, 'sheet' | 'row' | 'line' | 'column' | 'address'>
export type Finding = Pick<PlanFault, 'found' | 'fault' | 'remedy'> & {
  readonly nearest?: string | undefined
}

/** Gathers everything that is wrong before anything is refused; keeps the first of very many and says how many more. */
export class FaultLog {
  readonly #kept = { error: [] as PlanFault[], warning: [] as PlanFault[] }
  readonly #unlisted = { error: 0, warning: 0 }
  readonly #sheets: readonly string[]

  /** `sheets` of a workbook in their order, which has no lines. */
  constructor(sheets: readonly string[] = []) {
    this.#sheets = sheets
  }

  add(severity: PlanFault['severity'], place: Place, { nearest, ...finding }: Finding): void {
    if (this.#kept[severity].length >= LIMITS.faultsListed) {
      this.#unlisted[severity] += 1
      return
    }
    const found = shorten(finding.found)
    this.#kept[severity].push({ ...place, ...finding, found, ...(nearest ? { nearest } : {}), severity })
  }

  errors(): PlanFault[] {
    return this.#inOrder('error')
  }

  warnings(): PlanFault[] {
    return this.#inOrder('warning')
  }

  #inOrder(severity: PlanFault['severity']): PlanFault[] {
    const faults = [...this.#kept[severity]].sort((a, b) => this.#order(a) - this.#order(b))
    const unlisted = this.#unlisted[severity]
    if (unlisted === 0) return faults
    const fault = `另有 ${unlisted} 处没有列出。`
    return [
      ...faults,
      { ...WHOLE_FILE, found: '', fault, remedy: '请先改好上面这些，再导入一次。', severity },
    ]
  }

  #order({ line, sheet, row }: Place): number {
    return line ?? (this.#sheets.indexOf(sheet) + 1) * ROWS_IN_ORDER + (row ?? 0)
  }
}

/** More than any sheet has. */
const ROWS_IN_ORDER = 1e7

export const WHOLE_FILE: Place = { sheet: '文件', row: null, line: null, column: null }

/** What a clerk wrote, short enough to stand in a sentence. */
export function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 80).replace(/\s+/g, ' '))
  return characters.length > 30 || text.length > 80
    ? `${characters.slice(0, 30).join('')}…`
    : characters.join('')
}

/** A fault as one sentence: 指标第 3 行「对象」（文件第 25 行）：……, in a workbook 指标第 3 行「对象」（D3）：…… */
export function describeFault(fault: PlanFault): string {
  const row = fault.row === null ? '' : `第 ${fault.row} 行`
  const column = fault.column === null ? '' : `「${fault.column}」`
  const line = fault.line === null ? '' : `（文件第 ${fault.line} 行）`
  const address = fault.address === undefined ? '' : `（${fault.address}）`
  return `${fault.sheet}${row}${column}${line}${address}：${fault.fault}${fault.remedy}`
}
