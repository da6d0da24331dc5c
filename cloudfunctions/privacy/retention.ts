import { sql } from 'kysely'
import { DELETED, DELETED_KINDS, KEPT, type Retention } from '#core/privacy/retention'
import { operation } from '../_shared/endpoint/operation'
import { formsDue, momentOf } from '../_shared/store/retention'

export const retention = operation('privacy.retention', async (_, { tx, caller, today }) => {
  const forms = JSON.stringify(await formsDue(tx, caller, today))
  const kinds = []
  for (const kind of DELETED_KINDS) {
    const { rows } = await sql<{ due: number }>`
      select youju.due(${kind}, ${momentOf(kind, today)}, ${forms}::jsonb) as due`.execute(tx)
    kinds.push({ ...told(DELETED[kind]), due: rows[0]?.due ?? 0 })
  }
  return { kinds: [...kinds, ...KEPT.map((kept) => ({ ...told(kept), due: 0 }))] }
})

const told = ({ label, months, after, why }: Retention) => ({ label, months, after, why })
