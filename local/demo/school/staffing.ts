/** Teachers of one subject in one group: who is dealt its lessons in these grades. */
export interface Team {
  readonly subject: string
  readonly grades: readonly number[]
  readonly teachers: number
}

export interface GroupPlan {
  readonly name: string
  readonly teams: readonly Team[]
}

const LOWER = [1, 2, 3]
const UPPER = [4, 5, 6]
const ALL = [...LOWER, ...UPPER]

/** The teaching-research groups. Two teachers are above what the timetable needs: one is away, one came for a week. */
export const GROUPS: readonly GroupPlan[] = [
  { name: '语文一组', teams: [{ subject: '语文', grades: LOWER, teachers: 14 }] },
  { name: '语文二组', teams: [{ subject: '语文', grades: UPPER, teachers: 15 }] },
  { name: '数学一组', teams: [{ subject: '数学', grades: LOWER, teachers: 8 }] },
  { name: '数学二组', teams: [{ subject: '数学', grades: UPPER, teachers: 8 }] },
  { name: '英语组', teams: [{ subject: '英语', grades: ALL, teachers: 6 }] },
  {
    name: '科学与信息组',
    teams: [
      { subject: '科学', grades: ALL, teachers: 5 },
      { subject: '信息科技', grades: ALL, teachers: 2 },
    ],
  },
  { name: '体育组', teams: [{ subject: '体育', grades: ALL, teachers: 9 }] },
  {
    name: '艺术组',
    teams: [
      { subject: '音乐', grades: ALL, teachers: 5 },
      { subject: '美术', grades: ALL, teachers: 5 },
    ],
  },
  { name: '道德与法治组', teams: [{ subject: '道德与法治', grades: ALL, teachers: 4 }] },
]

export const SUPPORT_STAFF = 12
export const GUARDIANS = 8

/** What school leaders teach besides their post, in classes of 道德与法治. */
export const LEADER_CLASSES = { principal: 1, teachingPrincipal: 2, director: 2 } as const
export const LEADER_SUBJECT = '道德与法治'
