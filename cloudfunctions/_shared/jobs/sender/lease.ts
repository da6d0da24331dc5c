import { sql } from 'kysely'
import type { PushedKind } from '#core/reminder/reminder'
import type { Database } from '../../store/store'

/** A message that this sender alone holds for a while. */
export interface Leased {
  readonly districtId: string
  readonly schoolId: string
  readonly id: string
  readonly personId: string
  readonly kind: PushedKind
  readonly about: string
  readonly line: string
  readonly page: string
  readonly dueOn: string | null
  readonly madeAt: Date
  /** Which try this is. What comes of it counts only as long as nobody has begun another. */
  readonly attempts: number
  /** WeChat was asked in an earlier try, of which nobody knows what came. */
  readonly asking: boolean
  /** The WeChat user behind any of the person's places; null where there is none. */
  readonly openId: string | null
  /** Whether the person still wants this kind. */
  readonly wanted: boolean
}

/**
 * Takes messages whose time has come, those first that wait longest; `now` is an instant in the time that people see.
 * Leases and pauses go by the database's clock: hosts' clocks may differ.
 */
export async function leaseMessages(
  db: Database,
  now: number,
  most: number,
  seconds: number,
): Promise<Leased[]> {
  const { rows } = await sql<Leased>`
    with ripe as (
      select district_id, id from youju.reminder
       where state = 'waiting' and not_before <= ${new Date(now)}
         and (next_at is null or next_at <= clock_timestamp())
         and (leased_until is null or leased_until <= clock_timestamp())
       order by not_before, id limit ${most}
       for update skip locked
    ), leased as (
      update youju.reminder r
         set attempts = r.attempts + 1, leased_until = clock_timestamp() + ${seconds} * interval '1 second'
        from ripe where r.district_id = ripe.district_id and r.id = ripe.id
      returning r.*
    )
    select l.district_id, l.school_id, l.id, l.person_id, l.kind, l.about, l.line, l.page, l.due_on, l.made_at, l.attempts, l.asking,
           (select w.wechat_openid from youju.account a join youju.account w on w.identity_id = a.identity_id
             where a.district_id = l.district_id and a.school_id = l.school_id and a.person_id = l.person_id
               and w.wechat_openid is not null limit 1) as open_id,
           coalesce(case l.kind when 'digest' then c.digest else c.due end, true) as wanted
      from leased l
      left join youju.reminder_choice c on c.district_id = l.district_id and c.school_id = l.school_id
           and c.person_id = l.person_id
     order by l.not_before, l.id`.execute(db)
  return rows
}
