import type { CivilDate } from '#core/calendar/civil-date'
import type { TeachingDay } from '#core/calendar/school-calendar'
import type { FieldValues } from '#core/form/form'
import { type Appointment, holdsOn } from '#core/org/person'
import type { Person } from '../../school/person'
import type { Unit } from '../../school/units'
import type { Chronicle } from '../chronicle'

/** An entry of a register as somebody makes it. */
export interface Entry {
  readonly form: string
  readonly by: Person | undefined
  readonly on: CivilDate
  /** About when, `HH:mm`. */
  readonly time: string
  readonly unit?: Unit | undefined
  /** Null when all was in order. */
  readonly values: FieldValues | null
}

const LATELY = 15

/** The last teaching days up to yesterday. */
export const lately = ({ pastDays }: Chronicle, days = LATELY): readonly TeachingDay[] =>
  pastDays.slice(-days)

/** The staff who hold a post on a day, of one unit if wished. */
export function holding(
  { school }: Chronicle,
  post: Appointment['post'],
  on: CivilDate,
  unitId?: string,
): Person[] {
  return school.staff.filter((person) =>
    person.appointments.some(
      (held) => held.post === post && holdsOn(held, on) && (unitId === undefined || held.unitId === unitId),
    ),
  )
}

export const classTeacher = (chronicle: Chronicle, { id }: Unit, on: CivilDate) =>
  holding(chronicle, 'classTeacher', on, id)[0]

/** An entry on every so many-th day. */
export const every = (index: number, nth: number, entry: Entry): Entry[] => (index % nth === 0 ? [entry] : [])
