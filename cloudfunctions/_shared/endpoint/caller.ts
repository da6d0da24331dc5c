import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import { POSTS, type Post } from '#core/org/post'
import { type Rights, rightsOf } from '#core/org/rights'
import type { Tx } from '../store/store'

/** Who is calling, as the database says it; identity never comes from the input. */
export interface Caller {
  readonly districtId: string
  readonly schoolId: string
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly subject: string
  readonly posts: readonly HeldPost[]
  readonly reach: 'nobody' | 'guardian' | 'self' | 'group' | 'school' | 'district'
  /** People a group lead sees. */
  readonly people: readonly string[]
  /** Units they speak for: groups and grades led, clubs instructed. */
  readonly led: readonly string[]
  /** Besides those, units whose announcements they hear as parents. */
  readonly units: readonly string[]
  readonly rights: Rights
}

export interface HeldPost {
  readonly post: Post
  readonly unitId: string
  readonly unitName: string
  readonly unitKind: UnitKind
}

type Entered = Omit<Caller, 'rights'>

/**
 * Checks the session and sets, for this transaction, what row security goes by (youju.enter).
 * Undefined when the session has ended or the person is gone.
 */
export async function enter(
  tx: Tx,
  districtId: string,
  sessionId: string,
  today: CivilDate,
): Promise<Caller | undefined> {
  const { rows } = await sql<{ caller: Entered | null }>`
    select youju.enter(${districtId}::uuid, ${sessionId}::uuid, ${today}::date) as caller`.execute(tx)
  const entered = rows[0]?.caller
  if (!entered) return undefined
  const posts = entered.posts.filter((held) => held.post in POSTS)
  return { ...entered, posts, rights: rightsOf(posts.map((held) => held.post)) }
}
