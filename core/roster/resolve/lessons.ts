import { teacherIn, type WrittenLesson } from '../read/lessons'
import type { RosterCell } from '../read/table'
import { nameOf } from '../read/words'
import type { Lesson } from '../roster'
import { Clashes, timeOf } from './clashes'
import type { LessonContext, Placed, Taught } from './lesson-context'
import type { TeacherBook } from './person-book'
import type { WantedLesson } from './wanted'

/** The timetable that a document gives, checked for what cannot be at once. */
export function resolveLessons(written: readonly WrittenLesson[], context: LessonContext): WantedLesson[] {
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

function place(
  written: WrittenLesson,
  current: ReadonlyMap<string, Lesson>,
  names: ReadonlyMap<string, string>,
  context: LessonContext,
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
  { roster, teachers }: LessonContext,
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

function lessonOf(
  placed: Placed,
  taught: ReadonlyMap<string, Set<string>>,
  { teachers }: LessonContext,
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
