import { sql } from 'kysely'
import { maskedName } from '#core/org/masked-name'
import { publicOperation } from '../_shared/endpoint/operation'
import type { Database } from '../_shared/store/store'
import { byCodeFrom } from './code'

export const invitation = publicOperation('session.invitation', async ({ code }, context) => {
  const { db, now } = context
  const { school, person, expiresAt } = await byCodeFrom(context, code, (hash) =>
    invitationFor(db, hash, now),
  )
  return { school, person: maskedName(person), expiresAt: new Date(expiresAt).toISOString() }
})

interface Invitation {
  readonly school: string
  readonly person: string
  readonly expiresAt: string
}

/** Null for whatever is wrong with a code, found out by the same query. */
export async function invitationFor(db: Database, hash: Buffer, now: number): Promise<Invitation | null> {
  const { rows } = await sql<{ invitation: Invitation | null }>`
    select youju.invitation_for(${hash}, ${new Date(now)}) as invitation`.execute(db)
  return rows[0]?.invitation ?? null
}
