import { layOutTerm } from '#core/calendar/school-calendar'
import { GROUP_KINDS, type GroupKind, type PersonFacts, type Tag, type UnitFacts } from '#core/org/person'
import { type Post, STAFF_POSTS } from '#core/org/post'
import { UNIT_TAGS } from '#core/plan/parse/audience-words'

/** A county in which there is somebody or something for every audience of the templates. */

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Office years reach into August; a school's terms lie within them. */
export const TERMS = [
  layOutTerm({ id: 'autumn', name: '第一学期', startOn: '2026-08-03', endOn: '2027-01-31' }, []),
  layOutTerm({ id: 'spring', name: '第二学期', startOn: '2027-02-15', endOn: '2027-07-09' }, []),
] as const

const tag = (name: string, from = '2015-09-01'): Tag => ({ tag: name, from, to: null })
const fact = (name: string, amount: number) => ({ fact: name, amount, from: '2020-09-01' })

export const OFFICE: UnitFacts = { id: id(1), name: '教育局', kind: 'district' }

export const SCHOOL: UnitFacts = {
  id: id(2),
  name: '青禾小学',
  kind: 'school',
  parentId: OFFICE.id,
  tags: [...UNIT_TAGS, '集团校', '规范化学校'].map((name) => tag(name)),
  facts: [fact('人数', 612)],
}

const OTHER_SCHOOLS = ['云岭中心小学', '临江中学', '望江中学', '临江二职'].map(
  (name, index): UnitFacts => ({ ...SCHOOL, id: id(10 + index), name }),
)

const GRADES = ['一年级', '七年级'].map(
  (name, index): UnitFacts => ({ id: id(20 + index), name, kind: 'grade', parentId: SCHOOL.id }),
)

const CLASSES = GRADES.map(
  (grade, index): UnitFacts => ({
    id: id(30 + index),
    name: `${grade.name}1班`,
    kind: 'class',
    parentId: grade.id,
    tags: [tag('小班化')],
    facts: [fact('班额', 36)],
  }),
)

const GROUPS = (Object.keys(GROUP_KINDS) as GroupKind[]).map(
  (groupKind, index): UnitFacts => ({
    id: id(40 + index),
    name: GROUP_KINDS[groupKind],
    kind: 'group',
    groupKind,
    parentId: SCHOOL.id,
    subject: '数学',
  }),
)

const CLUB: UnitFacts = { id: id(50), name: '合唱团', kind: 'club', parentId: SCHOOL.id }
const CLUSTER: UnitFacts = { id: id(51), name: '第一片区', kind: 'cluster', parentId: OFFICE.id }

export const UNITS = [SCHOOL, ...OTHER_SCHOOLS, ...GRADES, ...CLASSES, ...GROUPS, CLUB, CLUSTER]

/** On every post of the staff, with every title the templates ask for. */
function somebody(number: number, birthDate: string, since: string): PersonFacts {
  const posts: readonly Post[] = STAFF_POSTS
  return {
    id: id(number),
    name: `老师${number}`,
    birthDate,
    appointments: posts.map((post) => ({ post, unitId: SCHOOL.id, from: since, to: null })),
    subject: '数学',
    teachingSince: since,
    tags: [tag('培养对象'), tag('骨干教师'), tag('兼职研究员'), tag('提高培训', '2021-10-12')],
  }
}

export const YOUNG = somebody(60, '1996-03-03', '2026-08-03')
export const OLD = somebody(61, '1971-03-03', '2010-09-01')
export const PEOPLE = [YOUNG, OLD]
