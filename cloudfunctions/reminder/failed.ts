import { sql } from 'kysely'
import { type GivenUp, mayHelpAgain, whyGivenUp } from '#core/reminder/given-up'
import { operation } from '../_shared/endpoint/operation'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

interface FailedRow extends GivenUp {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly place: string
  readonly attempts: number
}

/** Never what they said, which is the person's own. */
export const failed = operation('reminder.failed', async ({ cursor }, { tx, today }) => {
  const [before, beforeId] = placeOf(cursor, [INSTANT_SHAPE, UUID_SHAPE]) ?? [null, null]
  const { rows } = await sql<FailedRow>`
    select f.*, to_char(f.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
      from youju.reminders_given_up(${before}::timestamptz, ${beforeId}::uuid, ${PAGE_SIZE + 1}) f`.execute(
    tx,
  )
  const { items, next } = pageOf(rows, ({ place, id }) => [place, id])
  return {
    items: items.map((message) => ({
      id: message.id,
      kind: message.kind,
      person: { id: message.personId, name: message.name },
      at: message.madeAt.toISOString(),
      attempts: message.attempts,
      reason: whyGivenUp(message, today),
      retryable: mayHelpAgain(message, today),
    })),
    next,
  }
})
