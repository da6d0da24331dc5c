import { sql } from 'kysely'
import type { Database, Tx } from '../../store/store'
import type { Leased } from './lease'

/**
 * Takes off one of the person's consents for a message that is about to go out, and keeps that WeChat is being asked; a consent
 * that it holds from an earlier try is used again. `lost` when somebody else has begun another try meanwhile.
 */
export async function beginAsking(db: Database, message: Leased): Promise<'begun' | 'none' | 'lost'> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ holdsConsent: boolean }>`
      select holds_consent from youju.reminder where ${isStill(message)} for update`.execute(tx)
    const [held] = rows
    if (!held) return 'lost'
    if (!held.holdsConsent) {
      const { numAffectedRows } = await sql`
        update youju.message_consent set consents = consents - 1 where ${consentsOf(message)} and consents > 0`.execute(
        tx,
      )
      if (!numAffectedRows) return 'none'
    }
    await sql`update youju.reminder set holds_consent = true, asking = true where ${isStill(message)}`.execute(
      tx,
    )
    return 'begun'
  })
}

/** Gives back what a message holds that was not sent. Before the message lets go of it. */
export async function giveConsentBack(tx: Tx, message: Leased): Promise<void> {
  await sql`
    update youju.message_consent set consents = consents + 1
     where ${consentsOf(message)}
       and exists (select from youju.reminder where ${isStill(message)} and holds_consent)`.execute(tx)
}

/** WeChat says that there are none left: then at none of the places of this WeChat user. */
export async function forgetConsents(tx: Tx, { openId, kind }: Leased): Promise<void> {
  await sql`
    update youju.message_consent c set consents = 0
      from youju.account w join youju.account a on a.identity_id = w.identity_id
     where w.wechat_openid = ${openId} and c.district_id = a.district_id and c.school_id = a.school_id
       and c.person_id = a.person_id and c.kind = ${kind}`.execute(tx)
}

/** As long as the try is the last one and nothing has come of it. */
export function isStill({ districtId, id, attempts }: Leased) {
  return sql`district_id = ${districtId}::uuid and id = ${id}::uuid and state = 'waiting' and attempts = ${attempts}
    and leased_until is not null`
}

function consentsOf({ districtId, schoolId, personId, kind }: Leased) {
  return sql`district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid and person_id = ${personId}::uuid
    and kind = ${kind}`
}
