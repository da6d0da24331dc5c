import { explanationSheet, rosterTemplate } from '#core/roster/write/template'
import { writeRoster } from '#core/roster/write/write-roster'
import { operation } from '../_shared/endpoint/operation'
import { loadRoster } from '../_shared/store/roster'

export const exportRoster = operation('roster.export', async ({ what }, { tx, caller, today }) => {
  // The writer is needed by few calls, and a cold start pays for what it loads.
  const { writeRosterWorkbook } = await import('../_shared/workbook/roster-workbook')
  if (what === 'template') return file('名册模板', await writeRosterWorkbook(rosterTemplate()))
  const roster = await loadRoster(tx, caller, today)
  const sheets = [explanationSheet(), ...writeRoster(roster, today)]
  return file(`${roster.school.name} 名册 ${today}`, await writeRosterWorkbook(sheets))
})

function file(name: string, bytes: Uint8Array) {
  return { name: `${name.replace(/[\\/:*?"<>|]/g, '-')}.xlsx`, base64: Buffer.from(bytes).toString('base64') }
}
