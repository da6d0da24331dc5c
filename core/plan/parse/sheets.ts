import { Cell } from './cell'
import { type FaultLog, shorten, WHOLE_FILE } from './faults'
import type { PlanDocument, RawSheet } from './markdown'
import { nearestWord } from './nearest'
import { headingWord, SHEET_NAMES, type SheetName, sheetNamed } from './sheet-names'

const REQUIRED: readonly SheetName[] = ['设置', '条款', '指标']

export function isOptional(name: SheetName): boolean {
  return !REQUIRED.includes(name)
}

/** The sheets, each once and the first three in any case. A table under any other heading is refused: nothing is passed over in silence. */
export function pickSheets(document: PlanDocument, log: FaultLog): ReadonlyMap<SheetName, RawSheet> {
  const picked = new Map<SheetName, RawSheet>()
  const strange: string[] = []
  for (const sheet of document.sheets) {
    const cell = new Cell(
      sheet.heading,
      { sheet: shorten(sheet.heading) || WHOLE_FILE.sheet, row: null, line: sheet.line, column: null },
      log,
    )
    const name = sheetNamed(sheet.heading)
    const first = name && picked.get(name)
    if (first) {
      const before = first.line === null ? '前面' : `文件第 ${first.line} 行`
      cell.fault(`「${name}」出现了两次，${before}已经有了。`, '请合成一张表。')
    } else if (name) picked.set(name, sheet)
    else if (sheet.rows.length > 0) {
      strange.push(headingWord(sheet.heading))
      refuse(cell)
    }
  }
  for (const name of REQUIRED) {
    if (picked.has(name)) continue
    const nearest = nearestWord(name, strange)
    const remedy = nearest
      ? `是不是「${nearest}」？请把它改成${titled(document, name)}。`
      : `请加上${titled(document, name)}和它的表格。`
    log.add('error', WHOLE_FILE, { found: nearest ?? '', fault: `没有「${name}」这张表。`, remedy })
  }
  return picked
}

/** How a sheet is named in a file of its kind. */
function titled({ sheets }: PlanDocument, name: SheetName): string {
  return sheets.some(({ lettered }) => lettered) ? `工作表「${name}」` : `标题「## ${name}」`
}

function refuse(cell: Cell): void {
  const word = headingWord(cell.text)
  if (word === '') {
    cell.fault('这张表上面没有标题。', `请在表格上面加一行标题，例如「## ${REQUIRED.join('」「## ')}」。`)
    return
  }
  cell.unknownWord('表', cell.text, SHEET_NAMES)
}
