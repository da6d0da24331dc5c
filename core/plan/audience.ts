import { ageOn, type CivilDate } from '../calendar/civil-date'
import type { OrgTree } from '../org/org-tree'
import { type Appointment, holdsOn, type PersonFacts } from '../org/person'
import { ABSENCES, type Absence } from '../org/post'
import { type Answer, allOf, anyOf, holdsFor, notOf } from './comparison'
import type { PersonPredicate } from './predicate'
import { subjectsIn, unitAnswer } from './unit-audience'
import { yearsInPost } from './years-in-post'

/** Facts that a person's roster entry lacks although a promise hangs on them. */
export type PersonGap = 'birthDate' | 'teachingSince'

/** What is asked about a person: as of a day of a term whose first day freezes ages and years of service. */
export interface Asked {
  readonly person: PersonFacts
  readonly date: CivilDate
  readonly termStart: CivilDate
  /** Grades, groups and the school; without it nothing is known of them. */
  readonly org?: OrgTree | undefined
}

/**
 * Whether a person belongs to an audience on a day. A missing birth date or first day as a teacher can satisfy either
 * side of a line, so that the higher quota applies to the person (domain.md section 4).
 */
export function belongsTo(who: PersonPredicate, asked: Asked): boolean {
  return answerOf(who, asked) !== false
}

/** The missing facts that alone decide whether the person belongs: data gaps. */
export function gapsIn(who: PersonPredicate, asked: Asked): PersonGap[] {
  return answerOf(who, asked) === undefined ? missingIn(who, asked.person) : []
}

/** Whether anything could be missing that an audience asks about. */
export function lacksFacts({ birthDate, teachingSince }: PersonFacts): boolean {
  return birthDate === null || (teachingSince ?? null) === null
}

/** Those who are away are out of every audience that does not ask for them. */
function answerOf(who: PersonPredicate, asked: Asked): Answer {
  for (const held of asked.person.appointments) {
    if (isAbsence(held.post) && holdsOn(held, asked.date) && !asksFor(who, held.post)) return false
  }
  return evaluate(who, asked, [])
}

const isAbsence = (post: Appointment['post']): post is Absence => post in ABSENCES

function asksFor(who: PersonPredicate, absence: Absence): boolean {
  switch (who.is) {
    case 'away':
      return who.absence === absence
    case 'all':
    case 'any':
      return who.of.some((part) => asksFor(part, absence))
    case 'not':
      return asksFor(who.of, absence)
    default:
      return false
  }
}

/** `beside` is what the same 且 demands besides: years in post are those in the post that it names. */
function evaluate(who: PersonPredicate, asked: Asked, beside: readonly PersonPredicate[]): Answer {
  const { person, date, termStart, org } = asked
  switch (who.is) {
    case 'post':
      return holds(asked, (held) => held.post === who.post)
    case 'away':
      return holds(asked, (held) => held.post === who.absence)
    case 'age':
      return person.birthDate === null
        ? undefined
        : holdsFor(ageOn(person.birthDate, termStart), who.compare, who.years)
    case 'years': {
      const years = who.of === 'teaching' ? yearsTeaching(asked) : yearsInPost(person, termStart, beside)
      return years === undefined ? undefined : holdsFor(years, who.compare, who.years)
    }
    case 'tag':
      return (person.tags ?? []).some((held) => held.tag === who.tag && holdsOn(held, date))
    case 'subject':
      return subjectsIn(person.subject).some((subject) => who.subjects.includes(subject))
    case 'grade':
      return holds(asked, (held) =>
        (org?.upwards(held.unitId) ?? []).some(
          (unit) => unit.kind === 'grade' && who.grades.includes(unit.name),
        ),
      )
    case 'member':
      return holds(asked, (held) => org?.unit(held.unitId)?.groupKind === who.groupKind)
    case 'school':
      return org && unitAnswer(who.where, org.schoolOf(person, date), date, termStart, org)
    case 'not':
      return notOf(evaluate(who.of, asked, []))
    case 'all':
      return allOf(who.of.map((part) => evaluate(part, asked, who.of)))
    case 'any':
      return anyOf(who.of.map((part) => evaluate(part, asked, beside)))
  }
}

function holds({ person, date }: Asked, matches: (held: Appointment) => boolean): boolean {
  for (const held of person.appointments) if (holdsOn(held, date) && matches(held)) return true
  return false
}

/** Full years on the first day of term; those who began later have none. */
function yearsTeaching({ person: { teachingSince = null }, termStart }: Asked): number | undefined {
  return teachingSince === null ? undefined : Math.max(0, ageOn(teachingSince, termStart))
}

function missingIn(who: PersonPredicate, person: PersonFacts): PersonGap[] {
  switch (who.is) {
    case 'age':
      return person.birthDate === null ? ['birthDate'] : []
    case 'years':
      return who.of === 'teaching' && (person.teachingSince ?? null) === null ? ['teachingSince'] : []
    case 'all':
    case 'any':
      return [...new Set(who.of.flatMap((part) => missingIn(part, person)))]
    case 'not':
      return missingIn(who.of, person)
    default:
      return []
  }
}
