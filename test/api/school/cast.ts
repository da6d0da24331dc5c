import type { Absence, Post } from '#core/org/post'

/** Tuesday to Friday, 21 weeks, 104 teaching days. Wednesday 2026-11-18, the tests' today, is its 57th, in week 12. */
export const TERM = { startOn: '2026-09-01', endOn: '2027-01-22' }

/** Period 1 from 08:10, the next each an hour later: period 6 from 13:10. */
export const BELL = [1, 2, 3, 4, 5, 6].map((period) => ({
  period,
  startsAt: `${String(7 + period).padStart(2, '0')}:10`,
  endsAt: `${String(7 + period).padStart(2, '0')}:50`,
}))

export const UNITS = {
  school: { kind: 'school', name: '测试小学', under: null },
  grade1: { kind: 'grade', name: '一年级', under: 'school' },
  grade2: { kind: 'grade', name: '二年级', under: 'school' },
  class1: { kind: 'class', name: '一年级1班', under: 'grade1' },
  class2: { kind: 'class', name: '一年级2班', under: 'grade1' },
  class3: { kind: 'class', name: '二年级1班', under: 'grade2' },
  maths: { kind: 'group', groupKind: 'subject', name: '数学组', under: 'school' },
  chinese: { kind: 'group', groupKind: 'subject', name: '语文组', under: 'school' },
} as const satisfies Record<string, UnitEntry>

interface UnitEntry {
  readonly kind: 'school' | 'grade' | 'class' | 'group'
  readonly groupKind?: 'subject'
  readonly name: string
  readonly under: string | null
}

export type UnitKey = keyof typeof UNITS

interface Held {
  readonly post: Post | Absence | 'member'
  readonly unit: UnitKey
  /** Held for years unless a day is given, and still held. */
  readonly from?: string
}

interface Cast {
  readonly name: string
  readonly birthDate: string | null
  readonly subject?: string
  readonly posts: readonly Held[]
}

const teacherOf = (unit: UnitKey): Held[] => [
  { post: 'teacher', unit: 'school' },
  { post: 'member', unit },
]

/**
 * The people of every test school. Zhou heads it, Qian directs teaching, Wu keeps the rosters. Sun leads maths with Li and
 * He, who came on 2026-11-09; Chen leads Chinese with Wang and Xu, whose birth date is missing. Zheng is a parent in class
 * 1, Feng in class 2.
 */
export const PEOPLE = {
  zhou: { name: '周校长', birthDate: '1978-03-01', posts: [{ post: 'principal', unit: 'school' }] },
  qian: { name: '钱主任', birthDate: '1980-05-05', posts: [{ post: 'director', unit: 'school' }] },
  wu: { name: '吴教务', birthDate: '1990-01-01', posts: [{ post: 'clerk', unit: 'school' }] },
  sun: {
    name: '孙组长',
    birthDate: '1985-02-02',
    subject: '数学',
    posts: [...teacherOf('maths'), { post: 'groupLead', unit: 'maths' }],
  },
  li: {
    name: '李老师',
    birthDate: '1995-04-04',
    subject: '数学',
    posts: [...teacherOf('maths'), { post: 'classTeacher', unit: 'class1' }],
  },
  he: {
    name: '何老师',
    birthDate: '1998-08-08',
    subject: '数学',
    posts: [
      { post: 'teacher', unit: 'school', from: '2026-11-09' },
      { post: 'member', unit: 'maths', from: '2026-11-09' },
    ],
  },
  chen: {
    name: '陈组长',
    birthDate: '1983-03-03',
    subject: '语文',
    posts: [...teacherOf('chinese'), { post: 'groupLead', unit: 'chinese' }],
  },
  wang: { name: '王老师', birthDate: '1975-06-06', subject: '语文', posts: teacherOf('chinese') },
  xu: { name: '许老师', birthDate: null, subject: '语文', posts: teacherOf('chinese') },
  zheng: { name: '郑家长', birthDate: null, posts: [{ post: 'parent', unit: 'class1' }] },
  feng: { name: '冯家长', birthDate: null, posts: [{ post: 'parent', unit: 'class2' }] },
} as const satisfies Record<string, Cast>

export type PersonKey = keyof typeof PEOPLE

export const PERSON_KEYS = Object.keys(PEOPLE) as PersonKey[]

export function castOf(key: PersonKey): Cast {
  return PEOPLE[key]
}
