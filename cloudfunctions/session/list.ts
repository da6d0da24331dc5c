import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { operation } from '../_shared/endpoint/operation'

type Sessions = Output<'session.list'>['sessions']

export const list = operation('session.list', async (_, { tx, caller }) => {
  const { rows } = await sql<{
    sessions: Sessions
  }>`select youju.own_sessions(${caller.sessionId}::uuid) as sessions`.execute(tx)
  const sessions = (rows[0]?.sessions ?? []).map((session) => ({
    ...session,
    openedAt: new Date(session.openedAt).toISOString(),
    lastSeenAt: new Date(session.lastSeenAt).toISOString(),
  }))
  return { sessions }
})
