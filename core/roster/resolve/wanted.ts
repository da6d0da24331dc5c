import type { CivilDate } from '../../calendar/civil-date'
import type { GroupKind } from '../../org/person'
import type { SheetName } from '../read/columns'
import type { Lesson, RosterPerson, RosterUnit } from '../roster'

/** What a document asks for, with everything it names found in the roster or founded by it. */
export interface Wanted {
  /** Kinds of sheets that the document has; only of these anything may be missing. */
  readonly sheets: ReadonlySet<SheetName>
  readonly units: readonly WantedUnit[]
  readonly people: readonly WantedPerson[]
  readonly lessons: readonly WantedLesson[]
}

/** `undefined` leaves a thing as it is. */
export interface WantedUnit {
  readonly id: string
  /** Null where it is new. */
  readonly unit: RosterUnit | null
  readonly kind: RosterUnit['kind']
  readonly name: string
  readonly parentId: string
  readonly groupKind: GroupKind | null | undefined
  readonly subject: string | undefined
}

export interface Placing {
  readonly post: string
  readonly unitId: string
}

export interface WantedPerson {
  readonly id: string
  /** Null where they are new. */
  readonly person: RosterPerson | null
  readonly name: string
  readonly staffNo: string | undefined
  readonly subject: string | undefined
  /** Null takes the date away. */
  readonly birthDate: CivilDate | null | undefined
  readonly teachingSince: CivilDate | null | undefined
  /** All their posts; those they hold and that are not here end. */
  readonly posts: readonly Placing[] | undefined
  /** What may stay besides, and is begun only by somebody new: whoever heads a class also teaches. */
  readonly implied: readonly Placing[]
  readonly groups: readonly Placing[] | undefined
  readonly absences: readonly Placing[] | undefined
  readonly tags: readonly string[] | undefined
  /** The last day, where they leave. */
  readonly lastOn: CivilDate | undefined
}

export interface WantedLesson {
  readonly key: Pick<Lesson, 'termId' | 'classId' | 'weekday' | 'period'>
  /** Null takes the period out of the timetable. */
  readonly lesson: Pick<Lesson, 'subject' | 'teacherId' | 'room'> | null
}
