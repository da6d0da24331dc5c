import { addDays, ageOn, type CivilDate } from '../../calendar/civil-date'
import type { PEOPLE_COLUMNS } from '../read/columns'
import { readDay } from '../read/day'
import type { Findings } from '../read/fault'
import { type Misread, readPost, readState } from '../read/posts'
import type { Cells, RosterCell } from '../read/table'
import { nameOf, partsOf } from '../read/words'
import { holdsOn, type Roster, type RosterPerson } from '../roster'
import { isHere, PersonBook, type TeacherBook } from './person-book'
import type { KnownUnit, UnitBook } from './unit-book'
import type { Placing, WantedPerson } from './wanted'

export type PersonCells = Cells<keyof typeof PEOPLE_COLUMNS>

interface Context {
  readonly roster: Roster
  readonly from: CivilDate
  /** Who imports: their own leading posts are not to be had this way, nor lost. */
  readonly me: string
  readonly units: UnitBook
  readonly teachers: TeacherBook
  readonly findings: Findings
  readonly newId: () => string
}

/** The people that a document lists, each once. */
export function resolvePeople(rows: readonly PersonCells[], context: Context): WantedPerson[] {
  const book = new PersonBook(context.roster.people, context.from)
  const listed = new Listed()
  return rows.flatMap((cells) => {
    const name = nameOf(cells.name.text)
    if (isTotal(name)) return []
    const person = resolvePerson(name, cells, book, listed, context)
    if (person === null) context.teachers.doubt(name)
    return person === null ? [] : [person]
  })
}

/** 合计 98 人 at the end of a list is nobody. */
const isTotal = (name: string) => /^(?:合计|总计|小计|共计|备注|说明|制表|填表)/.test(name)

function resolvePerson(
  name: string,
  cells: PersonCells,
  book: PersonBook,
  listed: Listed,
  context: Context,
): WantedPerson | null {
  const { findings, from, roster, newId } = context
  if (name === '') return cells.name.fault('没有写姓名。', '请写上姓名；如果这一行不要，请整行删去。')
  const staffNo = cells.staffNo.text.normalize('NFKC').replace(/\s+/g, '')
  const birthDate = readBirthDate(cells.birthDate, from)
  const teachingSince = readTeachingSince(cells.teachingSince, birthDate ?? undefined, from)
  const state = readStateCell(cells)
  const lastOn = readLastOn(cells.lastOn, from)
  const whom = book.find(name, cells.staffNo.clears ? '' : staffNo, birthDate)
  if ('message' in whom) return cells[whom.column].fault(whom.message, whom.remedy)
  const { person, namesake } = whom
  if (namesake) {
    findings.warn(
      `${cells.name.place.sheet}第 ${cells.name.place.row} 行：名册里已有一位「${name}」（工号 ${namesake.staffNo}），这里按另一个人新增；如果是同一个人，请改正工号。`,
    )
  }
  if (!listed.take(cells, name, staffNo, birthDate, person)) return null
  const placings = readPlacings(cells, person, context)
  const gone = state?.gone || typeof lastOn === 'string'
  const isNone = person === null || !isHere(person, from)
  if (placings === null || state === null || birthDate === null || teachingSince === null || lastOn === null)
    return null
  if (gone && isNone) return person === null ? skipGone(cells, findings) : stays(person, name)
  const last = gone ? (lastOn ?? addDays(from, -1)) : undefined
  if (last !== undefined && person !== null && !mayLeave(cells, person, last, context)) return null
  const wanted: WantedPerson = {
    ...{ id: person?.id ?? newId(), person, name },
    staffNo: cells.staffNo.blank || cells.staffNo.clears ? undefined : staffNo,
    subject: cells.subject.blank
      ? undefined
      : cells.subject.clears
        ? ''
        : cells.subject.text.replace(/\s+/g, ''),
    birthDate: birthDate === 'none' ? null : birthDate,
    teachingSince: teachingSince === 'none' ? null : teachingSince,
    ...placings,
    posts:
      placings.posts ?? (isNone || person?.held.length === 0 ? newcomersPost(roster, placings) : undefined),
    absences: state?.absent.map((post) => ({ post, unitId: roster.school.id })),
    lastOn: last,
  }
  if (last === undefined) context.teachers.add(name, wanted.id, wanted.staffNo ?? person?.staffNo ?? '')
  return wanted
}

/** Whoever comes without a post teaches; in the office they are officers. */
function newcomersPost({ school }: Roster, { implied }: Pick<WantedPerson, 'implied'>): readonly Placing[] {
  return implied.length > 0 ? [] : [{ post: school.isOffice ? 'officer' : 'teacher', unitId: school.id }]
}

function skipGone({ name }: PersonCells, findings: Findings): null {
  findings.warn(`${name.place.sheet}第 ${name.place.row} 行写的是已经离开的人，名册里没有，没有读。`)
  return null
}

/** Somebody who has left already, and is said to have. */
function stays(person: RosterPerson, name: string): WantedPerson {
  const asIs = { staffNo: undefined, subject: undefined, birthDate: undefined, teachingSince: undefined }
  const placed = { posts: undefined, implied: [], groups: undefined, absences: undefined, tags: undefined }
  return { id: person.id, person, name, ...asIs, ...placed, lastOn: undefined }
}

/** Whom the document has named so far. */
class Listed {
  readonly #people = new Map<string, number>()
  readonly #numbers = new Map<string, number>()
  readonly #names = new Map<string, { row: number; staffNo: string; birthDate: string | undefined }[]>()

  take(
    cells: PersonCells,
    name: string,
    staffNo: string,
    birthDate: CivilDate | null | undefined,
    person: RosterPerson | null,
  ): boolean {
    const { row } = cells.name.place
    const born = birthDate ?? undefined
    const number = this.#numbers.get(staffNo)
    if (staffNo !== '' && number !== undefined) {
      cells.staffNo.fault(
        `工号 ${staffNo} 在第 ${number} 行已经写过。`,
        '一个人只写一行；如果是两个人，请改正其中一个工号。',
      )
      return false
    }
    const namesakes = this.#names.get(name) ?? []
    const before = person ? this.#people.get(person.id) : undefined
    const unclear = namesakes.find(
      (each) =>
        (each.staffNo === '' || staffNo === '') &&
        (each.birthDate === undefined || born === undefined || each.birthDate === born),
    )
    const twice = before ?? (person && staffNo !== '' ? undefined : unclear?.row)
    if (twice !== undefined) {
      cells.name.fault(
        `第 ${twice} 行已经有一位「${name}」。`,
        '如果是两个人，请都写上工号；如果是同一个人，请只留一行。',
      )
      return false
    }
    if (staffNo !== '') this.#numbers.set(staffNo, row)
    if (person) this.#people.set(person.id, row)
    this.#names.set(name, [...namesakes, { row, staffNo, birthDate: born }])
    return true
  }
}

type Day = CivilDate | 'none' | undefined | null

/** `undefined` for an empty cell, 'none' for 无, null after saying what is wrong. */
function readDayCell(cell: RosterCell, what: string): Day {
  if (cell.blank) return undefined
  if (cell.clears) return 'none'
  return (
    readDay(cell.text) ??
    cell.fault(
      `「${cell.text.slice(0, 20)}」不是${what}能用的日期。`,
      '请写成「1985-09-01」「1985年9月」这样。',
    )
  )
}

const YOUNGEST = 16
const OLDEST = 90

function readBirthDate(cell: RosterCell, from: CivilDate): Day {
  const day = readDayCell(cell, '出生日期')
  if (!day || day === 'none') return day
  const age = ageOn(day, from)
  if (age >= YOUNGEST && age <= OLDEST) return day
  return cell.fault(`按这个出生日期，现在是 ${age} 岁。`, '请核对年份。')
}

function readTeachingSince(cell: RosterCell, birthDate: string | undefined, from: CivilDate): Day {
  const day = readDayCell(cell, '任教起始')
  if (!day || day === 'none') return day
  if (day > addDays(from, 366)) return cell.fault('任教起始在一年以后。', '请核对年份。')
  if (birthDate !== undefined && birthDate !== 'none' && ageOn(birthDate, day) < 14) {
    return cell.fault('任教起始比出生日期还早，或者只差几岁。', '请核对这两个日期。')
  }
  return day
}

function readLastOn(cell: RosterCell, from: CivilDate): CivilDate | undefined | null {
  const day = readDayCell(cell, '离开日期')
  if (day === 'none') return undefined
  if (!day) return day
  if (day >= addDays(from, -366) && day <= addDays(from, 366)) return day
  return cell.fault('离开日期离生效日超过了一年。', '请核对年份；很早以前离开的人不用写。')
}

function readStateCell({
  state,
}: PersonCells): { absent: readonly string[]; gone: boolean } | undefined | null {
  if (state.blank) return undefined
  const read = readState(state.clears ? [] : partsOf(state.text))
  return 'message' in read ? state.fault(read.message, read.remedy) : read
}

function mayLeave(cells: PersonCells, person: RosterPerson, last: CivilDate, { me, from }: Context): boolean {
  const cell = cells.lastOn.blank ? cells.state : cells.lastOn
  if (person.id === me) {
    cell.fault('导入的人不能结束自己的任职。', '请由另一位教务员或校领导来导入，或者把这一格清空。')
    return false
  }
  const later = person.held.find((held) => held.from > last && held.from < from)
  if (!later) return true
  cell.fault(
    `名册里这位老师从 ${later.from} 起还有任职，在离开日期之后。`,
    '请核对离开日期；需要的话先在人员页面改任职。',
  )
  return false
}

type Placings = Pick<WantedPerson, 'posts' | 'implied' | 'groups' | 'tags'>

const LEADING = ['principal', 'teachingPrincipal', 'director', 'clerk', 'officer']
const HEADING = ['classTeacher', 'gradeLead', 'groupLead']

function readPlacings(cells: PersonCells, person: RosterPerson | null, context: Context): Placings | null {
  const { roster, from, me } = context
  const groups = readGroups(cells.groups, context)
  const posts = groups === null ? null : readPosts(cells.posts, groups, context)
  const tags = readTags(cells.tags)
  if (groups === null || posts === null || tags === null) return null
  if (posts && person?.id === me && leadingNow(person, from) !== leadingOf(posts)) {
    return cells.posts.fault(
      '导入的人不能改自己的校领导、教务员任职。',
      '请由另一位教务员或校领导来改，或者把这一格清空。',
    )
  }
  const heads = (posts ?? []).filter(({ post }) => HEADING.includes(post))
  const teaches = (posts ?? []).some(({ post }) => post === 'teacher')
  const implied = heads.flatMap(({ post, unitId }) => [
    ...(teaches ? [] : [{ post: 'teacher', unitId: roster.school.id }]),
    ...(post === 'groupLead' ? [{ post: 'member', unitId }] : []),
  ])
  return { posts, groups, tags, implied }
}

const leadingOf = (held: readonly { readonly post: string }[]) =>
  [...new Set(held.flatMap(({ post }) => (LEADING.includes(post) ? [post] : [])))].sort().join()
const leadingNow = ({ held }: RosterPerson, on: CivilDate) =>
  leadingOf(held.filter((each) => holdsOn(each, on)))

function readGroups(cell: RosterCell, { units }: Context): readonly Placing[] | undefined | null {
  if (cell.blank) return undefined
  if (cell.clears) return []
  const placed = partsOf(cell.text).map((part): Placing | Misread => {
    const unit = units.group(part) ?? units.any(part)
    if (unit) return { post: 'member', unitId: unit.id }
    const hint = units.hint('group', part)
    const remedy = `${hint}${hint.endsWith('，') ? '或者' : '请改正，或'}在「组」表里加上。`
    return { message: `没有「${part.slice(0, 20)}」这个组。`, remedy, unit: part }
  })
  return allRead(cell, placed, units)
}

function readPosts(
  cell: RosterCell,
  groups: readonly Placing[] | undefined,
  { units, roster }: Context,
): readonly Placing[] | undefined | null {
  if (cell.blank) return undefined
  if (cell.clears) return []
  const { id, name, isOffice } = roster.school
  const school: KnownUnit = { id, name, kind: 'school', groupKind: null }
  const [own, another] = groups ?? []
  const ownGroup =
    own && !another ? { id: own.unitId, kind: 'group' as const, groupKind: null, name: '' } : null
  const placed = partsOf(cell.text).map((part): Placing | Misread => {
    const read = readPost(part, units, school, ownGroup)
    if ('message' in read || isOffice || read.post !== 'officer') return read
    return { message: '教研员是学区办公室的任职，学校里没有。', remedy: '请改成学校里的任职，或者删去。' }
  })
  return allRead(cell, placed, units)
}

/** Everything that is wrong in a cell, or all of what it says, each once. */
function allRead(
  cell: RosterCell,
  placed: readonly (Placing | Misread)[],
  units: UnitBook,
): readonly Placing[] | null {
  const misread = placed.filter((each) => 'message' in each)
  for (const { message, remedy, unit } of misread) {
    if (unit === undefined || !units.isDoubtful(unit)) cell.fault(message, remedy)
  }
  if (misread.length > 0) return null
  const found = placed.filter((each) => 'post' in each)
  return found.filter(
    (each, index) =>
      found.findIndex(({ post, unitId }) => post === each.post && unitId === each.unitId) === index,
  )
}

function readTags(cell: RosterCell): readonly string[] | undefined | null {
  if (cell.blank) return undefined
  if (cell.clears) return []
  const tags = [...new Set(partsOf(cell.text).map((tag) => tag.replace(/\s+/g, '')))]
  const long = tags.find((tag) => tag.length > 20)
  return long === undefined
    ? tags
    : cell.fault(`「${long.slice(0, 20)}…」太长了。`, '一个标签最多 20 个字，多个用「、」分开。')
}
