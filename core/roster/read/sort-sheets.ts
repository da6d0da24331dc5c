import { plain } from '../../plan/parse/characters'
import type { WorkbookSheet } from '../../plan/parse/workbook-document'
import { SHEET_NAMES, SHEETS, type SheetName } from './columns'
import type { Findings } from './fault'
import { gridHeaderAt } from './grid-layout'
import { columnsNamed, headerAt } from './table'
import { classParts } from './words'

export interface SortedSheets {
  readonly tables: readonly { readonly kind: SheetName; readonly sheet: WorkbookSheet }[]
  /** Timetables laid out as periods by days of the week. */
  readonly grids: readonly WorkbookSheet[]
}

/** Sheets for people. */
const FOR_PEOPLE = ['说明', '填写说明', '使用说明', '填表说明', '封面', '目录', '帮助', '示例']

/** What each sheet holds, by its name, else by its header; what holds nothing known is told about. */
export function sortSheets(sheets: readonly WorkbookSheet[], findings: Findings): SortedSheets {
  const tables: SortedSheets['tables'][number][] = []
  const grids: WorkbookSheet[] = []
  for (const sheet of sheets) {
    const filled = sheet.rows.some((row) => row.some((text) => text.trim() !== ''))
    if (!filled || FOR_PEOPLE.includes(plain(sheet.name))) continue
    const kind = kindByName(sheet.name) ?? kindByHeader(sheet.rows)
    const asTable = kind === '课表' && hasColumn(sheet, '星期')
    if (!asTable && (kind === '课表' || kind === null) && gridHeaderAt(sheet.rows, 0) >= 0) grids.push(sheet)
    else if (kind !== null) tables.push({ kind, sheet })
    else
      findings.warn(
        `没有认出「${sheet.name.slice(0, 30)}」这张表，没有读。可以读的表：${SHEET_NAMES.join('、')}。`,
      )
  }
  return { tables, grids }
}

function kindByName(name: string): SheetName | null {
  const word = plain(name).replace(/^[一二三四五六\d]{1,2}[、.]|表$/g, '')
  const named = SHEET_NAMES.find((kind) =>
    [kind, ...SHEETS[kind].aliases].some((each) => each === word || each === plain(name)),
  )
  if (named) return named
  return /课程?表$/.test(plain(name)) || classParts(name) !== null ? '课表' : null
}

function kindByHeader(rows: WorkbookSheet['rows']): SheetName | null {
  let best: SheetName | null = null
  let most = 0
  for (const kind of SHEET_NAMES) {
    const at = headerAt(rows, SHEETS[kind].columns)
    const named = at < 0 ? 0 : columnsNamed(rows[at] ?? [], SHEETS[kind].columns)
    if (named > most) [best, most] = [kind, named]
  }
  return best
}

function hasColumn({ rows }: WorkbookSheet, label: '星期'): boolean {
  const at = headerAt(rows, SHEETS.课表.columns)
  return at >= 0 && columnsNamed(rows[at] ?? [], { [label]: SHEETS.课表.columns.weekday }) > 0
}
