import { type CivilDate, isCivilDate } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { type Query, useQuery } from '@/services/query'
import type { Lesson } from './form'

/** The lessons of a day, as far as they are known: all of it once the day has been asked, with or without network. */
export interface Lessons {
  /** Of one period; undefined while they are not known. */
  at(period: number): readonly Lesson[] | undefined
  readonly query: Query<'lesson.day'>
}

export function useLessons(on: CivilDate, around: Output<'lesson.around'> | undefined): Lessons {
  const query = useQuery('lesson.day', { on }, { when: isCivilDate(on) })
  const whole = query.data
  return {
    query,
    at(period) {
      if (whole) return lessonsAt(whole, period)
      return around?.on === on && around.period === period ? around.lessons : undefined
    },
  }
}

function lessonsAt({ lessons, classes, teachers }: Output<'lesson.day'>, period: number): Lesson[] {
  return lessons.flatMap((lesson) => {
    const itsClass = classes[lesson.class]
    const teacher = teachers[lesson.teacher]
    if (lesson.period !== period || !itsClass || !teacher) return []
    const { subject, room } = lesson
    return [
      {
        period,
        classId: itsClass.id,
        className: itsClass.name,
        subject,
        teacherId: teacher.id,
        teacherName: teacher.name,
        room,
      },
    ]
  })
}
