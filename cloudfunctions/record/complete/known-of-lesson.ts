import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { POSTS } from '#core/org/post'
import { RELATIONS } from '#core/plan/measure-filters'
import type { KnownOfLesson } from '#core/record/observation'
import type { SignedInContext } from '../../_shared/endpoint/operation'

const [MY_APPRENTICE, MY_MENTOR] = RELATIONS

/** What the roster says on the day of the lesson, in the words that plans narrow 听课 by. */
export async function knownOfLesson(
  teacherId: string,
  on: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<KnownOfLesson> {
  const { rows } = await sql<{ known: Known | null }>`
    select youju.known_of(${teacherId}::uuid, ${on}::date) as known`.execute(tx)
  const known = rows[0]?.known
  const labels: Readonly<Record<string, string>> = POSTS
  const observed = known
    ? [
        ...known.posts.flatMap((post) => labels[post] ?? []),
        ...known.tags,
        ...(known.apprentice ? [MY_APPRENTICE] : []),
        ...(known.mentor ? [MY_MENTOR] : []),
      ]
    : []
  return { subject: caller.subject, observed: observed.sort() }
}

interface Known {
  readonly posts: readonly string[]
  readonly tags: readonly string[]
  readonly apprentice: boolean
  readonly mentor: boolean
}
