import { addDays, type CivilDate } from '../../calendar/civil-date'
import type { Findings } from '../read/fault'
import {
  type PersonCells,
  readBirthDate,
  readLastOn,
  readStateCell,
  readTeachingSince,
} from '../read/person-facts'
import { nameOf } from '../read/words'
import type { Roster, RosterPerson } from '../roster'
import { Listed } from './listed'
import type { PeopleContext } from './people-context'
import { isHere, PersonBook } from './person-book'
import { readPlacings } from './placings'
import type { Placing, WantedPerson } from './wanted'

/** The people that a document lists, each once. */
export function resolvePeople(rows: readonly PersonCells[], context: PeopleContext): WantedPerson[] {
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
  context: PeopleContext,
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

function mayLeave(
  cells: PersonCells,
  person: RosterPerson,
  last: CivilDate,
  { me, from }: PeopleContext,
): boolean {
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
