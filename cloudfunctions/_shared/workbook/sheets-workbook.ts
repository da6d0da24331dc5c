import { type Sheet, sheetName } from '#core/report/sheet'

const HEAD_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFEFF4F0' } },
} as const
const TITLE_STYLE = { font: { bold: true, size: 14 } } as const

/** The sheets as an xlsx file. Texts stay texts: nothing that somebody wrote ever becomes a formula. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  // The writer is needed by few calls, and a cold start pays for what it loads.
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    sheets: sheets.map(({ name, about, head, rows }) => {
      const top = about.length + 1
      const styled = new Map<string, { style: typeof HEAD_STYLE | typeof TITLE_STYLE }>([
        ['0,0', { style: TITLE_STYLE }],
      ])
      for (let column = 0; column < head.length; column += 1)
        styled.set(`${top},${column}`, { style: HEAD_STYLE })
      return {
        name: sheetName(name),
        columns: head.map((title, column) => ({
          width: widthOf([title, ...rows.map((row) => row[column])]),
        })),
        rows: [...about.map((line) => [line]), [], [...head], ...rows.map((row) => [...row])],
        cells: styled,
        freezePane: { rows: top + 1, columns: 1 },
      }
    }),
  })
}

const WIDEST = 48

/** In characters of a digit's width; Chinese ones are twice as wide. */
function widthOf(cells: readonly (string | number | null | undefined)[]): number {
  const widths = cells.map((cell) => {
    const text = cell === null || cell === undefined ? '' : String(cell)
    return [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0)
  })
  return Math.min(WIDEST, Math.max(6, ...widths) + 2)
}
