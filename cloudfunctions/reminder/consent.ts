import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'

/** What the phone tells is not proof: WeChat knows better when a message is sent, and then the rest is forgotten. */
export const consent = operation('reminder.consent', async ({ id, accepted }, { tx }) => {
  await sql`select youju.keep_consents(${id}::uuid, ${accepted}::text[])`.execute(tx)
  return {}
})
