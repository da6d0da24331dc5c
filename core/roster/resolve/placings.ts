import type { CivilDate } from '../../calendar/civil-date'
import type { PersonCells } from '../read/person-facts'
import { type Misread, readPost } from '../read/posts'
import type { RosterCell } from '../read/table'
import { partsOf } from '../read/words'
import { holdsOn, type RosterPerson } from '../roster'
import type { PeopleContext } from './people-context'
import type { KnownUnit, UnitBook } from './unit-book'
import type { Placing, WantedPerson } from './wanted'

export type Placings = Pick<WantedPerson, 'posts' | 'implied' | 'groups' | 'tags'>

const LEADING = ['principal', 'teachingPrincipal', 'director', 'clerk', 'officer']
const HEADING = ['classTeacher', 'gradeLead', 'groupLead']

/** What somebody is put on by a row; null after saying what is wrong. */
export function readPlacings(
  cells: PersonCells,
  person: RosterPerson | null,
  context: PeopleContext,
): Placings | null {
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

function readGroups(cell: RosterCell, { units }: PeopleContext): readonly Placing[] | undefined | null {
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
  { units, roster }: PeopleContext,
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
