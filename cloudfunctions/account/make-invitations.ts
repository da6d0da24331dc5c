import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Output } from '#core/contract/contract'
import { joinCodeFrom, joinCodeInGroups } from '#core/join-code'
import { problem } from '#core/problem'
import type { Tx } from '../_shared/store/store'
import { codeHash } from '../session/code'
import { journalEntry } from './own-ways'

const DAYS = 14
/** Twelve characters: 60 bits. */
const LENGTH = 12

type Invitation = Output<'account.invite'>['invitations'][number]

/** An invitation for each, of the caller's school, in place of the one before. The codes are told here and kept nowhere. */
export async function makeInvitations(
  tx: Tx,
  people: readonly { readonly id: string; readonly name: string }[],
  at: Parameters<typeof journalEntry>[0],
): Promise<Invitation[]> {
  const expiresAt = new Date(at.now + DAYS * 86_400_000)
  const invitations = people.map(({ id: personId, name }) => {
    const code = joinCodeInGroups(joinCodeFrom(randomBytes(LENGTH), LENGTH))
    return { id: uuidv7(), personId, name, code, expiresAt: expiresAt.toISOString() }
  })
  const kept = invitations.map(({ id, personId, code }) => ({
    id,
    personId,
    code: codeHash(code).toString('hex'),
  }))
  const { rows } = await sql<{ invited: number }>`
    select youju.invite(${JSON.stringify(kept)}::jsonb, ${expiresAt}, ${journalEntry(at)}::jsonb) as invited`.execute(
    tx,
  )
  if (rows[0]?.invited !== people.length) throw problem('notHere')
  return invitations
}
