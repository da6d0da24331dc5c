import type { WrittenLesson } from '../read/lessons'
import type { Lesson, Roster, RosterTerm } from '../roster'
import type { TeacherBook } from './person-book'
import type { KnownUnit, UnitBook } from './unit-book'
import type { WantedLesson } from './wanted'

export interface LessonContext {
  readonly roster: Roster
  readonly term: RosterTerm
  readonly units: UnitBook
  readonly teachers: TeacherBook
  /** Whether periods that the document leaves out end. */
  readonly endMissing: boolean
}

export interface Placed {
  readonly written: WrittenLesson
  readonly schoolClass: KnownUnit
  readonly key: WantedLesson['key']
  /** What the timetable has there now. */
  readonly now: Lesson | undefined
  /** Who teaches it now, also where they leave before the term is over. */
  readonly nowTeacher: string | undefined
}

export type Taught = NonNullable<WantedLesson['lesson']>
