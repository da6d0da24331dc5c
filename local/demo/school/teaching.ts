import type { CivilDate } from '#core/calendar/civil-date'
import { postsOn } from '#core/org/person'
import { lessonsAWeek } from './curriculum'
import type { Person } from './person'
import type { Roster } from './roster'
import { LEADER_CLASSES, LEADER_SUBJECT } from './staffing'
import type { Unit } from './units'

/** All lessons a week that a teacher gives a class in one subject. */
export interface Assignment {
  readonly schoolClass: Unit
  readonly subject: string
  readonly teacher: Person
  readonly lessons: number
}

export interface Teaching {
  readonly assignments: readonly Assignment[]
  /** By class id. */
  readonly classTeachers: ReadonlyMap<string, Person>
}

/** Has some post on the day, be it a parent's, and is not away. */
export function isHereOn(person: Person, date: CivilDate): boolean {
  const posts = postsOn(person, date)
  return posts.size > 0 && !posts.has('longLeave')
}

export function teachesOn(person: Person, date: CivilDate): boolean {
  return isHereOn(person, date) && postsOn(person, date).has('teacher')
}

/** Who teaches what: subjects in even shares, then what a class's own teachers take on besides. */
export function dealLessons(classes: readonly Unit[], roster: Roster, today: CivilDate): Teaching {
  const deal = new Dealing()
  for (const [teacher, count] of leadersTeaching(roster)) {
    // From the top: leaders teach the oldest children.
    const free = classes.filter((each) => !deal.teacherOf(each, LEADER_SUBJECT)).slice(-count)
    for (const schoolClass of free) deal.give(schoolClass, LEADER_SUBJECT, teacher)
  }
  for (const { subject, grades, people } of roster.teams) {
    const teachers = people.filter((person) => teachesOn(person, today))
    const open = classes.filter((each) => grades.includes(each.grade ?? 0) && !deal.teacherOf(each, subject))
    shareOut(open, subject, teachers, deal)
  }
  const classTeachers = chooseClassTeachers(classes, deal)
  for (const schoolClass of classes) {
    const [chinese, maths] = MAIN_SUBJECTS.map((subject) => deal.teacherOf(schoolClass, subject))
    const own = classTeachers.get(schoolClass.id)
    if (!chinese || !maths || !own) throw new Error(`${schoolClass.name} lacks a teacher`)
    for (const subject of ['班队', '阅读']) deal.give(schoolClass, subject, own)
    for (const subject of ['劳动', '综合实践']) {
      deal.give(schoolClass, subject, deal.loadOf(chinese) <= deal.loadOf(maths) ? chinese : maths)
    }
  }
  return { assignments: deal.assignments, classTeachers }
}

const MAIN_SUBJECTS = ['语文', '数学', '英语']

class Dealing {
  readonly assignments: Assignment[] = []

  give(schoolClass: Unit, subject: string, teacher: Person): void {
    const lessons = lessonsAWeek(subject, schoolClass.grade ?? 0)
    if (lessons > 0) this.assignments.push({ schoolClass, subject, teacher, lessons })
  }

  teacherOf(schoolClass: Unit, subject: string): Person | undefined {
    return this.assignments.find((each) => each.schoolClass === schoolClass && each.subject === subject)
      ?.teacher
  }

  loadOf(teacher: Person): number {
    return this.assignments.reduce((sum, each) => sum + (each.teacher === teacher ? each.lessons : 0), 0)
  }
}

function leadersTeaching(roster: Roster): [Person, number][] {
  return [
    [roster.principal, LEADER_CLASSES.principal],
    ...roster.teachingPrincipals.map((each): [Person, number] => [each, LEADER_CLASSES.teachingPrincipal]),
    [roster.director, LEADER_CLASSES.director],
  ]
}

/** Neighbouring classes to one teacher, about the same number of lessons to each. */
function shareOut(
  classes: readonly Unit[],
  subject: string,
  teachers: readonly Person[],
  deal: Dealing,
): void {
  const weights = classes.map((each) => lessonsAWeek(subject, each.grade ?? 0))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  for (const [index, schoolClass] of classes.entries()) {
    const weight = weights[index] ?? 0
    const teacher = teachers[Math.floor(((before + weight / 2) / total) * teachers.length)]
    if (teacher && weight > 0) deal.give(schoolClass, subject, teacher)
    before += weight
  }
}

/** One of the class's main teachers who has no class yet. */
function chooseClassTeachers(classes: readonly Unit[], deal: Dealing): Map<string, Person> {
  const chosen = new Map<string, Person>()
  const taken = new Set<Person>()
  for (const schoolClass of classes) {
    const own = MAIN_SUBJECTS.map((subject) => deal.teacherOf(schoolClass, subject))
    const teacher = own.find((each) => each && !taken.has(each)) ?? own[0]
    if (!teacher) continue
    taken.add(teacher)
    chosen.set(schoolClass.id, teacher)
  }
  return chosen
}
