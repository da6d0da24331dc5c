import { sql } from 'kysely'
import { RECORD_KINDS, type RecordKind } from '#core/record/record'
import { operation } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'

interface Row {
  readonly kind: RecordKind
  readonly form: string
  readonly records: number
  readonly medianSeconds: number | null
}

export const burden = operation('setting.burden', async (_, { tx, caller, today }) => {
  const { calendar } = await loadTerm(tx, caller, today)
  const { rows } = await sql<Row>`
    select kind, form, records, median_seconds from youju.burden(${calendar.term.id}::uuid)`.execute(tx)
  return {
    kinds: rows.map(({ form, ...row }) => ({ ...row, label: form || labelOf(row.kind) })),
  }
})

function labelOf(kind: RecordKind): string {
  return RECORD_KINDS[kind]
}
