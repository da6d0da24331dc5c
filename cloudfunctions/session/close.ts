import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'

export const close = operation('session.close', async (_, { tx, caller }) => {
  await sql`select youju.close_session(${caller.districtId}::uuid, ${caller.sessionId}::uuid)`.execute(tx)
  return {}
})
