import { createHash } from 'node:crypto'

/** A row of the journal as the verifier reads it: every column as text in the spelling that is hashed (migration 0027). */
export interface JournalRow {
  readonly districtId: string
  readonly schoolId: string
  readonly seq: string
  readonly at: string
  readonly actorId: string
  readonly did: string
  readonly rowKind: string
  readonly rowId: string
  readonly requestId: string
  readonly actingFor: string | null
  readonly reason: string
  readonly before: string | null
  readonly after: string | null
  readonly salt: string | null
  readonly reasonHash: string
  readonly beforeHash: string | null
  readonly afterHash: string | null
  readonly hash: string
  readonly redactedBy: string | null
}

/** As youju.journal_hash, made again outside the database: who changes the functions there does not change this one. */
export function rowHash(row: JournalRow): string {
  const { districtId, schoolId, seq, at, actorId, did, rowKind, rowId, requestId, actingFor } = row
  const said = [districtId, schoolId, seq, at, actorId, did, rowKind, rowId, requestId, actingFor]
  return sha256(arrayText([...said, row.reasonHash, row.beforeHash, row.afterHash]))
}

/** Whether the content is the one that was committed to when the row was written. */
export function keepsItsWord({ salt, reason, before, after, ...row }: JournalRow): boolean {
  const commitment = (part: string, content: string | null) =>
    content === null ? null : sha256(`${salt}:${part}:${content}`)
  return (
    commitment('reason', reason) === row.reasonHash &&
    commitment('before', before) === row.beforeHash &&
    commitment('after', after) === row.afterHash
  )
}

/** As youju.what_is_left: of a row whose content was erased. */
export function leftHash({ reason, before, after }: JournalRow): string {
  return sha256(arrayText([reason, before, after]))
}

export function firstLink(districtId: string, schoolId: string): string {
  return sha256(`youju ${districtId} ${schoolId}`)
}

export function nextLink(link: string, hash: string): string {
  return createHash('sha256').update(Buffer.from(link, 'hex')).update(Buffer.from(hash, 'hex')).digest('hex')
}

/** PostgreSQL's text of a jsonb array of strings. */
function arrayText(values: readonly (string | null)[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(', ')}]`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
