import { type RawRow, type RawSheet, readMarkdown, splitRow } from '#core/plan/parse/markdown'
import { type SheetName, sheetNamed } from '#core/plan/parse/sheet-names'
import { rowOf, tableOf } from '#core/plan/pasted'

/** The sheets of a plan in the order it is written in. */
export const SHEETS: readonly SheetName[] = [
  '设置',
  '条款',
  '指标',
  '调整',
  '登记表',
  '计入',
  '选项',
  '量表',
  '流程',
  '检查表',
]

interface TextRow extends RawRow {
  /** From 1; rows of a workbook have none, but here is a text. */
  readonly line: number
}

export interface TextSheet {
  readonly heading: string
  /** The first is the header. */
  readonly rows: readonly TextRow[]
}

export function sheetsIn(text: string): readonly TextSheet[] {
  const { sheets } = readMarkdown(text, (heading) => sheetNamed(heading) !== null)
  return sheets.flatMap(({ heading, rows }) =>
    rows.length === 0
      ? []
      : [{ heading, rows: rows.flatMap((row) => (row.line === null ? [] : [{ ...row, line: row.line }])) }],
  )
}

/** What a sheet is called in the plan language, else as it stands. */
export const nameOf = ({ heading }: Pick<RawSheet, 'heading'>): string => sheetNamed(heading) ?? heading

export interface PlacedRow {
  readonly sheet: string
  readonly line: number
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

export function rowAt(text: string, line: number): PlacedRow | undefined {
  for (const sheet of sheetsIn(text)) {
    const row = sheet.rows.find((each) => each.line === line)
    const header = sheet.rows[0]?.cells ?? []
    if (row) return { sheet: nameOf(sheet), line, header, cells: header.map((_, i) => row.cells[i] ?? '') }
  }
  return undefined
}

export function withRow(text: string, line: number, cells: readonly string[]): string {
  return replaced(text, line, 1, [rowOf(cells)])
}

export function withoutRow(text: string, line: number): string {
  return replaced(text, line, 1, [])
}

export function withRowAfter(text: string, line: number, width: number): string {
  return replaced(text, line + 1, 0, [rowOf(Array<string>(width).fill(''))])
}

/** The cell a finding points at: by its column, else the one that holds what was found; -1 where neither is there. */
export function cellOf(
  { header, cells }: Pick<PlacedRow, 'header' | 'cells'>,
  { column, found }: { readonly column: string | null; readonly found: string },
): number {
  const byColumn = column === null ? -1 : header.indexOf(column)
  return byColumn >= 0 || found === '' ? byColumn : cells.findIndex((cell) => cell.includes(found))
}

/** The text with what was found replaced in its cell; undefined where it does not stand there any more. */
export function mended(
  text: string,
  finding: { readonly line: number | null; readonly column: string | null; readonly found: string },
  word: string,
): string | undefined {
  const row = finding.line === null ? undefined : rowAt(text, finding.line)
  if (!row || finding.found === '') return undefined
  const index = cellOf(row, finding)
  const cell = row.cells[index]
  if (cell === undefined || !cell.includes(finding.found)) return undefined
  const cells = row.cells.map((each, i) => (i === index ? each.replace(finding.found, () => word) : each))
  return withRow(text, row.line, cells)
}

/** Where a cell stands in its line, for selecting it. */
export function stretchOf(line: string, index: number): { from: number; to: number } {
  const bars = [...line.matchAll(/\\.|\|/g)].filter(([mark]) => mark === '|').map((mark) => mark.index)
  const starts = line.trimStart().startsWith('|') ? bars : [-1, ...bars]
  const from = (starts[index] ?? -1) + 1
  const to = starts[index + 1] ?? line.length
  const cell = line.slice(from, to)
  const lead = cell.length - cell.trimStart().length
  return { from: from + lead, to: from + Math.max(lead, cell.trimEnd().length) }
}

/** Puts rows in as a sheet, in the place of the one that bears its name. */
export function withSheet(text: string, name: string, rows: readonly (readonly string[])[]): string {
  const table = tableOf(rows).split('\n')
  const sheet = sheetsIn(text).find((each) => nameOf(each) === name)
  const [first] = sheet?.rows ?? []
  if (!sheet || !first) return `${text.trimEnd()}\n\n## ${name}\n\n${table.join('\n')}\n`
  const last = sheet.rows.at(-1)?.line ?? first.line
  const end = Math.max(last, isRuler(text, first.line + 1) ? first.line + 1 : last)
  return replaced(text, first.line, end - first.line + 1, table)
}

/** Which sheet a table is, by its header. */
export function guessSheet(header: readonly string[]): SheetName | '' {
  const has = (...words: string[]) =>
    words.every((word) => header.some((cell) => cell.replace(/\s/g, '') === word))
  const found = SIGNS.find(([, words]) => has(...words))
  return found ? found[0] : ''
}

const SIGNS: readonly (readonly [SheetName, readonly string[]])[] = [
  ['指标', ['编号', '对象']],
  ['条款', ['条款', '内容']],
  ['设置', ['键', '值']],
  ['登记表', ['表', '字段']],
  ['计入', ['表', '口径']],
  ['量表', ['量表']],
  ['检查表', ['检查表']],
  ['流程', ['流程']],
  ['调整', ['对象', '原因']],
  ['选项', ['选项']],
]

function isRuler(text: string, line: number): boolean {
  const cells = splitRow(text.split('\n')[line - 1] ?? '')
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell))
}

function replaced(text: string, line: number, count: number, by: readonly string[]): string {
  const lines = text.split(/\r\n|\n|\r/)
  lines.splice(line - 1, count, ...by)
  return lines.join('\n')
}
