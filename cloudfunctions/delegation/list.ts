import { sql } from 'kysely'
import { POSTS, type Post } from '#core/org/post'
import { reaches } from '#core/rights/reach'
import { DELEGABLE_POSTS, type DelegationState, stateOf } from '#core/rights/standing-in'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { namesOf } from '../_shared/store/people'

const ORDER: readonly DelegationState[] = ['running', 'coming', 'over', 'ended']
const MOST = 100

export const list = operation('delegation.list', async (_, context) => {
  const { tx, caller, today } = context
  const rows = await delegations(context)
  const names = await namesOf(
    tx,
    caller,
    rows.flatMap(({ giverId, takerId }) => [giverId, takerId]),
  )
  const shown = rows.map(({ id, post, giverId, takerId, fromOn, toOn, reason, endedAt, giverHolds }) => {
    const state = stateOf({ from: fromOn, to: toOn, ended: endedAt !== null, giverHolds }, today)
    const mine = giverId === caller.personId || takerId === caller.personId
    const open = state === 'running' || state === 'coming'
    return {
      id,
      post: post as Post,
      label: POSTS[post as Post],
      giver: names.get(giverId) ?? '',
      taker: names.get(takerId) ?? '',
      takerId,
      from: fromOn,
      to: toOn,
      reason,
      state,
      mayEnd: open && (mine || reaches('delegation.end', caller.roles, 'school')),
    }
  })
  const own = new Set(caller.posts.flatMap(({ post, actingFor }) => (actingFor === null ? [post] : [])))
  return {
    mine: DELEGABLE_POSTS.filter((post) => own.has(post)).map((post) => ({ post, label: POSTS[post] })),
    delegations: shown.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
  }
})

/** The latest first, each with whether its giver still holds the post, or will on its first day. */
function delegations({ tx, caller, today }: SignedInContext) {
  return tx
    .selectFrom('delegation')
    .selectAll()
    .select(
      sql<boolean>`exists (
        select from youju.appointment a
         where a.district_id = delegation.district_id and a.school_id = delegation.school_id
           and a.person_id = delegation.giver_id and a.post = delegation.post
           and greatest(${today}::date, delegation.from_on) between a.from_on and coalesce(a.to_on, 'infinity'))`.as(
        'giverHolds',
      ),
    )
    .where('delegation.districtId', '=', caller.districtId)
    .where('delegation.schoolId', '=', caller.schoolId)
    .orderBy('delegation.fromOn', 'desc')
    .orderBy('delegation.id', 'desc')
    .limit(MOST)
    .execute()
}
