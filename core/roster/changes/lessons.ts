import type { Wanted } from '../resolve/wanted'
import type { Lesson, Roster } from '../roster'
import type { Acts, ImportLine } from './change'

export interface LessonChanges {
  readonly acts: Acts['lessons']
  readonly lines: readonly ImportLine[]
  readonly same: number
}

interface Names {
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
}

/** The timetable's changes, told class by class. */
export function lessonChanges(
  wanted: Wanted,
  roster: Roster,
  endMissing: boolean,
  names: Names,
): LessonChanges {
  const keyOf = ({ classId, weekday, period }: Pick<Lesson, 'classId' | 'weekday' | 'period'>) =>
    `${classId} ${weekday} ${period}`
  const now = new Map(roster.lessons.map((lesson) => [keyOf(lesson), lesson]))
  const asked = wanted.lessons.map(({ key, lesson }) => ({
    before: now.get(keyOf(key)) ?? null,
    after: lesson && { ...key, ...lesson },
  }))
  const listed = new Set(wanted.lessons.map(({ key }) => keyOf(key)))
  const leavesOut = endMissing && wanted.sheets.has('课表')
  const missing = leavesOut ? roster.lessons.filter((lesson) => !listed.has(keyOf(lesson))) : []
  const all = [...asked, ...missing.map((before) => ({ before, after: null }))]
  const acts = all.filter(({ before, after }) => !isSame(before, after))
  const classes = new Map<string, typeof acts>()
  for (const act of acts) {
    const { classId } = act.after ?? act.before ?? {}
    if (classId !== undefined) classes.set(classId, [...(classes.get(classId) ?? []), act])
  }
  const had = new Set(roster.lessons.map(({ classId }) => classId))
  const lines = [...classes].map(([classId, changed]): ImportLine => {
    const who = names.units.get(classId) ?? ''
    return { what: had.has(classId) ? 'change' : 'add', sheet: '课表', who, words: inWords(changed, names) }
  })
  const touched = new Set(asked.flatMap(({ after, before }) => after?.classId ?? before?.classId ?? []))
  return { acts, lines, same: [...touched].filter((classId) => !classes.has(classId)).length }
}

function isSame(before: Lesson | null, after: Lesson | null): boolean {
  if (before === null || after === null) return before === after
  return (
    before.subject === after.subject && before.teacherId === after.teacherId && before.room === after.room
  )
}

/** More would not be read. */
const MOST_LESSONS = 6

function inWords(acts: Acts['lessons'], { people }: Names): string {
  if (acts.every(({ before }) => before === null)) return `排 ${acts.length} 节课`
  const told = acts.slice(0, MOST_LESSONS).map(({ before, after }) => {
    const { weekday = 1, period = 1 } = after ?? before ?? {}
    const lesson = (each: Lesson | null) =>
      each ? `${each.subject}（${people.get(each.teacherId) ?? ''}）` : '不排课'
    return `星期${'一二三四五六日'.charAt(weekday - 1)}第 ${period} 节 ${lesson(before)} → ${lesson(after)}`
  })
  return told.join('；') + (acts.length > MOST_LESSONS ? `；等 ${acts.length} 节` : '')
}
