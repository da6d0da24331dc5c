import type { TeachingDay } from '#core/calendar/school-calendar'
import type { Input } from '#core/contract/contract'
import type { LESSON_TYPES } from '#core/record/observation'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import type { DemoSchool } from '../school/school'
import { teachesOn } from '../school/teaching'
import type { Lesson } from '../school/timetable'
import { someNote } from '../texts/observation-notes'
import { someTopic } from '../texts/topics'

export type Observation = Extract<Input<'record.submit'>['content'], { kind: 'observation' }>['payload']

const OWN_SUBJECT = 0.8
const DOUBLE_PERIOD = 0.15
const UNSEEN_EVERY = 24

/** Finds lessons that people could really have observed: the timetable says who was free and who taught. */
export class Visits {
  private readonly lessons = new Map<string, Lesson[]>()
  private readonly people: ReadonlyMap<string, Person>
  private readonly taken = new Set<string>()
  /** A few teachers whom nobody has come to observe yet. */
  private readonly unseen: ReadonlySet<string>

  constructor(private readonly school: DemoSchool) {
    this.people = new Map(school.staff.map((person) => [person.id, person]))
    const ordinary = school.staff.filter((person) => !isCast(person, school))
    this.unseen = new Set(ordinary.filter((_, index) => index % UNSEEN_EVERY === 7).map(({ id }) => id))
    for (const lesson of school.lessons) {
      const key = `${lesson.weekday}/${lesson.period}`
      this.lessons.set(key, [...(this.lessons.get(key) ?? []), lesson])
    }
  }

  /** An observation of one or two periods on a day, or undefined when the observer has no time left on it. */
  find(observer: Person, day: TeachingDay, random: Random, most = 1): Observation | undefined {
    for (const { period } of random.shuffled(this.school.bell)) {
      const open = this.openTo(observer, day, period)
      const ownSubject = open.filter((lesson) => lesson.subject === observer.subject)
      const choice = ownSubject.length > 0 && random.chance(OWN_SUBJECT) ? ownSubject : open
      if (choice.length === 0) continue
      const lesson = random.pick(choice)
      const goesOn = most > 1 && random.chance(DOUBLE_PERIOD) && this.goesOn(lesson, observer, day)
      const periods = goesOn ? [period, period + 1] : [period]
      for (const each of periods) this.taken.add(keyOf(observer, day, each))
      return this.observationOf(lesson, day, periods, observer, random)
    }
    return undefined
  }

  private openTo(observer: Person, day: TeachingDay, period: number): Lesson[] {
    const lessons = this.lessons.get(`${day.timetableOf}/${period}`) ?? []
    const busy = lessons.some((lesson) => lesson.teacherId === observer.id)
    if (busy || this.taken.has(keyOf(observer, day, period))) return []
    return lessons.filter((lesson) => {
      const teacher = this.people.get(lesson.teacherId)
      return teacher !== undefined && teachesOn(teacher, day.on) && !this.unseen.has(teacher.id)
    })
  }

  private goesOn(lesson: Lesson, observer: Person, day: TeachingDay): boolean {
    return this.openTo(observer, day, lesson.period + 1).some(
      (next) =>
        next.schoolClass === lesson.schoolClass &&
        next.teacherId === lesson.teacherId &&
        next.subject === lesson.subject,
    )
  }

  private observationOf(
    lesson: Lesson,
    day: TeachingDay,
    periods: number[],
    observer: Person,
    random: Random,
  ): Observation {
    return {
      on: day.on,
      periods,
      mode: 'live',
      hostSchool: '',
      classId: lesson.schoolClass.id,
      className: lesson.schoolClass.name,
      teacherId: lesson.teacherId,
      teacherName: this.people.get(lesson.teacherId)?.name ?? '',
      subject: lesson.subject,
      topic: someTopic(random, lesson.subject, lesson.schoolClass.grade ?? 1),
      lessonType: lessonTypeFor(observer, random),
      note: someNote(random, lesson.subject),
    }
  }
}

function isCast(person: Person, { cast }: DemoSchool): boolean {
  return Object.values(cast).flat().includes(person)
}

function keyOf(observer: Person, day: TeachingDay, period: number): string {
  return `${observer.id}/${day.on}/${period}`
}

const LEADERS = new Set(['principal', 'teachingPrincipal', 'director'])

/** Leaders drop in; colleagues mostly sit in on ordinary lessons and now and then on a prepared one. */
function lessonTypeFor(observer: Person, random: Random): (typeof LESSON_TYPES)[number] {
  if (observer.appointments.some((held) => LEADERS.has(held.post)) && random.chance(0.5)) return '推门课'
  return random.chance(0.7) ? '随堂课' : random.pick(['研讨课', '汇报课', '公开课', '示范课', '同课异构'])
}
