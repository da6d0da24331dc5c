import { teacherIn } from '../read/lessons'
import type { Lesson } from '../roster'
import type { LessonContext, Placed, Taught } from './lesson-context'

interface Taken {
  readonly className: string
  readonly classId: string
  readonly room: string
  readonly changed: boolean
  readonly where: string
}

/** A class has one lesson at a time, and a teacher is in one room. What stands so already is not told again. */
export class Clashes {
  readonly #classes = new Map<string, { readonly subject: string; readonly row: number }>()
  readonly #teachers = new Map<string, Taken[]>()

  constructor({ roster, endMissing }: LessonContext, placed: readonly Placed[]) {
    if (endMissing) return
    const rewritten = new Set(placed.map(({ key }) => timeOf(key)))
    const names = new Map(roster.units.map(({ id, name }) => [id, name]))
    for (const lesson of roster.lessons) {
      if (rewritten.has(timeOf(lesson))) continue
      const className = names.get(lesson.classId) ?? ''
      this.#add(lesson, {
        className,
        classId: lesson.classId,
        room: lesson.room,
        changed: false,
        where: '现在的课表',
      })
    }
  }

  take({ written, key, schoolClass, now }: Placed, lesson: Taught): boolean {
    const time = timeOf(key)
    const { row, sheet } = written.time.place
    const before = this.#classes.get(time)
    if (before) {
      written.time.fault(
        `${schoolClass.name}${inWords(key)}在第 ${before.row} 行已经排了${before.subject}。`,
        '一个班一节只能有一门课，请删去一个，或改正节次。',
      )
      return false
    }
    this.#classes.set(time, { subject: lesson.subject, row })
    const changed = now?.teacherId !== lesson.teacherId || now.room !== lesson.room
    const taken = { className: schoolClass.name, classId: key.classId, room: lesson.room, changed }
    const elsewhere = (this.#teachers.get(timeFor(lesson.teacherId, key)) ?? []).find(
      (each) => (each.changed || changed) && !(each.room !== '' && each.room === lesson.room),
    )
    this.#add({ ...key, ...lesson }, { ...taken, where: `「${sheet}」第 ${row} 行` })
    if (!elsewhere) return true
    const { name } = teacherIn(written.teacher.text || '这位老师')
    written.teacher.fault(
      `${name}${inWords(key)}已经在${elsewhere.className}上课（${elsewhere.where}）。`,
      '一位老师一节只能在一个地方，请改正；如果是合班上课，请把两处的教室写成同一个。',
    )
    return false
  }

  #add(lesson: Pick<Lesson, 'teacherId' | 'weekday' | 'period'>, taken: Taken): void {
    const key = timeFor(lesson.teacherId, lesson)
    this.#teachers.set(key, [...(this.#teachers.get(key) ?? []), taken])
  }
}

const timeFor = (teacherId: string, { weekday, period }: Pick<Lesson, 'weekday' | 'period'>) =>
  `${teacherId} ${weekday} ${period}`

function inWords({ weekday, period }: Pick<Lesson, 'weekday' | 'period'>): string {
  return `星期${'一二三四五六日'.charAt(weekday - 1)}第 ${period} 节`
}

export const timeOf = ({ classId, weekday, period }: Pick<Lesson, 'classId' | 'weekday' | 'period'>) =>
  `${classId} ${weekday} ${period}`
