import { Cell } from './cell'
import { plain } from './characters'
import { type FaultLog, type Place, shorten } from './faults'
import { LIMITS } from './limits'
import { type RawRow, type RawSheet, sameCells } from './markdown'
import { nearestWord } from './nearest'

export interface Column {
  readonly label: string
  readonly aliases: readonly string[]
  readonly optional?: boolean
  /**
   * Word processors merge equal cells downwards: an empty one then means the one above. Where nothing else can be meant,
   * it need not be said.
   */
  readonly merges?: boolean | 'silently'
  /** Characters, when other than `LIMITS.cell`. */
  readonly longest?: number
}

export type Columns<K extends string> = Readonly<Record<K, Column>>
export type Row<K extends string> = Readonly<Record<K, Cell>>

export interface Sheet<K extends string> {
  readonly rows: readonly Row<K>[]
  /** Where to say what is wrong with the sheet as a whole. */
  readonly whole: Cell
}

/** Finds each column by its header, in any order, and gives every row that is not blank as cells by column. */
export function readSheet<K extends string>(
  name: string,
  raw: RawSheet,
  columns: Columns<K>,
  log: FaultLog,
  mayBeEmpty = false,
): Sheet<K> {
  const [header, ...body] = raw.rows
  const sheet: Place = { sheet: name, row: null, line: raw.line, column: null }
  const whole = new Cell('', sheet, log)
  if (!header) {
    const wanted = Object.values<Column>(columns).map((column) => column.label)
    const remedy = `请在标题下面画一张表，第一行是表头：${wanted.join('、')}。`
    whole.fault(`「${name}」下面没有表格。`, remedy)
    return { rows: [], whole }
  }
  if (raw.cutAt) {
    const fault = `「${name}」超过了 ${LIMITS.rowsInSheet} 行，后面的没有读。`
    const at = { ...sheet, row: raw.cutAt.row, line: raw.cutAt.line }
    log.add('error', at, { found: '', fault, remedy: '请删去多余的行，或把计划分成几份。' })
  }
  const addressOf = raw.lettered ? addressIn : () => ({})
  const found = findColumns(name, header, columns, log, addressOf)
  const above = new Map<K, string>()
  const rows = body
    // Long tables repeat their header on every page.
    .filter((row) => row.cells.some((cell) => cell !== '') && !sameCells(row, header))
    .map((row) => cellsOf(name, row, header, columns, found, above, log, addressOf))
  if (rows.length === 0 && !mayBeEmpty)
    whole.fault(`「${name}」只有表头，没有内容。`, '请在表头下面至少写一行。')
  return { rows, whole }
}

function findColumns<K extends string>(
  name: string,
  header: RawRow,
  columns: Columns<K>,
  log: FaultLog,
  addressOf: AddressOf,
): ReadonlyMap<K, number> {
  const keys = Object.keys(columns) as K[]
  const found = new Map<K, number>()
  const strange: string[] = []
  header.cells.forEach((text, index) => {
    const word = headerWord(text)
    if (word === '') return
    const place = {
      ...{ sheet: name, row: header.row, line: header.line, column: shorten(text) },
      ...addressOf(header.row, index),
    }
    const key = keys.find((candidate) => headerWords(columns[candidate]).includes(word))
    if (key === undefined) {
      strange.push(word)
      const nearest = nearestWord(
        word,
        keys.flatMap((candidate) => headerWords(columns[candidate])),
      )
      const remedy = `${nearest ? `是不是「${nearest}」？` : ''}请改正，或删去这一列。`
      log.add('error', place, {
        found: text,
        fault: `「${name}」里没有「${shorten(text)}」这一列。`,
        remedy,
        nearest,
      })
    } else if (found.has(key)) {
      const fault = `「${columns[key].label}」这一列出现了两次。`
      log.add('error', place, { found: text, fault, remedy: '请只留一列。' })
    } else found.set(key, index)
  })
  for (const key of keys) {
    const { label, optional } = columns[key]
    if (optional || found.has(key)) continue
    const nearest = nearestWord(label, strange)
    const place = { sheet: name, row: header.row, line: header.line, column: label }
    const remedy = nearest ? `请把「${nearest}」改成「${label}」。` : '请补上这一列。'
    log.add('error', place, { found: nearest ?? '', fault: `「${name}」缺少「${label}」这一列。`, remedy })
  }
  return found
}

/** 要求（必填） and ＩＤ are 要求 and ID. */
export function headerWord(text: string): string {
  if (text.length > LIMITS.cell) return text
  return plain(text)
    .replace(/\(.*\)$|\*+$/, '')
    .toUpperCase()
}

export function headerWords(column: Column): string[] {
  return [column.label, ...column.aliases]
}

function cellsOf<K extends string>(
  name: string,
  row: RawRow,
  header: RawRow,
  columns: Columns<K>,
  found: ReadonlyMap<K, number>,
  above: Map<K, string>,
  log: FaultLog,
  addressOf: AddressOf,
): Row<K> {
  const place: Place = { sheet: name, row: row.row, line: row.line, column: null }
  const surplus = row.cells.find((text, i) => text !== '' && (header.cells[i] ?? '') === '')
  if (surplus !== undefined) {
    const remedy = '内容里如果有竖线，请写成「\\|」；否则请补上表头，或删去这一格。'
    const at = { ...place, ...addressOf(row.row, row.cells.indexOf(surplus)) }
    log.add('error', at, { found: surplus, fault: '这一行有一格不在任何表头下面。', remedy })
  }
  if (row.hidden) {
    const fault = '这一行在表格里是隐藏的，也读进来了。'
    log.add('warning', place, { found: '', fault, remedy: '如果不要这一行，请删去它。' })
  }
  const cell = (key: K): Cell => {
    const column = columns[key]
    const index = found.get(key)
    const at = { ...place, column: column.label, ...(index !== undefined && addressOf(row.row, index)) }
    if (index === undefined) return new Cell('', at, null)
    const text = row.cells[index] ?? ''
    const limit = column.longest ?? LIMITS.cell
    if (text.length > limit) {
      const fault = `这一格有 ${text.length} 个字，太长了。`
      log.add('error', at, { found: text, fault, remedy: `请缩短到 ${limit} 个字以内。` })
      return new Cell('', at, null)
    }
    if (!column.merges) return new Cell(text, at, log)
    const inherited = above.get(key)
    if (text !== '') above.set(key, text)
    if (text !== '' || inherited === undefined) return new Cell(text, at, log)
    if (column.merges === 'silently') return new Cell(inherited, at, log)
    const fault = `这一格是空的，按合并的格子沿用了上面的「${shorten(inherited)}」。`
    log.add('warning', at, { found: '', fault, remedy: '如果不是这样，请填上。' })
    return new Cell(inherited, at, log)
  }
  const keys = Object.keys(columns) as K[]
  return Object.fromEntries(keys.map((key) => [key, cell(key)])) as Row<K>
}

type AddressOf = (row: number, index: number) => Pick<Place, 'address'>

/** D5, as spreadsheets call it. */
function addressIn(row: number, index: number): Pick<Place, 'address'> {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return { address: `${letters}${row}` }
}
