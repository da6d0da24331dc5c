import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { firstUncovered, type KeptPost, type PostEdit } from '#core/org/keeping'
import type { UnitKind } from '#core/org/person'
import type { Post } from '#core/org/post'
import { labelOfPost, UNITS_OF_POST } from '#core/org/post-words'
import { problem } from '#core/problem'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { actOf } from '../../_shared/store/keeping'

export interface Facts {
  readonly name: string
  readonly staffNo: string
  readonly subject: string
  readonly birthDate: CivilDate | null
  readonly teachingSince: CivilDate | null
}

/** A member of the caller's school's staff; anybody else is not found. */
export async function requireStaff(id: string, { tx, caller }: SignedInContext) {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name', 'staffNo', 'subject', 'addedHash'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) throw problem('notFound')
  return person
}

/** All posts, memberships and absences that a person has, had and will have, the earliest first. */
export async function postsHeld(id: string, { tx, caller }: SignedInContext): Promise<KeptPost[]> {
  const rows = await tx
    .selectFrom('appointment')
    .select(['id', 'post', 'unitId', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('personId', '=', id)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, post: row.post as KeptPost['post'] }))
}

const KINDS: Readonly<Partial<Record<UnitKind, string>>> = {
  school: '学校',
  district: '学区办公室',
  grade: '年级',
  class: '班级',
  group: '组',
  club: '社团',
}

/**
 * The post as it is held: in a unit of the school that fits it and is there all the while. With a unit that ends the post ends.
 */
export async function inItsUnit(
  post: KeptPost & { readonly post: Exclude<Post, 'parent'> | 'member' },
  { tx, caller }: SignedInContext,
): Promise<KeptPost> {
  const unit = await tx
    .selectFrom('orgUnit')
    .select(['kind', 'fromOn', 'toOn'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', post.unitId)
    .where((where) => where.or([where('schoolId', '=', caller.schoolId), where('id', '=', caller.schoolId)]))
    .executeTakeFirst()
  if (!unit) throw problem('unknownUnit')
  const kinds = UNITS_OF_POST[post.post]
  if (!kinds.includes(unit.kind)) {
    const units = kinds.flatMap((kind) => KINDS[kind] ?? []).join('或')
    throw problem('postElsewhere', { post: labelOfPost(post.post), units })
  }
  const { fromOn: from, toOn: to } = unit
  if ((from !== null && post.from < from) || (to !== null && post.from > to)) {
    throw problem('unitNotThere', { from, to })
  }
  return to !== null && (post.to === null || post.to > to) ? { ...post, to } : post
}

/** A number that another colleague has is a slip of the pen; none at all is fine. */
export async function requireOwnStaffNo(
  id: string,
  staffNo: string,
  { tx, caller }: SignedInContext,
): Promise<void> {
  if (staffNo === '') return
  const other = await tx
    .selectFrom('person')
    .select('id')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('staffNo', '=', staffNo)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) throw problem('staffNoTaken')
}

export async function keepFacts(
  id: string,
  facts: Facts,
  hash: string | null,
  act: string,
  { tx }: SignedInContext,
): Promise<void> {
  await sql`select youju.keep_person(${id}::uuid, ${JSON.stringify(facts)}::jsonb, ${hash}, ${act}::jsonb)`.execute(
    tx,
  )
}

export async function keepPosts(
  id: string,
  { set, drop }: PostEdit,
  did: string,
  reason: string,
  context: SignedInContext,
): Promise<void> {
  await sql`select youju.keep_posts(${id}::uuid, ${JSON.stringify(set)}::jsonb, ${[...drop]}::uuid[],
    ${actOf(did, reason, context)}::jsonb)`.execute(context.tx)
}

/** Those who can see to the roster at all. */
const KEEPERS: readonly string[] = ['principal', 'clerk', 'officer']

/**
 * Somebody must be left to see to the roster: refused where an edit of one's posts leaves a day, from today on, on which
 * nobody is. Nothing to say where the edit touches no such post.
 */
export async function requireKeeper(
  personId: string,
  before: readonly KeptPost[],
  after: readonly KeptPost[],
  { tx, caller, today }: SignedInContext,
): Promise<void> {
  const keeping = (posts: readonly KeptPost[]) => posts.filter(({ post }) => KEEPERS.includes(post))
  if (JSON.stringify(keeping(before)) === JSON.stringify(keeping(after))) return
  const others = await tx
    .selectFrom('appointment')
    .select(['fromOn as from', 'toOn as to'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('personId', '<>', personId)
    .where('post', 'in', KEEPERS)
    .execute()
  const uncovered = (posts: readonly KeptPost[]) => firstUncovered([...others, ...keeping(posts)], today)
  const [earlier, now] = [uncovered(before), uncovered(after)]
  if (now !== undefined && (earlier === undefined || now < earlier)) throw problem('lastKeeper', { on: now })
}
