import { type RawBuilder, sql } from 'kysely'
import type { Sent } from '../../endpoint/platform'
import type { Database, Tx } from '../../store/store'
import { backOffMs } from '../back-off'
import { forgetConsents, giveConsentBack, isStill } from './consent'
import type { Leased } from './lease'

/**
 * What comes of a try: what WeChat said; `inApp` where it cannot be sent and is not to be; `dropped` when it is no longer
 * true or wanted; `unheard` where a sender died before it could tell; `untried` when there was no time for it; or not before an instant.
 */
export type Outcome = Sent | 'unheard' | 'inApp' | 'dropped' | 'untried' | { readonly notBefore: number }

/** Half a day of trying: after the last of them a message is nobody's news any more. */
export const MOST_TRIES = 7

/**
 * Writes down what has come of a try, once: false when somebody else has begun another since, because this one took longer
 * than its lease. `now` is an instant.
 */
export async function settle(db: Database, message: Leased, outcome: Outcome, now: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`select from youju.reminder where ${isStill(message)} for update`.execute(tx)
    if (rows.length === 0) return false
    await settleConsent(tx, message, outcome)
    await sql`
      update youju.reminder set leased_until = null, asking = false, ${changesFor(message, outcome, now)} where ${isStill(message)}`.execute(
      tx,
    )
    return true
  })
}

/** What goes on being tried keeps what it holds; of what may have gone out, WeChat has used it. */
async function settleConsent(tx: Tx, message: Leased, outcome: Outcome): Promise<void> {
  if (outcome === 'sent' || outcome === 'unheard' || outcome === 'untried') return
  if (isTriedAgain(message, outcome)) return
  if (outcome === 'noConsent') return forgetConsents(tx, message)
  return giveConsentBack(tx, message)
}

function isTriedAgain({ attempts }: Leased, outcome: Outcome): boolean {
  return outcome === 'later' && attempts < MOST_TRIES
}

function changesFor(message: Leased, outcome: Outcome, now: number): RawBuilder<unknown> {
  // It was no try: the next one has the same number.
  if (outcome === 'untried') return sql`attempts = attempts - 1`
  if (typeof outcome === 'object') {
    return sql`not_before = ${new Date(outcome.notBefore)}, attempts = attempts - 1, next_at = null, holds_consent = false`
  }
  if (isTriedAgain(message, outcome)) {
    const wait = backOffMs(message.attempts, message.id)
    return sql`failure = 'later', next_at = clock_timestamp() + ${wait} * interval '1 millisecond'`
  }
  const over = sql`next_at = null, holds_consent = false`
  switch (outcome) {
    case 'sent':
      return sql`state = 'sent', sent_at = ${new Date(now)}, failure = null, ${over}`
    case 'later':
    case 'wrong':
    case 'unheard':
      return sql`state = 'dead', failure = ${outcome}, ${over}`
    case 'noConsent':
    case 'unknownUser':
      return sql`state = 'inApp', failure = ${outcome}, ${over}`
    case 'inApp':
    case 'dropped':
      return sql`state = ${outcome}, ${over}`
  }
}
