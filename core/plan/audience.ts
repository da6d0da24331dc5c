import { ageOn, type CivilDate } from '../calendar/civil-date'
import type { OrgTree } from '../org/org-tree'
import { type Appointment, type GroupKind, holdsOn, type PersonFacts } from '../org/person'
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
  /** What of the appointments holds on the day, for who asks often. */
  readonly holding?: Holding | undefined
}

interface Holding {
  readonly posts: readonly Appointment[]
  readonly absences: readonly Absence[]
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
  for (const absence of holdingOf(asked).absences) if (!asksFor(who, absence)) return false
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
  // Asked for every person and promise: no case makes a function here.
  switch (who.is) {
    case 'post':
      return holdsPost(asked, who.post)
    case 'away':
      return holdsPost(asked, who.absence)
    case 'age':
      return person.birthDate === null
        ? undefined
        : holdsFor(ageOn(person.birthDate, termStart), who.compare, who.years)
    case 'years': {
      const years = who.of === 'teaching' ? yearsTeaching(asked) : yearsInPost(person, termStart, beside)
      return years === undefined ? undefined : holdsFor(years, who.compare, who.years)
    }
    case 'tag':
      return isTagged(asked, who.tag)
    case 'subject':
      return teaches(person, who.subjects)
    case 'grade':
      return isInGrade(asked, who.grades)
    case 'member':
      return isMember(asked, who.groupKind)
    case 'school':
      return org && unitAnswer(who.where, org.schoolOf(person, date), date, termStart, org)
    case 'not':
      return notOf(evaluate(who.of, asked, []))
    case 'all':
      return allOf(answersTo(who.of, asked, who.of))
    case 'any':
      return anyOf(answersTo(who.of, asked, beside))
  }
}

const answersTo = (parts: readonly PersonPredicate[], asked: Asked, beside: readonly PersonPredicate[]) =>
  parts.map((part) => evaluate(part, asked, beside))

const isTagged = ({ person, date }: Asked, tag: string) =>
  (person.tags ?? []).some((held) => held.tag === tag && holdsOn(held, date))

const teaches = ({ subject }: PersonFacts, subjects: readonly string[]) =>
  subjectsIn(subject).some((each) => subjects.includes(each))

function isInGrade(asked: Asked, grades: readonly string[]): boolean {
  const units = holdingOf(asked).posts.flatMap(({ unitId }) => asked.org?.upwards(unitId) ?? [])
  return units.some((unit) => unit.kind === 'grade' && grades.includes(unit.name))
}

const isMember = (asked: Asked, groupKind: GroupKind) =>
  holdingOf(asked).posts.some(({ unitId }) => asked.org?.unit(unitId)?.groupKind === groupKind)

function holdsPost(asked: Asked, post: Appointment['post']): boolean {
  for (const held of holdingOf(asked).posts) if (held.post === post) return true
  return false
}

function holdingOf({ holding, person, date }: Asked): Holding {
  return holding ?? holdingOn(date, person)
}

export function holdingOn(date: CivilDate, { appointments }: PersonFacts): Holding {
  const posts = appointments.filter((held) => holdsOn(held, date))
  return { posts, absences: posts.flatMap(({ post }) => (isAbsence(post) ? [post] : [])) }
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
