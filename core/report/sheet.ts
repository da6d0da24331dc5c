/** One sheet of a workbook: some lines on top, a head, and rows of texts and figures. */
export interface Sheet {
  readonly name: string
  /** What it is, as of when, by which plan. */
  readonly about: readonly string[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = string | number | null

/** What Excel lets a sheet be called: at most 31 characters, none of \ / ? * [ ] : and no quote at the ends. */
export function sheetName(text: string): string {
  const plain = text
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    [...plain]
      .slice(0, 31)
      .join('')
      .replace(/^'+|'+$/g, '')
      .trim() || '表'
  )
}
