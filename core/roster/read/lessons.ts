import { plain, visible } from '../../plan/parse/characters'
import type { WorkbookSheet } from '../../plan/parse/workbook-document'
import { LESSON_COLUMNS } from './columns'
import { type Findings, lettersOf } from './fault'
import { gridHeaderAt, headedWeekday, readPeriod, readWeekday } from './grid-layout'
import { headerWord, RosterCell, readTable } from './table'
import { classParts, nameOf } from './words'

/** A period of a class as it is written, not yet known to be of this school. Each part has the cell it stands in. */
export interface WrittenLesson {
  readonly className: RosterCell
  readonly weekday: number
  readonly period: number
  readonly subject: RosterCell
  readonly teacher: RosterCell
  readonly room: RosterCell
  /** Where to say that two such things cannot be at once. */
  readonly time: RosterCell
}

/** A list: one row a period. */
export function readLessonList(sheet: WorkbookSheet, findings: Findings): WrittenLesson[] {
  return (readTable(sheet, LESSON_COLUMNS, findings) ?? []).flatMap((cells) => {
    const { className, weekday, period, subject, teacher, room } = cells
    if (className.blank) className.fault('没有写班级。', '请写上，例如「三年级2班」。')
    const day =
      readWeekday(weekday.text) ?? weekday.fault(said('星期', weekday.text), '请写「星期一」到「星期日」。')
    const number =
      readPeriod(period.text) ?? period.fault(said('节次', period.text), '请写数字，例如「1」或「第1节」。')
    if (className.blank || day === null || number === null) return []
    return [{ className, weekday: day, period: number, subject, teacher, room, time: period }]
  })
}

const said = (what: string, text: string) =>
  text === '' ? `没有写${what}。` : `「${text.slice(0, 20)}」不是${what}。`

/** Periods down, days across, one class or many below each other: each block is headed by its class, or has it in a column. */
export function readLessonGrid(sheet: WorkbookSheet, findings: Findings): WrittenLesson[] {
  const lessons: WrittenLesson[] = []
  let before = 0
  for (let at = gridHeaderAt(sheet.rows, 0); at >= 0; at = gridHeaderAt(sheet.rows, before)) {
    const next = gridHeaderAt(sheet.rows, at + 1)
    lessons.push(...readBlock(sheet, before, at, next < 0 ? sheet.rows.length : next, findings))
    before = at + 1
  }
  return lessons
}

function readBlock(
  sheet: WorkbookSheet,
  above: number,
  at: number,
  end: number,
  findings: Findings,
): WrittenLesson[] {
  const header = sheet.rows[at] ?? []
  const cellAt = (row: number, column: number, label: string, text: string) =>
    new RosterCell(
      text,
      { sheet: sheet.name, row: row + 1, column: label, cell: `${lettersOf(column)}${row + 1}` },
      findings,
    )
  const days = header.flatMap((text, column) => {
    const weekday = headedWeekday(text)
    return weekday === null ? [] : [{ weekday, column, label: visible(text) }]
  })
  const first = days[0]?.column ?? 0
  const classColumn = header.findIndex((text) => ['班级', '班'].includes(headerWord(text)))
  const titled = classNamed(sheet, above, at)
  let className = titled === null ? null : cellAt(titled.row, titled.column, '班级', titled.name)
  if (className === null && classColumn < 0) {
    cellAt(at, first, '', '').fault(
      '这张课表上没有写是哪个班。',
      '请在表头上面一行写上班级，例如「三年级2班」，或加「班级」一列。',
    )
    return []
  }
  const lessons: WrittenLesson[] = []
  for (let row = at + 1; row < end; row += 1) {
    const texts = sheet.rows[row] ?? []
    const written = classColumn < 0 ? '' : visible(texts[classColumn] ?? '')
    if (written !== '') className = cellAt(row, classColumn, '班级', written)
    const filled = days.filter(({ column }) => visible(texts[column] ?? '') !== '')
    if (filled.length === 0) continue
    const period = periodOf(texts.slice(0, first), classColumn)
    if (period === null) {
      if (!namesClass(texts)) findings.warn(`「${sheet.name}」里没有节次的行（早读、午休、课间等）没有读。`)
      continue
    }
    if (className === null) continue
    for (const { weekday, column, label } of filled) {
      const cell = cellAt(row, column, label, visible(texts[column] ?? ''))
      lessons.push({ className, weekday, period, ...partsOfLesson(cell), time: cell })
    }
  }
  return lessons
}

/** The number nearest to the days: 上午 | 1 | 08:10. */
function periodOf(labels: readonly string[], classColumn: number): number | null {
  return (
    labels.flatMap((text, column) => (column === classColumn ? [] : (readPeriod(text) ?? []))).at(-1) ?? null
  )
}

const namesClass = (texts: readonly string[]) => texts.some((text) => classIn(text) !== null)

/** The class of a block: the last one named above its header, else the sheet's own name. */
function classNamed({ name, rows }: WorkbookSheet, above: number, at: number) {
  for (let row = at - 1; row >= above; row -= 1) {
    for (const [column, text] of (rows[row] ?? []).entries()) {
      const found = classIn(text)
      if (found !== null) return { row, column, name: found }
    }
  }
  const found = classIn(name)
  return found === null ? null : { row: at, column: 0, name: found }
}

/** 三年级2班课程表, 班级：三年级2班 and 课表-三年级2班 name a class. */
function classIn(text: string): string | null {
  const word = plain(text)
    .replace(/^(?:班级|班|课程?表)[:\-_]?/, '')
    .replace(/(?:班级)?(?:总)?(?:课程?表|任课表)(?:\(.*\))?$/, '')
  return classParts(word) === null ? null : word
}

/** 数学, 数学/李老师, 数学(李老师), 数学 李老师, 数学/李老师/302, each part perhaps on a line of its own. */
function partsOfLesson(cell: RosterCell): Pick<WrittenLesson, 'subject' | 'teacher' | 'room'> {
  const text = cell.text.normalize('NFKC')
  const [, outside = '', inside = ''] = /^([^()/\n]+)\(([^()]+)\)$/.exec(text) ?? []
  const parts =
    outside !== ''
      ? [outside, ...inside.split('/')]
      : /[/\n]/.test(text) && !cell.clears
        ? text.split(/[/\n]+/)
        : text.split(/\s+/)
  const part = (index: number) => new RosterCell(parts[index]?.trim() ?? '', cell.place, cell.findings)
  return { subject: part(0), teacher: part(1), room: part(2) }
}

/** 李老师, or 李老师(T12) where two have the name. */
export function teacherIn(text: string): { readonly name: string; readonly staffNo: string } {
  const [, name = text, staffNo = ''] = /^(.+?)\(([^()]+)\)$/.exec(text.normalize('NFKC').trim()) ?? []
  return { name: nameOf(name), staffNo: staffNo.trim() }
}
