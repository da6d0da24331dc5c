import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { operation } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

type Item = Output<'account.list'>['items'][number]
type Row = Omit<Item, 'expiresAt'> & { readonly expiresAt: Date | null; readonly position: number }

export const list = operation('account.list', async ({ state, query, cursor }, { tx }) => {
  const [position, id] = placeOf(cursor, [INDEX_SHAPE, UUID_SHAPE]) ?? []
  const { rows } = await sql<Row>`
    select p.id as person_id, p.name, p.position, w.state, w.invitation_id, w.expires_at
      from youju.staff_ways_in() w
      join youju.person p on p.district_id = youju.district() and p.id = w.person_id
     where (${state ?? null}::text is null or w.state = ${state ?? null})
       and strpos(p.name, ${query?.trim() ?? ''}) > 0
       and (${id ?? null}::uuid is null or (p.position, p.id) > (${position ?? 0}::int, ${id ?? null}::uuid))
     order by p.position, p.id
     limit ${PAGE_SIZE + 1}`.execute(tx)
  const { items, next } = pageOf(rows, (last) => [last.position, last.personId])
  return {
    items: items.map(({ position: _, expiresAt, ...item }) => ({
      ...item,
      expiresAt: expiresAt?.toISOString() ?? null,
    })),
    next,
  }
})
