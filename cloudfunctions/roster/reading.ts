import type { Parsed } from '#core/contract/contract'
import type { WorkbookSheet } from '#core/plan/parse/workbook-document'
import { cellsPasted } from '#core/plan/pasted'
import { SHEET_NAMES, SHEETS } from '#core/roster/read/columns'
import { columnsNamed, headerAt } from '#core/roster/read/table'
import type { SignedInContext } from '../_shared/endpoint/operation'

type Content = Parsed<'roster.check'>['content']

export type SheetsRead =
  | { readonly sheets: readonly WorkbookSheet[]; readonly problem: null }
  | { readonly sheets: null; readonly problem: string }

/** The sheets of a workbook, or what was copied out of one. */
export async function sheetsOf(
  content: Content,
  { platform }: Pick<SignedInContext, 'platform'>,
): Promise<SheetsRead> {
  if ('workbook' in content) {
    return platform.workbooks.sheets(Buffer.from(content.workbook, 'base64'))
  }
  const rows = cellsPasted(content.cells)
  return { sheets: [{ name: pastedName(rows), rows, hidden: [] }], problem: null }
}

/** What is pasted has no name of its own: it is called after the sheet that its header is most like. */
function pastedName(rows: WorkbookSheet['rows']): string {
  const named = SHEET_NAMES.map((name) => {
    const at = headerAt(rows, SHEETS[name].columns)
    return { name, columns: at < 0 ? 0 : columnsNamed(rows[at] ?? [], SHEETS[name].columns) }
  })
  const [best] = named.sort((a, b) => b.columns - a.columns)
  return best && best.columns > 0 ? best.name : '粘贴的内容'
}
