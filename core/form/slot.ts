import type { CivilDate } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import type { Form } from './form'

/**
 * What an entry is the only one of: whom it is about (a unit, the author or the school) and the stretch of time. Empty
 * for a form of which there may be many.
 */
export function slotOf(
  { often }: Pick<Form, 'often'>,
  on: CivilDate,
  subjectId: string,
  calendar: SchoolCalendar,
): string {
  switch (often) {
    case 'each':
      return ''
    case 'day':
      return `${subjectId}/${on}`
    case 'week':
      return `${subjectId}/${weekAt(calendar, on)?.monday ?? on}`
    case 'month':
      return `${subjectId}/${on.slice(0, 7)}`
    case 'term':
      return `${subjectId}/${calendar.term.id}`
  }
}
