import { escapeCell } from './parse/markdown'

/**
 * Cells copied in Excel or WPS: tabs between cells, lines between rows; a cell with a tab, line break or quote of its own
 * stands in quotes, its own quotes doubled. Rows are made equally long; empty ones at the end are dropped.
 */
export function cellsPasted(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quoted) {
      if (character !== '"') cell += character
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (character === '"' && cell === '' && closes(text, at)) quoted = true
    else if (character === '\t' || character === '\n') {
      rows.at(-1)?.push(cell.trim())
      cell = ''
      if (character === '\n') rows.push([])
    } else if (character !== '\r') cell += character
  }
  rows.at(-1)?.push(cell.trim())
  while (rows.length > 0 && rows.at(-1)?.every((each) => each === '')) rows.pop()
  const width = Math.max(0, ...rows.map((row) => row.length))
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

/** A quote opens a quoted cell only if one closes it right before the cell's end: “5" 屏幕” is a text. */
function closes(text: string, opening: number): boolean {
  for (let at = opening + 1; at < text.length; at += 1) {
    if (text.charAt(at) !== '"') continue
    if (text.charAt(at + 1) !== '"') return /^[\t\r\n]?$/.test(text.charAt(at + 1))
    at += 1
  }
  return false
}

export function looksPasted(text: string): boolean {
  return text.includes('\t')
}

/** A table as a plan is written in; the first row is its header. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const [header, ...body] = rows
  if (!header) return ''
  return [rowOf(header), `|${'---|'.repeat(header.length)}`, ...body.map(rowOf)].join('\n')
}

export function rowOf(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`
}
