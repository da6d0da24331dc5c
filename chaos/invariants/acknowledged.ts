import { grouped } from '../grouped'
import type { Known } from '../load/book'
import type { Invariant } from './invariant'

interface Kept {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly hash: string
  readonly content: string
}

interface Told {
  readonly id: string
  readonly revision: number
  readonly hash: string
  readonly payload: string
}

/** Every record that was acknowledged stands as it was acknowledged last, and each of its wordings in the journal, once. */
export const acknowledged: Invariant = {
  name: 'nothing acknowledged is lost',
  async broken({ school, book, rows }) {
    const kept = await rows<Kept & Record<string, unknown>>(
      `select id, revision, state, content_hash as hash, payload::text as content from youju.record where school_id = $1`,
      [school.key.schoolId],
    )
    const told = await rows<Told & Record<string, unknown>>(
      `select row_id as id, (after ->> 'revision')::int as revision, after ->> 'content_hash' as hash,
              after ->> 'payload' as payload
         from youju.journal where school_id = $1 and row_kind = 'record' and after ? 'revision'`,
      [school.key.schoolId],
    )
    const byId = new Map(kept.map((row) => [row.id, row]))
    const journal = grouped(told, ({ id }) => id)
    return [...book.records.values()].flatMap((known) =>
      wrongWith(known, byId.get(known.id), journal.get(known.id) ?? []),
    )
  },
}

function wrongWith(known: Known, kept: Kept | undefined, told: readonly Told[]): string[] {
  const { id, said } = known
  if (!kept) return [`${id} (${known.fact}) is gone`]
  const wrong: string[] = []
  const last = said.reduce((latest, each) => (each.revision > latest.revision ? each : latest))
  if (kept.revision !== last.revision)
    wrong.push(`${id} is at ${kept.revision}, acknowledged was ${last.revision}`)
  else if (kept.hash !== last.hash) wrong.push(`${id} has another hash than was acknowledged`)
  if (kept.state !== known.state) wrong.push(`${id} is ${kept.state}, acknowledged was ${known.state}`)
  const words = said.findLast(({ mark }) => mark !== null)
  if (words?.mark && !kept.content.includes(words.mark))
    wrong.push(`${id} has other words than were acknowledged`)
  for (const { revision, hash, mark } of said) {
    const lines = told.filter((line) => line.revision === revision)
    if (lines.length !== 1) wrong.push(`${id} stands ${lines.length} times in the journal at ${revision}`)
    const [line] = lines
    if (line && line.hash !== hash) wrong.push(`${id} was journalled with another hash at ${revision}`)
    if (line && mark !== null && !line.payload?.includes(mark))
      wrong.push(`${id} was journalled with other words`)
  }
  const revisions = told.map(({ revision }) => revision)
  if (new Set(revisions).size !== revisions.length) wrong.push(`${id} has a revision twice in the journal`)
  return wrong
}
