import { type RawBuilder, sql } from 'kysely'
import type { SignedInContext } from '../_shared/endpoint/operation'

type Condition = RawBuilder<boolean>

/** What the caller is addressed as at this moment, and what the parents of their own classes are. */
export interface Hearing {
  readonly own: readonly string[]
  readonly ofClasses: readonly string[]
}

export async function loadHearing({ tx }: SignedInContext): Promise<Hearing> {
  const { rows } = await sql<Hearing>`
    select youju.hears() as own, youju.hears_of_classes() as of_classes`.execute(tx)
  return rows[0] ?? { own: [], ofClasses: [] }
}

/** Conditions on rows of `notice` that lists, reading and counting share. Row security says the same once more. */
export function conditions({ own, ofClasses }: Hearing, { caller, now, today }: SignedInContext) {
  const at = new Date(now)
  const isOut = sql<boolean>`notice.state = 'issued' and notice.published_at <= ${at}`
  const forOneOf = (keys: readonly string[]) => sql<boolean>`notice.hears && ${keys}::text[]`
  const isOwn = sql<boolean>`notice.publisher_id = ${caller.personId}`
  const leads = caller.rights.publishNotice
  /** Out, and for the caller in person. */
  const heard: Condition = sql`(${isOut} and ${forOneOf(own)})`
  const told: Condition = sql`(${isOut} and ${forOneOf([...own, ...ofClasses])})`
  /** Also when it was withdrawn since. */
  const wasOut: Condition = sql`(notice.published_at <= ${at}
    and (notice.withdrawn_at is null or notice.withdrawn_at >= notice.published_at))`
  const ownOrLed: Condition = leads ? sql`true` : isOwn
  const isListed: Condition = sql`(notice.last_on is null or notice.last_on >= ${today})`
  const isStale = sql<boolean>`receipt.read_at is null or receipt.read_at < notice.retold_at`
  return {
    heard,
    /** The list: what is for the caller until its last day; who publishes also sees what is over or withdrawn. */
    listed: sql<boolean>`(${told} and ${isListed} or ${ownOrLed} and ${wasOut})`,
    unread: sql<boolean>`(${heard} and ${isListed} and not ${isOwn} and (${isStale}))`,
    /** One's own that are not out, and for those who approve what waits for them. */
    unfinished: sql<boolean>`(${isOwn} and (notice.state in ('draft', 'awaiting', 'returned')
      or notice.state = 'issued' and notice.published_at > ${at}) ${leads ? sql`or notice.state = 'awaiting'` : sql``})`,
    /** What may be opened: also after its last day, for somebody may have it before them. */
    readable: sql<boolean>`(${told} or ${isOwn}
      ${leads ? sql`or notice.state in ('awaiting', 'returned') or notice.published_at is not null` : sql``})`,
    isStale,
  }
}
