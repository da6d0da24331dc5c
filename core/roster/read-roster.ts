import type { CivilDate } from '../calendar/civil-date'
import type { WorkbookSheet } from '../plan/parse/workbook-document'
import { CLASS_COLUMNS, GROUP_COLUMNS, PEOPLE_COLUMNS, SHEET_NAMES, type SheetName } from './read/columns'
import { Findings, type RosterFault } from './read/fault'
import { readLessonGrid, readLessonList, type WrittenLesson } from './read/lessons'
import { type SortedSheets, sortSheets } from './read/sort-sheets'
import { readTable } from './read/table'
import { classKey, gradeKey } from './read/words'
import { resolveLessons } from './resolve/lessons'
import { resolvePeople } from './resolve/people'
import { isHere, TeacherBook } from './resolve/person-book'
import { UnitBook } from './resolve/unit-book'
import { UnitReader } from './resolve/units'
import type { Wanted } from './resolve/wanted'
import { holdsOn, notOverOn, type Roster, type RosterUnit } from './roster'

export interface RosterReading {
  readonly wanted: Wanted
  readonly faults: readonly RosterFault[]
  readonly warnings: readonly string[]
  /** Rows read of each kind of sheet. */
  readonly sheets: readonly { readonly sheet: string; readonly rows: number }[]
}

export interface Reading {
  readonly roster: Roster
  /** The day from which it is to hold. */
  readonly from: CivilDate
  readonly endMissing: boolean
  /** Who imports. */
  readonly me: string
  readonly newId: () => string
}

/** Reads a roster from sheets as they were laid out, and finds everything in it that cannot be. */
export function readRoster(sheets: readonly WorkbookSheet[], reading: Reading): RosterReading {
  const { roster, from, endMissing, newId } = reading
  const findings = new Findings()
  const sorted = sortSheets(sheets, findings)
  const tablesOf = (kind: SheetName) =>
    sorted.tables.flatMap((each) => (each.kind === kind ? [each.sheet] : []))
  const rowsOf = <T>(kind: SheetName, read: (sheet: WorkbookSheet) => readonly T[] | null) =>
    tablesOf(kind).flatMap((sheet) => read(sheet) ?? [])
  const classRows = rowsOf('年级班级', (sheet) => readTable(sheet, CLASS_COLUMNS, findings))
  const groupRows = rowsOf('组', (sheet) => readTable(sheet, GROUP_COLUMNS, findings))
  const peopleRows = rowsOf('教职工', (sheet) => readTable(sheet, PEOPLE_COLUMNS, findings))
  const written = [
    ...rowsOf('课表', (sheet) => readLessonList(sheet, findings)),
    ...sorted.grids.flatMap((sheet) => readLessonGrid(sheet, findings)),
  ]
  const present = kindsIn(sorted)
  if (present.size === 0) nothingToRead(findings)

  const living = roster.units.filter((unit) => notOverOn(unit, from))
  const named = namesIn(classRows, groupRows)
  const isEnded = (unit: RosterUnit) =>
    endMissing &&
    present.has(unit.kind === 'group' ? '组' : '年级班级') &&
    !named(unit) &&
    beganBefore(unit, from)
  const units = new UnitBook(roster, from, isEnded)
  const unitReader = new UnitReader(roster, living, units, newId)
  unitReader.classes(classRows)
  unitReader.groups(groupRows)

  const teachers = new TeacherBook()
  const people = resolvePeople(peopleRows, { ...reading, units, teachers, findings })
  const leave = new Set(people.flatMap(({ id, lastOn }) => (lastOn === undefined ? [] : [id])))
  const listed = new Set(people.map(({ id }) => id))
  const mayStay = (id: string) => !(endMissing && present.has('教职工')) || listed.has(id)
  for (const person of roster.people) {
    if (isHere(person, from) && !leave.has(person.id) && mayStay(person.id)) {
      teachers.add(person.name, person.id, person.staffNo)
    }
  }
  const lessons = lessonsIn(written, reading, units, teachers, findings)
  const wanted = { sheets: present, units: unitReader.wanted, people, lessons }
  warnOfMany(wanted, reading, findings)
  return {
    wanted,
    faults: findings.faults(sheets.map(({ name }) => name)),
    warnings: findings.warnings(),
    sheets: SHEET_NAMES.filter((kind) => present.has(kind)).map((sheet) => ({
      sheet,
      rows: {
        教职工: peopleRows.length,
        年级班级: classRows.length,
        组: groupRows.length,
        课表: written.length,
      }[sheet],
    })),
  }
}

function kindsIn({ tables, grids }: SortedSheets): ReadonlySet<SheetName> {
  return new Set([...tables.map(({ kind }) => kind), ...(grids.length > 0 ? (['课表'] as const) : [])])
}

function nothingToRead(findings: Findings): void {
  findings.fault(
    { sheet: '文件', row: 0, column: '', cell: '' },
    '没有认出任何一张表。',
    `请连同表头一起，至少放一张：${SHEET_NAMES.join('、')}。可以先下载模板看一看。`,
  )
}

const beganBefore = ({ from }: RosterUnit, day: CivilDate) => from === null || from < day

/** Whether a sheet names a unit, before its rows are looked at one by one. */
function namesIn(
  classRows: readonly {
    readonly grade: { readonly text: string }
    readonly name: { readonly text: string }
  }[],
  groupRows: readonly { readonly name: { readonly text: string } }[],
): (unit: RosterUnit) => boolean {
  const classes = new Set<string>()
  const grades = new Set<string>()
  let above = ''
  for (const { grade, name } of classRows) {
    if (grade.text !== '') above = grade.text
    const whole = classKey(name.text)
    const short = /\d+|[一二三四五六七八九十]+/.exec(name.text.normalize('NFKC'))?.[0]
    for (const each of [whole, classKey(`${gradeKey(above)}${short}班`)]) classes.add(each)
    grades.add(gradeKey(above))
    grades.add(whole.replace(/\d+班$/, ''))
  }
  const groups = new Set(groupRows.map(({ name }) => name.text.replace(/\s+/g, '')))
  return ({ kind, name }) =>
    kind === 'class'
      ? classes.has(classKey(name))
      : kind === 'grade'
        ? grades.has(gradeKey(name))
        : groups.has(name)
}

function lessonsIn(
  written: readonly WrittenLesson[],
  { roster, endMissing, from }: Reading,
  units: UnitBook,
  teachers: TeacherBook,
  findings: Findings,
): Wanted['lessons'] {
  const [first] = written
  if (!first) return []
  const { term } = roster
  if (!term) {
    const place = { ...first.time.place, row: 0, column: '', cell: '' }
    findings.fault(place, '生效日所在的学期还没有设置，课表没有地方放。', '请先设置学期，或者先不导入课表。')
    return []
  }
  if (term.startOn < from && roster.lessons.length > 0) {
    findings.warn(`课表按学期保存，改动对「${term.name}」整个学期有效，不从生效日分开。`)
  }
  return resolveLessons(written, { roster, term, units, teachers, endMissing })
}

const MANY = 0.3

function warnOfMany(
  { sheets, people }: Wanted,
  { roster, endMissing, from, me }: Reading,
  findings: Findings,
): void {
  const posts = new Map<string, number>()
  for (const { unitId, post } of people.flatMap((person) => person.posts ?? [])) {
    if (post === 'classTeacher') posts.set(unitId, (posts.get(unitId) ?? 0) + 1)
  }
  const shared = [...posts.values()].filter((count) => count > 1).length
  if (shared > 0) findings.warn(`有 ${shared} 个班写了不止一位班主任，请确认。`)
  if (!endMissing || !sheets.has('教职工')) return
  const listed = new Set(people.map(({ id }) => id))
  const here = roster.people.filter(({ held }) => held.some((each) => holdsOn(each, from)))
  const missing = here.filter(({ id }) => !listed.has(id))
  if (missing.some(({ id }) => id === me)) {
    findings.fault(
      { sheet: '教职工', row: 0, column: '', cell: '' },
      '名单里没有您自己，导入以后您就不能再用了。',
      '请把自己也写进名单，或者不要勾选「名单里没有的人视为离开」。',
    )
  }
  if (missing.length > here.length * MANY) {
    findings.warn(
      `名单里没有的 ${missing.length} 人（现有 ${here.length} 人）都会结束任职，请确认这是全校的名单。`,
    )
  }
}
