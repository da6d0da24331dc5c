import { sql } from 'kysely'
import { civilDateAt } from '#core/calendar/civil-date'
import type { UnitKind } from '#core/org/person'
import { POSTS, type Post } from '#core/org/post'
import { type Rights, rightsOf } from '#core/rights/rights'
import { type Role, rolesOf } from '#core/rights/role'
import { type AtHand, type AtHandShelf, WHOLE } from '../store/at-hand'
import type { OwnFacts } from '../store/own-facts'
import type { Store, Tx } from '../store/store'
import type { TokenClaims } from './token-claims'

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
  /** Only with operations that go by it, and only for the staff. */
  readonly atHand?: AtHand
  /** Brought along by callers who entered together (youju.enter_all). */
  readonly own?: OwnFacts
}

export interface HeldPost {
  readonly post: Post
  readonly unitId: string
  readonly unitName: string
  readonly unitKind: UnitKind
  /** Whose post it is, where it is delegated; null for one's own. */
  readonly actingFor: string | null
}

type Entered = Omit<Caller, 'rights' | 'roles' | 'atHand'> & { readonly stamp?: string }

/**
 * Checks the session and sets, for this transaction, what row security goes by (youju.enter). `now` is an instant in
 * milliseconds. Undefined when the session has ended or the person is gone. With a shelf the caller goes by what is at hand there.
 */
export async function enter(
  tx: Tx,
  { districtId, sessionId }: TokenClaims,
  now: number,
  shelf?: AtHandShelf,
): Promise<Caller | undefined> {
  const { rows } = await sql<{ caller: Entered | null }>`
    select youju.enter(${districtId}::uuid, ${sessionId}::uuid, ${civilDateAt(now)}::date, ${new Date(now)}, ${shelf !== undefined}) as caller`.execute(
    tx,
  )
  return rows[0]?.caller ? callerOf(rows[0].caller, shelf) : undefined
}

/** As `enter`, for several callers that go by what is at hand. None of them has a transaction then. */
export async function enterAll(
  { pool, atHand }: Store,
  sessions: readonly TokenClaims[],
  now: number,
): Promise<(Caller | undefined)[]> {
  const districts = sessions.map(({ districtId }) => districtId)
  const ids = sessions.map(({ sessionId }) => sessionId)
  const { rows } = await pool.query<{ callers: (Entered | null)[] }>({
    name: 'enter-all',
    text: 'select youju.enter_all($1::uuid[], $2::uuid[], $3::date, $4::timestamptz) as callers',
    values: [districts, ids, civilDateAt(now), new Date(now)],
  })
  return (rows[0]?.callers ?? []).map((entered) => (entered ? callerOf(entered, atHand) : undefined))
}

function callerOf({ stamp, ...entered }: Entered, shelf: AtHandShelf | undefined): Caller {
  const posts = entered.posts.filter((held) => held.post in POSTS)
  // Officers are what they are at the district's office alone.
  const acted = posts.filter(({ post }) => post !== 'officer' || entered.reach === 'district')
  const roles = rolesOf(acted.map((held) => held.post))
  const caller = { ...entered, posts, roles, rights: rightsOf(roles) }
  if (!shelf || stamp === undefined || !caller.rights.staff) return caller
  return { ...caller, atHand: shelf.of(caller, stamp, audienceOf(caller)) }
}

/** All that the policies of what is kept at hand ask of somebody on the staff (youju.enter). */
function audienceOf({ reach, personId, people, led, classes, units }: Entered): string {
  return reach === 'school' || reach === 'district'
    ? WHOLE
    : [personId, people, led, classes, units].join('/')
}
