import { sql } from 'kysely'
import type { Database } from '../../store/store'

/**
 * Where no messages are sent, none waits to be: they stay in the app, and give back the consents that they held, but for those that WeChat
 * may have used.
 */
export async function leaveInApp(db: Database): Promise<void> {
  await sql`
    with waited as (
      select district_id, id, school_id, person_id, kind, holds_consent and not asking as gives_back from youju.reminder
       where state = 'waiting' and (leased_until is null or leased_until <= clock_timestamp())
       for update skip locked
    ), given_back as (
      update youju.message_consent c set consents = c.consents + w.held
        from (select district_id, school_id, person_id, kind, count(*) as held from waited where gives_back
               group by district_id, school_id, person_id, kind) w
       where c.district_id = w.district_id and c.school_id = w.school_id and c.person_id = w.person_id and c.kind = w.kind
    )
    update youju.reminder r set state = 'inApp', leased_until = null, next_at = null, holds_consent = false, asking = false
      from waited w where r.district_id = w.district_id and r.id = w.id`.execute(db)
}
