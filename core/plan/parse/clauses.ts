import type { Clause } from '../plan'
import type { Cell } from './cell'
import { LIMITS } from './limits'
import { nearestWord } from './nearest'
import { NUMBER, readNumber } from './numerals'
import type { Columns, Sheet } from './table'

export type ClauseColumn = 'number' | 'title' | 'text' | 'department'

export const CLAUSE_COLUMNS: Columns<ClauseColumn> = {
  number: { label: '条款', aliases: ['条款号', '编号', '序号', '条目'], longest: 40 },
  title: { label: '标题', aliases: ['名称', '条款名称'], longest: 100 },
  text: { label: '内容', aliases: ['正文', '具体内容', '条款内容'], optional: true, longest: LIMITS.prose },
  department: {
    label: '责任部门',
    aliases: ['部门', '负责部门', '牵头部门', '责任人'],
    optional: true,
    longest: 100,
  },
}

export interface Clauses {
  readonly inOrder: readonly Clause[]
  /** Every number that stands in the sheet, also of clauses with other faults. */
  readonly numbers: ReadonlySet<string>
}

/** Reads 条款: numbers are unique and each (3.2.1) has its parent (3.2) somewhere in the sheet. */
export function readClauses({ rows }: Sheet<ClauseColumn>): Clauses {
  const inOrder: Clause[] = []
  const rowOf = new Map<string, number | null>()
  const numbered: { number: string; cell: Cell }[] = []
  for (const { number: cell, title, text, department } of rows) {
    const number = readNewNumber(cell, rowOf)
    if (title.blank) title.fault('没有写标题。', '请给这一条写个短标题。')
    if (number === null) continue
    rowOf.set(number, cell.row)
    numbered.push({ number, cell })
    inOrder.push({ number, title: title.oneLine, text: text.text, department: department.oneLine })
  }
  for (const { number, cell } of numbered) {
    const parent = number.slice(0, Math.max(0, number.lastIndexOf('.')))
    if (parent !== '' && !rowOf.has(parent)) {
      const remedy = `请补上「${parent}」这一条，或改正编号。`
      cell.fault(`第 ${number} 条没有上一级，表里找不到「${parent}」。`, remedy)
    }
  }
  return { inOrder, numbers: new Set(rowOf.keys()) }
}

function readNewNumber(cell: Cell, rowOf: ReadonlyMap<string, number | null>): string | null {
  if (cell.blank) return cell.fault('没有写条款编号。', '请写成「3」「3.2」「3.2.1」这样。')
  const number = clauseNumber(cell.plain)
  if (number === null) return cell.fault('看不懂这个条款编号。', '请写成「3」「3.2」「3.2.1」这样。')
  if (!rowOf.has(number)) return number
  return cell.fault(`编号「${number}」和第 ${rowOf.get(number)} 行重复了。`, '请改成没有用过的编号。')
}

/** Reads 条款 of a rule: the number of one clause of the plan. With no clauses at all that has been said, once. */
export function readClauseReference(cell: Cell, clauses: Clauses): string | null {
  if (cell.blank) return cell.fault('没有写依据哪一条。', '请写条款编号，例如「3.2」。')
  const number = clauseNumber(cell.plain)
  if (number === null) {
    return cell.fault('看不懂这个条款编号。', '请写一个编号，例如「3.2」；一条指标只依据一条。')
  }
  if (clauses.numbers.has(number)) return number
  if (clauses.numbers.size === 0) return null
  const nearest = nearestWord(number, clauses.numbers)
  const remedy = `${nearest ? `是不是「${nearest}」？` : ''}请先在「条款」里写上，或改正编号。`
  return cell.fault(`「条款」里没有「${number}」这一条。`, remedy, { nearest })
}

const DOTTED = /^第?(\d{1,3}(?:\.\d{1,3}){0,5})[条款章节]?$/
const HEADED = new RegExp(`^第?(${NUMBER})[条款章节部分]{0,2}、?(?:\\((${NUMBER})\\))?$`)

/** 3.2, 03.2, 三, 第三条, 三、(二) as the number the tree is built on; null for what is none, a part 0 included. */
function clauseNumber(plain: string): string | null {
  const dotted = DOTTED.exec(plain)?.[1]?.split('.')
  const headed = HEADED.exec(plain)
  const parts = dotted ?? headed?.slice(1).filter((part) => part !== undefined) ?? []
  const numbers = parts.map(readNumber)
  const valid =
    numbers.length > 0 && numbers.every((part) => part !== null && part >= 1 && Number.isInteger(part))
  return valid ? numbers.join('.') : null
}
