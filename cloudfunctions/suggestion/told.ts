import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { PAGE_SIZE, pageOf, placeOf } from '../_shared/store/paging'

type Told = Output<'suggestion.list'>['items'][number]

interface Row {
  readonly id: string
  readonly kind: Told['kind']
  readonly recipient: Told['to']
  readonly words: string
  readonly writer: string | null
  readonly at: Date
  readonly answer: string | null
  readonly answeredByName: string | null
  readonly answeredAt: Date | null
  readonly place: string
}

const PLACE_SHAPE = /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z\/[0-9a-f-]{36}$/

/** What the caller answers. Who wrote what is anonymous never leaves the database. */
export async function listTold(
  answered: boolean,
  cursor: string | undefined,
  { tx }: SignedInContext,
): Promise<Output<'suggestion.list'>> {
  const place = placeOf(cursor, [PLACE_SHAPE])?.[0] ?? null
  const { rows } = await sql<Row>`
    select * from youju.suggestions_told(${answered}, ${place}, ${PAGE_SIZE + 1})`.execute(tx)
  const { items, next } = pageOf(rows, (row) => [row.place])
  return {
    items: items.map((row) => ({
      id: row.id,
      kind: row.kind,
      to: row.recipient,
      text: row.words,
      from: row.writer ?? '匿名',
      at: row.at.toISOString(),
      answer:
        row.answer === null || row.answeredAt === null
          ? null
          : { text: row.answer, by: row.answeredByName ?? '', at: row.answeredAt.toISOString() },
    })),
    next,
  }
}
