export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly header: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'code'; readonly text: string }

/** The Markdown that docs/PLAN-FORMAT.md is written in: headings, paragraphs, lists, tables, examples. */
export function blocksIn(markdown: string): Block[] {
  const blocks: Block[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    if (line.trim() === '') at += 1
    else if (line.startsWith('```')) {
      const end = lines.findIndex((each, i) => i > at && each.startsWith('```'))
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') })
      at = last + 1
    } else {
      const kind = kindOf(line)
      const end = lines.findIndex((each, i) => i > at && (kind === 'heading' || endsBlock(kind, each)))
      const own = lines.slice(at, end < 0 ? lines.length : end)
      blocks.push(blockOf(kind, own))
      at += own.length
    }
  }
  return blocks
}

type Kind = Exclude<Block['kind'], 'code'>

const ITEM = /^\s*(?:[-*]|\d+\.)\s+/

function kindOf(line: string): Kind {
  if (line.startsWith('#')) return 'heading'
  if (line.trimStart().startsWith('|')) return 'table'
  return ITEM.test(line) ? 'list' : 'text'
}

/** A list's item may go on in an indented line. */
function endsBlock(kind: Kind, line: string): boolean {
  if (line.trim() === '' || line.startsWith('```')) return true
  if (kind === 'list' && /^\s+\S/.test(line)) return false
  return kindOf(line) !== kind
}

function blockOf(kind: Kind, lines: readonly string[]): Block {
  switch (kind) {
    case 'heading':
      return { kind, text: (lines[0] ?? '').replace(/^#+\s*/, '') }
    case 'text':
      return { kind, text: joined(lines) }
    case 'list':
      return { kind, items: itemsIn(lines) }
    case 'table': {
      const [header = [], , ...rows] = lines.map(cellsIn)
      return { kind, header, rows }
    }
  }
}

/** Chinese has no space between two lines of one paragraph. */
const joined = (lines: readonly string[]): string => lines.map((line) => line.trim()).join('')

function itemsIn(lines: readonly string[]): string[] {
  const items: string[] = []
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, '').trim())
    else items.push(`${items.pop() ?? ''}${line.trim()}`)
  }
  return items
}

function cellsIn(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

export interface Run {
  readonly text: string
  readonly look: 'plain' | 'strong' | 'code'
}

/** `**strong**` and `code` within a line; of a link its words. */
export function runsIn(text: string): Run[] {
  const words = text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
  const runs: Run[] = []
  let read = 0
  for (const { 0: whole, 1: code, 2: strong, index } of words.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)) {
    if (index > read) runs.push({ text: words.slice(read, index), look: 'plain' })
    runs.push(code === undefined ? { text: strong ?? '', look: 'strong' } : { text: code, look: 'code' })
    read = index + whole.length
  }
  if (read < words.length) runs.push({ text: words.slice(read), look: 'plain' })
  return runs
}
