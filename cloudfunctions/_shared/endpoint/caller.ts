import { sql } from 'kysely'
import { civilDateAt } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import { POSTS, type Post } from '#core/org/post'
import { type Rights, rightsOf } from '#core/rights/rights'
import { type Role, rolesOf } from '#core/rights/role'
import type { Tx } from '../store/store'
import type { TokenClaims } from './token'

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
  /** Units they speak for: groups and grades led, clubs instructed. A class teacher's class is in `classes`. */
  readonly led: readonly string[]
  /** Besides those, units whose announcements they hear as parents. */
  readonly units: readonly string[]
  /** Classes they are the class teacher of. */
  readonly classes: readonly string[]
  /** What the policy goes by. */
  readonly roles: readonly Role[]
  readonly rights: Rights
}

export interface HeldPost {
  readonly post: Post
  readonly unitId: string
  readonly unitName: string
  readonly unitKind: UnitKind
  /** Whose post it is, where it is delegated; null for one's own. */
  readonly actingFor: string | null
}

type Entered = Omit<Caller, 'rights' | 'roles'>

/**
 * Checks the session and sets, for this transaction, what row security goes by (youju.enter). `now` is an instant in
 * milliseconds. Undefined when the session has ended or the person is gone.
 */
export async function enter(
  tx: Tx,
  { districtId, sessionId }: TokenClaims,
  now: number,
): Promise<Caller | undefined> {
  const { rows } = await sql<{ caller: Entered | null }>`
    select youju.enter(${districtId}::uuid, ${sessionId}::uuid, ${civilDateAt(now)}::date, ${new Date(now)}) as caller`.execute(
    tx,
  )
  const entered = rows[0]?.caller
  if (!entered) return undefined
  const posts = entered.posts.filter((held) => held.post in POSTS)
  // Officers are what they are at the district's office alone.
  const acted = posts.filter(({ post }) => post !== 'officer' || entered.reach === 'district')
  const roles = rolesOf(acted.map((held) => held.post))
  return { ...entered, posts, roles, rights: rightsOf(roles) }
}
