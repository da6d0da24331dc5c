import { ageOn, type CivilDate } from '../calendar/civil-date'
import { type PersonFacts, postsOn } from '../org/person'
import type { Compare, PersonPredicate } from './plan'

/**
 * Whether a person belongs to an audience on a day. Age is the age on `ageDate`, the first day of term, frozen for the
 * term. A missing birth date can satisfy either side of an age line, so that the higher quota applies to the person
 * (domain.md section 4).
 */
export function belongsTo(
  who: PersonPredicate,
  person: PersonFacts,
  date: CivilDate,
  ageDate: CivilDate,
): boolean {
  return answerOf(who, person, date, ageDate) !== false
}

/** Whether only the person's missing birth date decides: a data gap. */
export function hingesOnAge(
  who: PersonPredicate,
  person: PersonFacts,
  date: CivilDate,
  ageDate: CivilDate,
): boolean {
  return answerOf(who, person, date, ageDate) === undefined
}

function answerOf(
  who: PersonPredicate,
  person: PersonFacts,
  date: CivilDate,
  ageDate: CivilDate,
): boolean | undefined {
  const posts = postsOn(person, date)
  if (posts.has('longLeave') || posts.has('secondment')) return false
  return evaluate(who, posts, person.birthDate === null ? undefined : ageOn(person.birthDate, ageDate))
}

/** Three-valued: undefined where only the missing birth date decides. */
function evaluate(
  who: PersonPredicate,
  posts: ReadonlySet<string>,
  age: number | undefined,
): boolean | undefined {
  switch (who.is) {
    case 'post':
      return posts.has(who.post)
    case 'age':
      return age === undefined ? undefined : compare(age, who.compare, who.years)
    case 'not': {
      const inner = evaluate(who.of, posts, age)
      return inner === undefined ? undefined : !inner
    }
    case 'all': {
      const parts = who.of.map((part) => evaluate(part, posts, age))
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true
    }
    case 'any': {
      const parts = who.of.map((part) => evaluate(part, posts, age))
      return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false
    }
  }
}

function compare(left: number, by: Compare, right: number): boolean {
  switch (by) {
    case '<=':
      return left <= right
    case '>=':
      return left >= right
    case '<':
      return left < right
    case '>':
      return left > right
    case '=':
      return left === right
  }
}
