import { plain, visible } from '../../plan/parse/characters'
import { nearestWord } from '../../plan/parse/nearest'
import type { WorkbookSheet } from '../../plan/parse/workbook-document'
import { type Column, UNWANTED } from './columns'
import { type Findings, lettersOf, type Place } from './fault'
import { clears } from './words'

/** One cell of the roster; readers return what it means, or null after saying what is wrong with it. */
export class RosterCell {
  constructor(
    readonly text: string,
    readonly place: Place,
    readonly findings: Findings,
  ) {}

  /** Leaves things as they are. */
  get blank(): boolean {
    return this.text === ''
  }

  get clears(): boolean {
    return clears(this.text)
  }

  fault(message: string, remedy: string): null {
    this.findings.fault(this.place, message, remedy)
    return null
  }
}

export type Cells<K extends string> = Readonly<Record<K, RosterCell>>

/** How a header is compared: without blanks, brackets at its end and the star of what must be filled in. */
export function headerWord(text: string): string {
  return plain(text).replace(/[(（[【].*[)）\]】]$|[*:]+$/g, '')
}

const isCalled = (word: string, { label, aliases }: Column) => word === label || aliases.includes(word)

/** How many columns of a kind of sheet a row names. */
export function columnsNamed(row: readonly string[], columns: Readonly<Record<string, Column>>): number {
  const words = row.map(headerWord)
  return Object.values(columns).filter((column) => words.some((word) => isCalled(word, column))).length
}

/** A header may stand under some lines of title. */
const TITLE_ROWS = 6

/** The index of the row that names the most columns near the top; -1 where none does. */
export function headerAt(rows: WorkbookSheet['rows'], columns: Readonly<Record<string, Column>>): number {
  const filled = rows.flatMap((row, index) => (row.some((text) => text.trim() !== '') ? [index] : []))
  let best = -1
  let most = 0
  for (const index of filled.slice(0, TITLE_ROWS)) {
    const named = columnsNamed(rows[index] ?? [], columns)
    if (named > most) [best, most] = [index, named]
  }
  return best
}

/** The rows of a sheet as cells by column, in any order of columns; null where a column is missing that must be there. */
export function readTable<K extends string>(
  sheet: WorkbookSheet,
  columns: Readonly<Record<K, Column>>,
  findings: Findings,
): Cells<K>[] | null {
  const at = headerAt(sheet.rows, columns)
  const header = sheet.rows[Math.max(0, at)] ?? []
  const found = findColumns(sheet, at, columns, findings)
  if (found === null) return null
  if (sheet.hidden.some((row) => row > at + 1)) {
    findings.warn(`「${sheet.name}」里有隐藏的行，也读进来了；如果不要，请删去再导入。`)
  }
  const keys = Object.keys(columns) as K[]
  return sheet.rows.slice(at + 1).flatMap((texts, index) => {
    const filled = keys.some((key) => (texts[found.get(key) ?? -1] ?? '').trim() !== '')
    // Long tables repeat their header on every page.
    if (!filled || isSameRow(texts, header)) return []
    const cells = keys.map((key) => {
      const column = found.get(key)
      return [key, cellOf(sheet.name, at + 2 + index, column, texts, columns[key], findings)] as const
    })
    return [Object.fromEntries(cells) as Cells<K>]
  })
}

function isSameRow(row: readonly string[], header: readonly string[]): boolean {
  return row.length > 0 && row.every((text, index) => text.trim() === (header[index] ?? '').trim())
}

function findColumns<K extends string>(
  sheet: WorkbookSheet,
  at: number,
  columns: Readonly<Record<K, Column>>,
  findings: Findings,
): ReadonlyMap<K, number> | null {
  const row = Math.max(0, at) + 1
  const keys = Object.keys(columns) as K[]
  const found = new Map<K, number>()
  const strange: string[] = []
  const header = sheet.rows[row - 1] ?? []
  header.forEach((text, index) => {
    const word = headerWord(text)
    if (word === '') return
    const place = { sheet: sheet.name, row, column: text.trim(), cell: `${lettersOf(index)}${row}` }
    const key = keys.find((each) => isCalled(word, columns[each]))
    if (key === undefined) {
      strange.push(word)
      refuseUnwanted(sheet, row, index, word, place, findings)
    } else if (found.has(key)) {
      findings.fault(place, `「${columns[key].label}」这一列出现了两次。`, '请只留一列。')
    } else found.set(key, index)
  })
  const missing = keys.filter((key) => columns[key].required && !found.has(key))
  for (const key of missing) {
    const { label, aliases } = columns[key]
    const meant = strange.find((word) => nearestWord(word, [label, ...aliases]) !== undefined)
    const place = { sheet: sheet.name, row: at < 0 ? 0 : row, column: label, cell: '' }
    findings.fault(
      place,
      `没有找到「${label}」这一列。`,
      meant ? `请把表头「${meant}」改成「${label}」。` : `请在表头里加上「${label}」。`,
    )
  }
  return missing.length > 0 ? null : found
}

/** Citizens' numbers: 17 digits and one more or an X. */
const ID_NUMBER = /^\d{6}(?:19|20)\d{9}[\dXx]$/

export function isIdNumber(text: string): boolean {
  return ID_NUMBER.test(plain(text))
}

const PHONE = /^1[3-9]\d{9}$/

function refuseUnwanted(
  { name, rows }: WorkbookSheet,
  row: number,
  index: number,
  word: string,
  place: Place,
  findings: Findings,
): void {
  const below = rows.slice(row).map((texts) => plain(texts[index] ?? ''))
  const [idNumbers, contacts] = UNWANTED
  const named = UNWANTED.find(({ header }) => header.test(word))
  const unwanted =
    named ??
    (below.some(isIdNumber) ? idNumbers : below.some((text) => PHONE.test(text)) ? contacts : undefined)
  if (unwanted) findings.fault(place, unwanted.message, unwanted.remedy)
  else if (below.some((text) => text !== '')) {
    findings.warn(`「${name}」的「${word.slice(0, 20)}」这一列不认识，没有读。`)
  }
}

function cellOf(
  sheet: string,
  row: number,
  column: number | undefined,
  texts: readonly string[],
  { label, longest }: Column,
  findings: Findings,
): RosterCell {
  const cell = column === undefined ? '' : `${lettersOf(column)}${row}`
  const place = { sheet, row, column: label, cell }
  const text = column === undefined ? '' : visible(texts[column] ?? '')
  if (isIdNumber(text) || PHONE.test(plain(text))) {
    const what = isIdNumber(text) ? '身份证号' : '手机号'
    findings.fault(place, `这一格像是${what}，没有读。`, `系统用不到，也不保存${what}；请换成「${label}」。`)
    return new RosterCell('', place, findings)
  }
  if (text.length <= longest) return new RosterCell(text, place, findings)
  findings.fault(place, `这一格有 ${text.length} 个字，太长了。`, `请缩短到 ${longest} 个字以内。`)
  return new RosterCell('', place, findings)
}
