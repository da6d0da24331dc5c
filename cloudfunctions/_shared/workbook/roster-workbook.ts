import { type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { RosterSheet } from '#core/roster/write/write-roster'
import { widthOf } from './column-width'

/** Writes a roster as an .xlsx, texts as texts; columns with few words offer them. */
export function writeRosterWorkbook(sheets: readonly RosterSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(writtenSheet), properties: { title: '名册' } })
}

/** Rows below the last one that offer the words too. */
const SPARE_ROWS = 200
const WIDEST_EXPLANATION = 120

function writtenSheet({ name, header, rows, choices }: RosterSheet): WriteSheet {
  return {
    name,
    rows: [header, ...rows].map((cells) => [...cells]),
    columns: header.map((label, column) => ({
      width:
        header.length === 1 ? WIDEST_EXPLANATION : widthOf([label, ...rows.map((row) => row[column] ?? '')]),
    })),
    freezePane: { rows: 1 },
    dataValidations: header.flatMap((label, column): DataValidation[] => {
      const values = choices[label]
      if (!values) return []
      const letter = String.fromCharCode(65 + column)
      const range = `${letter}2:${letter}${rows.length + 1 + SPARE_ROWS}`
      return [{ type: 'list', values: [...values], allowBlank: true, showErrorMessage: false, range }]
    }),
  }
}
