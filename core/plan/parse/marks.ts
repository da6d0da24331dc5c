import type { Cell } from './cell'

/** The two answers as a clerk is told to write them. */
type Answers = readonly [yes: string, no: string]
export const SWITCH: Answers = ['开', '关']
export const YES_NO: Answers = ['是', '否']

const YES = ['开', '开启', '启用', '是', '√', '✓', '✔', '☑', '有', '要', '需要', 'y', 'yes']
const NO = ['关', '关闭', '停用', '否', '不', '×', '✕', '✗', 'x', '无', '-', '—', '/', 'n', 'no']

/** Reads a mark that says yes or no; `also` are words of the column's own, such as 必填 and 选填. */
export function readMark(
  cell: Cell,
  label: string,
  [yes, no]: Answers,
  also: { readonly yes?: readonly string[]; readonly no?: readonly string[] } = {},
): boolean | null {
  const word = cell.plain.toLowerCase()
  if (YES.includes(word) || also.yes?.includes(word)) return true
  if (NO.includes(word) || also.no?.includes(word)) return false
  return cell.fault(`「${label}」只能是「${yes}」或「${no}」。`, `请写「${yes}」或「${no}」。`)
}
