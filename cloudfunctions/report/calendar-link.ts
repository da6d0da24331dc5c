import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../_shared/endpoint/caller'
import type { Database, Tx } from '../_shared/store/store'

const DISTRICT_BYTES = 16
const SECRET_BYTES = 32

/** A link that stands for the caller's calendar and nothing else; it ends the one before. Only its hash is kept. */
export async function openLink(tx: Tx, { districtId }: Caller, now: number): Promise<string> {
  const secret = randomBytes(SECRET_BYTES)
  const refresh = hashOf(randomBytes(SECRET_BYTES))
  await sql`select youju.open_calendar_link(${hashOf(secret)}, ${uuidv7()}::uuid, ${refresh}, ${new Date(now)})`.execute(
    tx,
  )
  return Buffer.concat([Buffer.from(districtId.replaceAll('-', ''), 'hex'), secret]).toString('base64url')
}

export async function endLink(tx: Tx): Promise<void> {
  await sql`select youju.end_calendar_link()`.execute(tx)
}

export async function linkSince(tx: Tx, caller: Caller): Promise<string | null> {
  const row = await tx
    .selectFrom('calendarLink')
    .select('openedAt')
    .where('districtId', '=', caller.districtId)
    .where('personId', '=', caller.personId)
    .executeTakeFirst()
  return row ? row.openedAt.toISOString() : null
}

/** What a link enters by; undefined for one that was taken back or made up. */
export async function sessionOf(
  db: Database,
  token: string,
): Promise<{ districtId: string; sessionId: string } | undefined> {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== DISTRICT_BYTES + SECRET_BYTES) return undefined
  const districtId = bytes
    .subarray(0, DISTRICT_BYTES)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const { rows } = await sql<{ sessionId: string | null }>`
    select youju.calendar_session(${districtId}::uuid, ${hashOf(bytes.subarray(DISTRICT_BYTES))}) as "sessionId"`.execute(
    db,
  )
  const sessionId = rows[0]?.sessionId
  return sessionId ? { districtId, sessionId } : undefined
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
