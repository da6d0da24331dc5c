import { sql } from 'kysely'
import { civilDateAt } from '#core/calendar/civil-date'
import { type OwnData, ownDataSheets } from '#core/privacy/own-data'
import { operation } from '../_shared/endpoint/operation'
import { workbookOf } from '../_shared/workbook/sheets-workbook'

export const exportOwn = operation('privacy.export', async ({ format }, { tx, now }) => {
  const { rows } = await sql<{ data: OwnData }>`select youju.own_data() as data`.execute(tx)
  const data = rows[0]?.data ?? {}
  const name = `个人信息 ${civilDateAt(now)}.${format}`
  const bytes =
    format === 'json'
      ? Buffer.from(JSON.stringify(data, null, 2))
      : Buffer.from(await workbookOf(ownDataSheets(data, now)))
  return { name, base64: bytes.toString('base64') }
})
