import { teacherIn, type WrittenLesson } from '../read/lessons'
import type { RosterCell } from '../read/table'
import { nameOf } from '../read/words'
import type { Lesson, Roster, RosterTerm } from '../roster'
import type { TeacherBook } from './person-book'
import type { KnownUnit, UnitBook } from './unit-book'
import type { WantedLesson } from './wanted'

interface Context {
  readonly roster: Roster
  readonly term: RosterTerm
  readonly units: UnitBook
  readonly teachers: TeacherBook
  /** Whether periods that the document leaves out end. */
  readonly endMissing: boolean
}

interface Placed {
  readonly written: WrittenLesson
  readonly schoolClass: KnownUnit
  readonly key: WantedLesson['key']
  /** What the timetable has there now. */
  readonly now: Lesson | undefined
  /** Who teaches it now, also where they leave before the term is over. */
  readonly nowTeacher: string | undefined
}

/** The timetable that a document gives, checked for what cannot be at once. */
export function resolveLessons(written: readonly WrittenLesson[], context: Context): WantedLesson[] {
  const current = new Map(context.roster.lessons.map((lesson) => [timeOf(lesson), lesson]))
  const names = new Map(context.roster.people.map(({ id, name }) => [id, nameOf(name)]))
  const placed = written.flatMap((each) => place(each, current, names, context) ?? [])
  const taught = teachersOfSubjects(placed, context)
  const clashes = new Clashes(context, placed)
  return placed.flatMap((each): WantedLesson[] => {
    const lesson = lessonOf(each, taught, context)
    if (lesson === null) return []
    if (lesson === 'none') return [{ key: each.key, lesson: null }]
    return clashes.take(each, lesson) ? [{ key: each.key, lesson }] : []
  })
}

const timeOf = ({ classId, weekday, period }: Pick<Lesson, 'classId' | 'weekday' | 'period'>) =>
  `${classId} ${weekday} ${period}`

function place(
  written: WrittenLesson,
  current: ReadonlyMap<string, Lesson>,
  names: ReadonlyMap<string, string>,
  context: Context,
): Placed | null {
  const { className, period, weekday, time } = written
  const { units, term } = context
  const schoolClass = units.class(className.text)
  if (!schoolClass) {
    if (units.isDoubtful(className.text)) return null
    const hint = units.hint('class', className.text)
    const remedy = `${hint}${hint.endsWith('，') ? '或者' : '请改正，或'}在「年级班级」表里加上。`
    return className.fault(`没有「${className.text.slice(0, 20)}」这个班。`, remedy)
  }
  const key = { termId: term.id, classId: schoolClass.id, weekday, period }
  const now = current.get(timeOf(key))
  const last = term.periods.at(-1) ?? MOST_PERIODS
  const rings = term.periods.length === 0 ? period >= 1 && period <= last : term.periods.includes(period)
  if (!rings && !now)
    return time.fault(
      `作息时间里没有第 ${period} 节，每天到第 ${last} 节。`,
      '请改正节次，或先在学期里改作息时间。',
    )
  return { written, schoolClass, key, now, nowTeacher: now && names.get(now.teacherId) }
}

const MOST_PERIODS = 20

/** A teacher need not be written again where a subject of a class has just one. */
function teachersOfSubjects(
  placed: readonly Placed[],
  { roster, teachers }: Context,
): ReadonlyMap<string, Set<string>> {
  const taught = new Map<string, Set<string>>()
  const add = (classId: string, subject: string, ids: readonly string[]) => {
    const key = `${classId} ${subject}`
    const known = taught.get(key) ?? new Set()
    for (const id of ids) known.add(id)
    taught.set(key, known)
  }
  for (const { written, key } of placed) {
    if (written.teacher.blank || written.teacher.clears) continue
    const { name, staffNo } = teacherIn(written.teacher.text)
    add(key.classId, subjectOf(written.subject), teachers.find(name, staffNo))
  }
  for (const { classId, subject, teacherId } of roster.lessons) {
    if (!taught.has(`${classId} ${subject}`)) add(classId, subject, [teacherId])
  }
  return taught
}

const subjectOf = ({ text }: RosterCell) => text.normalize('NFKC').replace(/\s+/g, '')

type Taught = NonNullable<WantedLesson['lesson']>

function lessonOf(
  placed: Placed,
  taught: ReadonlyMap<string, Set<string>>,
  { teachers }: Context,
): Taught | 'none' | null {
  const { written, now, key } = placed
  const { subject, teacher, room } = written
  if (subject.clears || (subject.blank && teacher.clears)) return 'none'
  const name = subject.blank ? now?.subject : subjectOf(subject)
  if (name === undefined) return subject.fault('没有写学科。', '请写上学科；这一节不排课就写「无」。')
  if (name.length > 20)
    return subject.fault(`「${name.slice(0, 20)}…」不像学科。`, '请缩短到 20 个字以内，教师写在「/」后面。')
  const teacherId = teacherOf(placed, name, taught.get(`${key.classId} ${name}`), teachers)
  if (teacherId === null) return null
  const where = room.blank ? (now?.room ?? '') : room.clears ? '' : room.text.trim()
  return { subject: name, teacherId, room: where }
}

function teacherOf(
  { written: { teacher, subject }, now, nowTeacher }: Placed,
  name: string,
  taught: ReadonlySet<string> | undefined,
  teachers: TeacherBook,
): string | null {
  if (teacher.blank || teacher.clears) {
    if (now && now.subject === name) return now.teacherId
    const [only, another] = [...(taught ?? [])]
    if (only !== undefined && another === undefined) return only
    const example = teacher.place.column === subject.place.column ? `，例如「${name}/张老师」` : ''
    return teacher.fault(`没有写「${name}」是谁教。`, `请写上教师的姓名${example}；这一节不排课就写「无」。`)
  }
  const meant = teacherIn(teacher.text)
  const found = teachers.find(meant.name, meant.staffNo)
  const [only, another] = found
  if (only !== undefined && another === undefined) return only
  if (only !== undefined) {
    if (now && found.includes(now.teacherId)) return now.teacherId
    return teacher.fault(
      `有 ${found.length} 位「${meant.name}」，不知道是哪一位。`,
      `请写上工号，例如「${meant.name}（T12）」。`,
    )
  }
  if (now && nowTeacher === meant.name) return now.teacherId
  if (teachers.isDoubtful(meant.name)) return null
  const nearest = teachers.nearest(meant.name)
  return teacher.fault(
    `名册里没有「${teacher.text.slice(0, 20)}」。`,
    nearest
      ? `是不是「${nearest}」？请改正，或在「教职工」表里加上。`
      : '请改正姓名，或在「教职工」表里加上。',
  )
}

interface Taken {
  readonly className: string
  readonly classId: string
  readonly room: string
  readonly changed: boolean
  readonly where: string
}

/** A class has one lesson at a time, and a teacher is in one room. What stands so already is not told again. */
class Clashes {
  readonly #classes = new Map<string, { readonly subject: string; readonly row: number }>()
  readonly #teachers = new Map<string, Taken[]>()

  constructor({ roster, endMissing }: Context, placed: readonly Placed[]) {
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
