import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { type ActOf, actInWords } from '#core/journal/words'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { PAGE_SIZE, pageOf, placeOf } from '../_shared/store/paging'
import { namesOf } from '../_shared/store/people'

type Act = Output<'journal.list'>['acts']['items'][number]

export interface JournalRow extends ActOf {
  readonly seq: number
  readonly at: Date
  readonly actorId: string
  readonly rowId: string
  readonly reason: string
}

/** Whose acts are written down without a person: the office at the machine. */
const NOBODY = /^0{8}(-0{4}){3}-0{12}$/

const SEQ_SHAPE = /^\d{1,15}$/

/** The number that the page's rows come before; the first page begins at the last row there is. */
export function before(cursor: string | undefined): number {
  return Number(placeOf(cursor, [SEQ_SHAPE])?.[0] ?? Number.MAX_SAFE_INTEGER)
}

/** The rows `which` as a page, the latest first, with one more than a page so that it is known whether more follow. */
export async function loadActs(
  which: ReturnType<typeof sql>,
  { tx }: SignedInContext,
): Promise<{ items: JournalRow[]; next: string | null }> {
  const { rows } = await sql<JournalRow>`
    select seq, at, actor_id, row_kind, row_id, did, reason, before, after from (${which}) found
     order by seq desc limit ${PAGE_SIZE + 1}`.execute(tx)
  return pageOf(rows, ({ seq }) => [seq])
}

export async function inWords(
  rows: readonly JournalRow[],
  { tx, caller }: SignedInContext,
): Promise<readonly Act[]> {
  const names = await namesOf(
    tx,
    caller,
    rows.map(({ actorId }) => actorId),
  )
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    // The names of parents are not for the staff's lists.
    actor: names.get(row.actorId) ?? (NOBODY.test(row.actorId) ? '服务器上的操作' : '家长'),
    words: actInWords(row),
    reason: row.reason,
  }))
}
