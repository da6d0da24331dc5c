import { visible } from './characters'
import { LIMITS } from './limits'

/** A plan document as it was laid out, before anything in it is understood. A workbook's sheets fill the same shape. */
export interface PlanDocument {
  readonly title: { readonly text: string; readonly line: number } | null
  readonly sheets: readonly RawSheet[]
}

export interface RawSheet {
  readonly heading: string
  /** In the file; a workbook has none. */
  readonly line: number | null
  /** A workbook's sheet: its rows and columns have numbers and letters of their own. */
  readonly lettered?: boolean
  /** The first is the header. */
  readonly rows: readonly RawRow[]
  /** The row from which the sheet was not read any more, being too long. */
  readonly cutAt: RawRow | null
}

export interface RawRow {
  /** As a clerk counts: the header is row 1, the dashes under it are no row. */
  readonly row: number
  readonly line: number | null
  /** Of a workbook: read all the same, and said. */
  readonly hidden?: boolean
  readonly cells: readonly string[]
}

interface OpenSheet {
  heading: string
  line: number | null
  rows: RawRow[]
  cutAt: RawRow | null
}

/**
 * Reads `# title` and the table under each further heading; text around the tables is for people and is passed over.
 * A heading that `namesSheet` opens that sheet whatever its level.
 */
export function readMarkdown(text: string, namesSheet: (heading: string) => boolean): PlanDocument {
  const lines = text.split(/\r\n|\n|\r/)
  let title: PlanDocument['title'] = null
  const sheets: OpenSheet[] = []
  let sheet: OpenSheet | undefined
  let afterRow = false
  lines.forEach((content, index) => {
    const line = index + 1
    const heading = headingOf(content)
    if (heading) {
      const opens = namesSheet(heading.text)
      if (heading.level === 1 && title === null && !opens) title = { text: heading.text, line }
      else if (heading.level <= 2 || opens) {
        sheet = { heading: heading.text, line, rows: [], cutAt: null }
        sheets.push(sheet)
      }
    }
    afterRow = !heading && sheet !== undefined && belongsToTable(content, afterRow, sheet, lines[index + 1])
    if (!afterRow || !sheet) return
    const cells = splitRow(content)
    const header = isRuler(cells, 3) ? takeOtherHeader(sheet) : null
    if (header) {
      sheet = { heading: '', line: header.line, rows: [{ ...header, row: 1 }], cutAt: null }
      sheets.push(sheet)
    } else addRow(sheet, line, cells)
  })
  return { title, sheets }
}

function headingOf(content: string): { level: number; text: string } | null {
  const start = content.charCodeAt(0) === 0xfeff ? 1 : 0
  let level = 0
  while (content[start + level] === '#') level += 1
  return level === 0
    ? null
    : { level, text: visible(content.slice(start + level, start + level + LIMITS.cell)) }
}

/**
 * A line that begins with a bar is a row. So is any line right under a row (a row whose bars got lost must be noticed,
 * not skipped) and any later line with a bar in it; before the table only a line above dashes is.
 */
function belongsToTable(
  content: string,
  afterRow: boolean,
  sheet: OpenSheet,
  next: string | undefined,
): boolean {
  const trimmed = content.trim()
  if (trimmed === '') return false
  if (trimmed.startsWith('|') || afterRow) return true
  if (!trimmed.includes('|')) return false
  return sheet.rows.length > 0 || (next !== undefined && isRuler(splitRow(next)))
}

function addRow(sheet: OpenSheet, line: number, cells: readonly string[]): void {
  if (sheet.cutAt || isRuler(cells)) return
  const row = { row: sheet.rows.length + 1, line, cells }
  if (sheet.rows.length > LIMITS.rowsInSheet) sheet.cutAt = row
  else sheet.rows.push(row)
}

/** Dashes further down mean that the row above them heads another table, unless it repeats this one's header. */
function takeOtherHeader({ rows, cutAt }: OpenSheet): RawRow | null {
  const last = rows.at(-1)
  if (cutAt || !last || rows.length === 1 || sameCells(last, rows[0])) return null
  rows.pop()
  return last
}

export function sameCells(a: RawRow, b: RawRow | undefined): boolean {
  return a.cells.length === b?.cells.length && a.cells.every((cell, i) => cell === b.cells[i])
}

/** The dashes under a header, also as word processors prettify them. */
function isRuler(cells: readonly string[], dashes = 1): boolean {
  return (
    cells.length > 0 && cells.every((cell) => cell.length >= dashes && /^:?[-\u2013\u2014]+:?$/.test(cell))
  )
}

const MARK = /\\[\\|<]|\||<br ?\/?>/gi

/** Splits at bars; `\|` is a bar, `\\` a backslash, `<br>` a new line inside the cell. */
export function splitRow(content: string): string[] {
  const line = content.trim()
  const text = line.startsWith('|') ? line.slice(1) : line
  const cells: string[] = []
  let cell = ''
  let read = 0
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    cell += text.slice(read, index)
    read = index + mark.length
    if (mark !== '|') {
      cell += mark.startsWith('\\') ? mark.charAt(1) : '\n'
      continue
    }
    cells.push(visible(cell))
    cell = ''
    if (cells.length > LIMITS.cellsInRow) return cells
  }
  cell += text.slice(read)
  if (cell.trim() !== '') cells.push(visible(cell))
  return cells
}

/** The inverse of what `splitRow` does to one cell. */
export function escapeCell(text: string): string {
  return text.replace(/[\\|]/g, '\\$&').replace(/<br/gi, '\\$&').replace(/\n/g, '<br>')
}
