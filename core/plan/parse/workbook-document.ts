import { ADJUSTMENT_COLUMNS } from './adjustments'
import { plain, visible } from './characters'
import { CLAUSE_COLUMNS } from './clauses'
import { FORM_COLUMNS } from './form-columns'
import { COUNT_COLUMNS } from './form-measures'
import { CHECKLIST_COLUMNS, WORKFLOW_COLUMNS } from './kept-sheets'
import { LIMITS } from './limits'
import type { PlanDocument, RawRow, RawSheet } from './markdown'
import { LIST_COLUMNS } from './option-lists'
import { RUBRIC_COLUMNS } from './rubrics'
import { RULE_COLUMNS } from './rules'
import { SETTING_COLUMNS } from './settings'
import { type SheetName, sheetNamed } from './sheet-names'
import { type Column, headerWord, headerWords } from './table'

/** A sheet of a workbook as it was laid out; row 1 is the first, blank rows included. */
export interface WorkbookSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Numbers of rows that are hidden. */
  readonly hidden: readonly number[]
}

const COLUMNS: Readonly<Record<SheetName, Readonly<Record<string, Column>>>> = {
  设置: SETTING_COLUMNS,
  条款: CLAUSE_COLUMNS,
  指标: RULE_COLUMNS,
  调整: ADJUSTMENT_COLUMNS,
  登记表: FORM_COLUMNS,
  计入: COUNT_COLUMNS,
  选项: LIST_COLUMNS,
  量表: RUBRIC_COLUMNS,
  流程: WORKFLOW_COLUMNS,
  检查表: CHECKLIST_COLUMNS,
}

/** Sheets for people, like text around the tables of a Markdown file. */
const FOR_PEOPLE = ['说明', '填写说明', '使用说明', '填表说明', '封面', '目录', '帮助']
/** A header may stand under a line or two of title. */
const TITLE_ROWS = 4

/** The sheets of a workbook as a plan's document; what stands above the header of a sheet is for people. */
export function workbookDocument(sheets: readonly WorkbookSheet[]): PlanDocument {
  return {
    title: null,
    sheets: sheets
      .filter(({ name, rows }) => !FOR_PEOPLE.includes(plain(name)) && rows.some(holdsText))
      .map(rawSheet),
  }
}

function rawSheet({ name, rows, hidden }: WorkbookSheet): RawSheet {
  const header = headerRow(sheetNamed(name), rows)
  const body = rows.slice(header).map((cells, index): RawRow => {
    const row = header + index + 1
    const texts = cells.slice(0, LIMITS.cellsInRow).map(visible)
    return { row, line: null, cells: texts, ...(hidden.includes(row) && { hidden: true }) }
  })
  const filled = body.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const cutAt = filled[LIMITS.rowsInSheet + 1] ?? null
  const kept = filled.slice(0, LIMITS.rowsInSheet + 1)
  return { heading: name, line: null, rows: kept, cutAt, lettered: true }
}

const holdsText = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '')

/** The first row near the top in which two columns of the sheet are named, else the first that holds anything. */
function headerRow(name: SheetName | null, rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex(holdsText)
  if (name === null) return first
  const words = new Set(Object.values(COLUMNS[name]).flatMap(headerWords))
  const near = rows.slice(first, first + TITLE_ROWS)
  const at = near.findIndex((cells) => cells.filter((cell) => words.has(headerWord(cell))).length >= 2)
  return first + Math.max(0, at)
}
