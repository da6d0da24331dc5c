import type { CivilDate } from '../../calendar/civil-date'
import { GROUP_KINDS } from '../../org/person'
import { ABSENCES } from '../../org/post'
import { CLASS_COLUMNS, type Column, GROUP_COLUMNS, LESSON_COLUMNS, PEOPLE_COLUMNS } from '../read/columns'
import { writePost } from '../read/posts'
import { nameOf } from '../read/words'
import { type KnownUnit, UnitBook } from '../resolve/unit-book'
import { type Held, holdsOn, notOverOn, type Roster, type RosterPerson } from '../roster'

export interface RosterSheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Words that a column offers, by its header. */
  readonly choices: Readonly<Record<string, readonly string[]>>
}

const labels = (columns: Readonly<Record<string, Column>>) => Object.values(columns).map(({ label }) => label)

export const STATES = ['在岗', ...Object.values(ABSENCES), '离开']

/** The roster of a day in the sheets that are read again; reading them on that day changes nothing. */
export function writeRoster(roster: Roster, on: CivilDate): RosterSheet[] {
  const living = roster.units.filter((unit) => notOverOn(unit, on))
  const classes = living.filter(({ kind }) => kind === 'class')
  const grades = living.filter(({ kind }) => kind === 'grade')
  const names = new Map(roster.units.map(({ id, name }) => [id, name]))
  const gradeRows = grades.flatMap((grade) => {
    const own = classes.filter(({ parentId }) => parentId === grade.id)
    return own.length === 0 ? [[grade.name, '']] : own.map(({ name }) => [grade.name, name])
  })
  const groups = living.filter(({ kind }) => kind === 'group')
  const writer = new PersonWriter(roster, on)
  return [
    sheetOf(
      '教职工',
      PEOPLE_COLUMNS,
      roster.people.flatMap((person) => writer.row(person)),
      { 状态: STATES },
    ),
    sheetOf('年级班级', CLASS_COLUMNS, gradeRows),
    sheetOf(
      '组',
      GROUP_COLUMNS,
      groups.map(({ name, groupKind, subject }) => [name, groupKind ? GROUP_KINDS[groupKind] : '', subject]),
      { 类别: Object.values(GROUP_KINDS) },
    ),
    sheetOf('课表', LESSON_COLUMNS, lessonRows(roster, names), { 星期: WEEKDAYS }),
  ]
}

const WEEKDAYS = Array.from('一二三四五六日', (day) => `星期${day}`)

function sheetOf(
  name: string,
  columns: Readonly<Record<string, Column>>,
  rows: RosterSheet['rows'],
  choices: RosterSheet['choices'] = {},
): RosterSheet {
  return { name, header: labels(columns), rows, choices }
}

class PersonWriter {
  readonly #book: UnitBook
  readonly #units: ReadonlyMap<string, KnownUnit>
  readonly #school: KnownUnit

  constructor(
    { school, units }: Roster,
    private readonly on: CivilDate,
  ) {
    this.#school = { ...school, kind: 'school', groupKind: null }
    this.#book = new UnitBook({ school, units, people: [], term: null, lessons: [] }, on, () => false)
    this.#units = new Map([this.#school, ...units].map((unit) => [unit.id, unit]))
  }

  /** No row for those who have left, or have yet to come. */
  row(person: RosterPerson): string[][] {
    const { name, staffNo, subject, birthDate, teachingSince, held } = person
    const holding = held.filter((each) => holdsOn(each, this.on))
    if (held.length > 0 && holding.length === 0) return []
    const ofKind = (wanted: (post: string) => boolean) => holding.filter(({ post }) => wanted(post))
    const posts = ofKind((post) => post !== 'member' && !(post in ABSENCES)).flatMap((each) =>
      this.#post(each),
    )
    const groups = ofKind((post) => post === 'member').flatMap(
      ({ unitId }) => this.#units.get(unitId)?.name ?? [],
    )
    const absences = ofKind((post) => post in ABSENCES).map(
      ({ post }) => ABSENCES[post as keyof typeof ABSENCES],
    )
    const tags = person.tags.filter((each) => holdsOn(each, this.on)).map(({ tag }) => tag)
    return [
      [
        ...[nameOf(name), staffNo, subject, birthDate ?? '', teachingSince ?? ''],
        ...[
          [...new Set(posts)].join('、') || '无',
          [...new Set(groups)].join('、') || '无',
          tags.join('、') || '无',
        ],
        [...new Set(absences)].join('、') || '在岗',
        lastDayOf(held) ?? '',
      ].flat(),
    ]
  }

  #post({ post, unitId }: Held): string[] {
    const unit = this.#units.get(unitId)
    return unit ? [writePost({ post, unitId }, unit, this.#book, this.#school)] : []
  }
}

/** The day with which everything ends; null while anything lasts. */
function lastDayOf(held: readonly Held[]): CivilDate | null {
  const last = held.map(({ to }) => to ?? '').sort()
  return last.length > 0 && last[0] !== '' && last.every((day) => day === last.at(-1))
    ? (last[0] ?? null)
    : null
}

function lessonRows({ lessons, people }: Roster, names: ReadonlyMap<string, string>): string[][] {
  const counts = new Map<string, number>()
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1)
  const teachers = new Map(
    people.map(({ id, name, staffNo }) => [
      id,
      (counts.get(name) ?? 0) > 1 && staffNo ? `${name}（${staffNo}）` : name,
    ]),
  )
  return lessons.map(({ classId, weekday, period, subject, teacherId, room }) => [
    names.get(classId) ?? '',
    WEEKDAYS[weekday - 1] ?? '',
    String(period),
    subject,
    teachers.get(teacherId) ?? '',
    room,
  ])
}
