import { addDays, ageOn, type CivilDate } from '../calendar/civil-date'
import { type Appointment, holdsOn, type PersonFacts } from '../org/person'
import { POSTS } from '../org/post'
import type { PersonPredicate } from './predicate'

/**
 * 任现职年限: full years on the first day of term in the post that stands beside it in the plan (教研组长 且 任现职年限≥3), else
 * in the post besides teaching that is held longest. Appointments that follow one another are one; 0 without a post.
 */
export function yearsInPost(
  person: PersonFacts,
  termStart: CivilDate,
  beside: readonly PersonPredicate[],
): number {
  const named = beside.flatMap(postsIn)
  const held = person.appointments.filter(
    (each) =>
      each.post in POSTS && holdsOn(each, termStart) && (named.length === 0 || named.includes(each.post)),
  )
  const leading = held.filter((each) => each.post !== 'teacher')
  const years = (leading.length > 0 ? leading : held).map((each) => ageOn(since(each, person), termStart))
  return Math.max(0, ...years)
}

function postsIn(who: PersonPredicate): Appointment['post'][] {
  if (who.is === 'post') return [who.post]
  return who.is === 'any' ? who.of.flatMap(postsIn) : []
}

function since(current: Appointment, { appointments }: PersonFacts): CivilDate {
  let { from } = current
  const before = () =>
    appointments.find(
      (each) =>
        each.post === current.post && each.from < from && each.to !== null && addDays(each.to, 1) >= from,
    )
  for (let previous = before(); previous; previous = before()) from = previous.from
  return from
}
