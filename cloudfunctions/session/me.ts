import { sql } from 'kysely'
import { POSTS } from '#core/org/post'
import { problem } from '#core/problem'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { consentOf } from '../_shared/store/consent'
import { objections } from '../_shared/store/statement'
import { toAccept } from '../_shared/store/to-accept'
import {
  awaiting,
  countNoticesWaiting,
  countParents,
  countReturned,
  countSuggestions,
} from '../_shared/store/waiting'
import { ownPlaces } from './places'

export const me = operationAtHand('session.me', async (_, context) => {
  const { tx, caller, today, now } = context
  const school = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', caller.schoolId)
    .executeTakeFirst()
  if (!school) throw problem('notFound')
  const calendar = caller.rights.staff ? (await findTerm(tx, caller, today))?.calendar : undefined
  const week = calendar?.weeks.filter((each) => each.monday <= today).at(-1)?.number ?? null
  const { staff, ...may } = caller.rights
  return {
    person: { id: caller.personId, name: caller.name },
    posts: caller.posts.map(({ post, unitName, unitId, unitKind, actingFor }) => ({
      post,
      label: POSTS[post],
      unit: unitName,
      unitId,
      unitKind,
      actingFor,
    })),
    school,
    term: calendar
      ? {
          id: calendar.term.id,
          name: calendar.term.name,
          startOn: calendar.term.startOn,
          endOn: calendar.term.endOn,
          weeks: calendar.weeks.length,
        }
      : null,
    today,
    now: new Date(now).toISOString(),
    week,
    may: { logObservation: staff, ...may },
    places: (await ownPlaces(context)).filter((place) => !place.current).length,
    consented: await consentOf(tx, caller),
    waiting: {
      returned: calendar ? await countReturned(tx, caller, calendar.term.id) : 0,
      ...(await countsOf(context, calendar !== undefined)),
      notices: await countNoticesWaiting(tx, caller),
      parents: await countParents(tx, caller, today, now),
      suggestions: await countSuggestions(tx, caller),
    },
  }
})

type Counts = Record<'awaiting' | 'toAccept' | 'objections', number>

/** In one statement; what hangs on plans and lessons there is in a term only. */
async function countsOf(context: SignedInContext, inTerm: boolean): Promise<Counts> {
  const { tx, caller } = context
  const { rows } = await sql<Counts>`
    select ${awaiting(caller)} as awaiting, ${inTerm ? await toAccept(context) : sql`0`} as "toAccept",
           ${inTerm ? objections(caller.personId) : sql`0`} as objections`.execute(tx)
  return rows[0] as Counts
}
