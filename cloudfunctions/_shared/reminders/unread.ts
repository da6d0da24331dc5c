import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'

export interface Unread {
  readonly personId: string
  /** Announcements that are out and not over, and have not been read as they read now. */
  readonly unread: number
  /** Of all of them, those that still owe a receipt. */
  readonly receipts: number
}

/** As notice.list counts for one person, of everybody whom the school's announcements are for. */
export async function loadUnread(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  today: CivilDate,
  now: number,
): Promise<ReadonlyMap<string, Unread>> {
  const { rows } = await sql<Unread>`
    with open as (
      select n.id, n.hears, n.publisher_id, n.retold_at, n.receipt_asked
        from youju.notice n
       where n.district_id = ${districtId}::uuid and n.school_id = ${schoolId}::uuid and n.state = 'issued'
         and n.published_at <= ${new Date(now)} and (n.last_on is null or n.last_on >= ${today}::date)
    ), heard as (
      select distinct o.id, h.person_id, o.retold_at, o.receipt_asked
        from open o
        join youju.hearing(${districtId}::uuid, ${schoolId}::uuid, ${today}::date) h on h.key = any (o.hears)
       where h.person_id <> o.publisher_id
    )
    select h.person_id,
           count(*) filter (where r.read_at is null or r.read_at < h.retold_at) as unread,
           count(*) filter (where h.receipt_asked
                                  and (r.acknowledged_at is null or r.acknowledged_at < h.retold_at)) as receipts
      from heard h
      left join youju.receipt r on r.district_id = ${districtId}::uuid and r.notice_id = h.id and r.person_id = h.person_id
     group by h.person_id`.execute(tx)
  return new Map(rows.map((row) => [row.personId, row]))
}
