import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { joinCodeFrom, joinCodeInGroups } from '#core/join-code'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { codeHash } from '../session/code'
import { journalEntry } from './own-ways'

const DAYS = 14
/** Twelve characters: 60 bits. */
const LENGTH = 12

export const invite = operation('account.invite', async (input, context) => {
  const { tx, caller, now } = context
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('id', 'in', [...input.people])
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (people.length < new Set(input.people).size) throw problem('notFound')
  const expiresAt = new Date(now + DAYS * 86_400_000)
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
    select youju.invite(${JSON.stringify(kept)}::jsonb, ${expiresAt}, ${journalEntry(context)}::jsonb) as invited`.execute(
    tx,
  )
  if (rows[0]?.invited !== people.length) throw problem('notHere')
  return { invitations }
})
