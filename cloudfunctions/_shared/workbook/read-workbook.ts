import { type Cell, type CellValue, type MergeRange, readXlsx } from 'hucre/xlsx'
import type { WorkbookSheet } from '#core/plan/parse/workbook-document'
import { whyNotOpen } from './archive-guard'

export type WorkbookReading =
  | { readonly sheets: readonly WorkbookSheet[]; readonly problem: null }
  | { readonly sheets: null; readonly problem: string }

/** Larger uploads are refused before this, but not by every way in. */
const MOST_BYTES = 10_000_000
/** The guard has refused what holds more. */
const RANGE = 'A1:GR20000'

/** The sheets of an .xlsx as text, as a clerk sees them. What cannot be read comes back as one sentence; nothing is thrown. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  if (bytes.length > MOST_BYTES)
    return refused('这个文件太大了，最多 10 MB。请去掉图片，只留要导入的几张表。')
  const why = whyNotOpen(bytes)
  if (why !== null) return refused(why)
  try {
    const { sheets } = await readXlsx(bytes, { readStyles: true, range: RANGE })
    return { sheets: sheets.map(sheetOf), problem: null }
  } catch {
    return refused('这个工作簿读不出来，可能已经损坏。请用表格软件打开后另存为 .xlsx 再导入。')
  }
}

const refused = (problem: string): WorkbookReading => ({ sheets: null, problem })

type ReadSheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]

function sheetOf({ name, rows, cells, merges = [], rowDefs }: ReadSheet): WorkbookSheet {
  const texts = rows.map((row, r) => Array.from(row, (value, c) => textOf(value, cells?.get(`${r},${c}`))))
  for (const merge of merges) fillDown(texts, merge)
  const hidden = [...(rowDefs ?? [])].flatMap(([row, { hidden: isHidden }]) => (isHidden ? [row + 1] : []))
  return { name, rows: texts, hidden }
}

/** What is merged downwards stands in every row of it; what is merged to the right stands in its first column only. */
function fillDown(texts: string[][], { startRow, startCol, endRow }: MergeRange): void {
  const text = texts[startRow]?.[startCol] ?? ''
  if (text === '') return
  for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row += 1) {
    const cells = texts[row]
    if (!cells) continue
    while (cells.length <= startCol) cells.push('')
    cells[startCol] = text
  }
}

function textOf(value: CellValue, cell: Cell | undefined): string {
  const format = cell?.style?.numFmt ?? ''
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'number' ? numberIn(format, value) : dateIn(format, value)
}

/** 60% is kept as 0.6 and 3.10 as 3.1; only the cell's format tells. */
function numberIn(format: string, value: number): string {
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length
  if (format.includes('%')) return `${tidy(value * 100)}%`
  const fixed = decimals === undefined ? null : value.toFixed(Math.min(decimals, 10))
  return fixed !== null && Number(fixed) === value ? fixed : tidy(value)
}

/** Without the noise of binary fractions, as spreadsheets show it. */
const tidy = (value: number) => String(Number(value.toPrecision(15)))

/** A day as a clerk writes it; where the format has no year, none is made up. */
function dateIn(format: string, value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const iso = value.toISOString().slice(0, 10)
  if (format === '' || /y|e|年/i.test(format) || !/m|d|月|日/i.test(format)) return iso
  const [, month = '', day = ''] = iso.split('-')
  return /d|日/i.test(format) ? `${Number(month)}月${Number(day)}日` : `${Number(month)}月`
}
