import { ABSENCES, POSTS } from '../../org/post'
import { plain } from '../../plan/parse/characters'
import { nearestWord } from '../../plan/parse/nearest'
import type { KnownUnit, UnitBook } from '../resolve/unit-book'
import type { Placing } from '../resolve/wanted'

/** Posts in the school as a whole, by what they are called. */
const OF_SCHOOL: Readonly<Record<string, readonly string[]>> = {
  principal: ['校长', '校长兼书记', '书记校长'],
  teachingPrincipal: ['业务校长', '业务副校长', '教学副校长', '教学校长', '分管教学副校长'],
  director: ['教导主任', '教务主任', '教学主任', '教导处主任', '教务处主任'],
  teacher: ['任课教师', '教师', '专任教师', '任课老师', '科任教师', '科任', '老师'],
  clerk: ['教务员', '教务干事'],
  officer: ['教研员', '学区教研员'],
  support: ['工勤人员', '工勤', '后勤', '后勤人员', '职员'],
}

const POST_OF = new Map(
  Object.entries(OF_SCHOOL).flatMap(([post, words]) => words.map((word) => [word, post])),
)
/** Words that a post in a unit ends with. */
const HEADING = ['班主任', '年级组长', '教研组长', '备课组长', '组长', '负责人']
const WORDS = [...POST_OF.keys(), ...HEADING]

export interface Misread {
  readonly message: string
  readonly remedy: string
  /** A unit that is not there, as it was written. */
  readonly unit?: string
}

/**
 * One of the posts in a cell: 校长, 三年级2班班主任, 语文教研组长, 三年级年级组长, and at full length 教研组长（语文组）. `ownGroup` is
 * what 教研组长 alone means.
 */
export function readPost(
  text: string,
  units: UnitBook,
  school: KnownUnit,
  ownGroup: KnownUnit | null,
): Placing | Misread {
  const word = plain(text)
  const ofSchool = POST_OF.get(word)
  if (ofSchool !== undefined) return { post: ofSchool, unitId: school.id }
  return (
    atFullLength(word, units) ??
    classTeacher(word, units) ??
    gradeLead(word, units) ??
    groupLead(word, units, ownGroup) ??
    unknownPost(text.trim())
  )
}

function unknownPost(text: string): Misread {
  const nearest = nearestWord(plain(text), WORDS)
  return {
    message: `不认识「${text.slice(0, 20)}」这个任职。`,
    remedy: `${nearest ? `是不是「${nearest}」？` : ''}可以写：${Object.values(POSTS).slice(0, 7).join('、')}、教务员等；别的职务请写在「标签」里。`,
  }
}

const LABELS = new Map<string, string>(Object.entries(POSTS).map(([post, label]) => [label, post]))

function atFullLength(word: string, units: UnitBook): Placing | Misread | null {
  const [, label = '', name = ''] = /^([^()]+)\((.+)\)$/.exec(word) ?? []
  const post = LABELS.get(label) ?? POST_OF.get(label)
  if (post === undefined || post === 'parent' || post === 'instructor') return null
  const unit = units.any(name)
  return unit ? { post, unitId: unit.id } : unknownUnit(name, 'group', units)
}

function unknownUnit(name: string, kind: 'grade' | 'class' | 'group', units: UnitBook): Misread {
  const what = { grade: '年级', class: '班', group: '组' }[kind]
  const sheet = kind === 'group' ? '组' : '年级班级'
  return {
    message: `没有「${name.slice(0, 20)}」这个${what}。`,
    remedy: `${units.hint(kind, name)}${units.hint(kind, name).endsWith('，') ? '或者' : '请改正，或'}在「${sheet}」表里加上。`,
    unit: name,
  }
}

function classTeacher(word: string, units: UnitBook): Placing | Misread | null {
  if (!word.endsWith('班主任') || word.startsWith('副')) return null
  const name =
    word === '班主任' ? '' : /^[^班]*班班主任$/.test(word) ? word.slice(0, -3) : `${word.slice(0, -3)}班`
  if (name === '')
    return { message: '没有写是哪个班的班主任。', remedy: '请写上班级，例如「三年级2班班主任」。' }
  const unit = units.class(name) ?? units.class(word.slice(0, -2))
  return unit ? { post: 'classTeacher', unitId: unit.id } : unknownUnit(name, 'class', units)
}

function gradeLead(word: string, units: UnitBook): Placing | Misread | null {
  const [, name = ''] = /^(.*?年级)(?:年级)?组长$/.exec(word) ?? []
  if (name === '') return null
  if (name === '年级')
    return { message: '没有写是哪个年级的组长。', remedy: '请写上年级，例如「三年级年级组长」。' }
  const unit = units.grade(name)
  if (unit) return { post: 'gradeLead', unitId: unit.id }
  const group = units.group(`${name}组`)
  return group ? { post: 'groupLead', unitId: group.id } : unknownUnit(name, 'grade', units)
}

function groupLead(word: string, units: UnitBook, ownGroup: KnownUnit | null): Placing | Misread | null {
  const [, stem = '', heading = ''] = /^(.*?)(教研组长|备课组长|组长|负责人|组组长)$/.exec(word) ?? []
  if (heading === '') return null
  if (stem === '') {
    if (ownGroup) return { post: 'groupLead', unitId: ownGroup.id }
    return { message: `没有写是哪个组的${heading}。`, remedy: '请写上组名，例如「语文教研组长」。' }
  }
  const kind = heading === '教研组长' ? 'subject' : heading === '备课组长' ? 'planning' : undefined
  const whole = heading === '负责人' ? stem : word.slice(0, -1)
  const unit = units.group(whole) ?? units.group(stem, kind) ?? (kind && units.group(`${stem}组`))
  return unit ? { post: 'groupLead', unitId: unit.id } : unknownUnit(whole, 'group', units)
}

/** How a clerk writes it, if that is read as the same again; else at full length. */
export function writePost(
  { post, unitId }: Placing,
  unit: KnownUnit,
  units: UnitBook,
  school: KnownUnit,
): string {
  const label = POSTS[post as keyof typeof POSTS] ?? post
  const natural =
    post === 'classTeacher'
      ? `${unit.name}班主任`
      : post === 'gradeLead'
        ? `${unit.name}年级组长`.replace('年级年级', '年级')
        : post === 'groupLead'
          ? unit.name.endsWith('组')
            ? `${unit.name}长`
            : `${unit.name}负责人`
          : label
  const read = readPost(natural, units, school, null)
  const same = 'post' in read && read.post === post && read.unitId === unitId
  return same ? natural : `${label}（${unit.name}）`
}

const PRESENT = ['在岗', '在职', '正常', '在编在岗', '在校']
const GONE = ['离开', '离职', '调出', '调离', '退休', '辞职', '已离开']
const ABSENCE_OF = new Map<string, string>([
  ...Object.entries(ABSENCES).map(([absence, label]) => [label, absence] as const),
  ['请假', 'longLeave'],
  ['长假', 'longLeave'],
  ['病假', 'longLeave'],
  ['长期病假', 'longLeave'],
  ['借出', 'secondment'],
  ['休产假', 'maternityLeave'],
])

export type State = { readonly absent: readonly string[]; readonly gone: boolean } | Misread

/** 在岗, one or several absences, or gone. */
export function readState(parts: readonly string[]): State {
  const words = parts.map(plain)
  const unknown = parts.find((_, index) => {
    const word = words[index] ?? ''
    return !PRESENT.includes(word) && !GONE.includes(word) && !ABSENCE_OF.has(word)
  })
  if (unknown !== undefined) {
    const known = ['在岗', ...Object.values(ABSENCES), '离开']
    const nearest = nearestWord(plain(unknown), [...known, ...PRESENT, ...GONE, ...ABSENCE_OF.keys()])
    return {
      message: `不认识「${unknown.slice(0, 20)}」这种状态。`,
      remedy: `${nearest ? `是不是「${nearest}」？` : ''}可以写：${known.join('、')}。`,
    }
  }
  return {
    absent: words.flatMap((word) => ABSENCE_OF.get(word) ?? []),
    gone: words.some((word) => GONE.includes(word)),
  }
}
