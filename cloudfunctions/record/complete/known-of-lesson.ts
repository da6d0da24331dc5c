import type { CivilDate } from '#core/calendar/civil-date'
import { POSTS } from '#core/org/post'
import { RELATIONS } from '#core/plan/measure-filters'
import type { KnownOfLesson } from '#core/record/observation'
import type { SignedInContext } from '../../_shared/endpoint/operation'
import { ownFacts, staffKnown } from '../../_shared/store/staff-known'

const [MY_APPRENTICE, MY_MENTOR] = RELATIONS

/** What the roster says on the day of the lesson, in the words that plans narrow 听课 by. */
export async function knownOfLesson(
  teacherId: string,
  on: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<KnownOfLesson> {
  const teacher = (await staffKnown(tx, caller)).get(teacherId)
  if (!teacher) return { subject: caller.subject, observed: [] }
  const labels: Readonly<Record<string, string>> = POSTS
  const { mentoring } = await ownFacts(tx, caller)
  const now = mentoring.filter((pair) => holds(pair, on))
  const observed = new Set([
    ...teacher.appointments.filter((held) => holds(held, on)).flatMap(({ post }) => labels[post] ?? []),
    ...teacher.tags.filter((held) => holds(held, on)).map(({ tag }) => tag),
    ...(now.some((pair) => pair.apprenticeId === teacherId) ? [MY_APPRENTICE] : []),
    ...(now.some((pair) => pair.mentorId === teacherId) ? [MY_MENTOR] : []),
  ])
  return { subject: caller.subject, observed: [...observed].sort() }
}

function holds({ from, to }: { from: CivilDate; to: CivilDate | null }, on: CivilDate): boolean {
  return from <= on && (to === null || on <= to)
}
