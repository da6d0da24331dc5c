import { sql } from 'kysely'
import type { Database } from '../store/store'

/** How the outbox and the clockwork stand, of the whole database; for who runs it, and nobody's in particular. */
export interface OutboxFigures {
  /** Messages whose time has come and that are not sent yet. */
  readonly waiting: number
  /** Messages that were given up, for the clerks to see. */
  readonly dead: number
  /** Seconds since the time of the oldest that waits; 0 when none does. */
  readonly oldestWaitingSeconds: number
  /** Jobs of schools whose last try failed. */
  readonly failingJobs: number
  /** Seconds since the clockwork last went round on any host; null when it never did. */
  readonly lastTickSeconds: number | null
}

/** Both the application's role and the owner may ask. `now` is an instant, in the time that people see. */
export async function outboxFigures(db: Database, now: number): Promise<OutboxFigures> {
  const { rows } = await sql<{
    waiting: number
    dead: number
    oldestWaitingSince: Date | null
    failingJobs: number
    wentRoundAgo: number | null
  }>`select * from youju.outbox_figures(${new Date(now)})`.execute(db)
  const [found] = rows
  if (!found) throw new Error('the database told no figures of its outbox')
  const { waiting, dead, oldestWaitingSince, failingJobs, wentRoundAgo } = found
  return {
    waiting,
    dead,
    oldestWaitingSeconds: oldestWaitingSince === null ? 0 : (now - oldestWaitingSince.getTime()) / 1000,
    failingJobs,
    lastTickSeconds: wentRoundAgo === null ? null : Math.max(0, wentRoundAgo),
  }
}
