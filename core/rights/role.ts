import type { Post } from '../org/post'

/** Who people are to an operation, because of their posts; one person has several. */
export const ROLES = {
  signedIn: '任何登录的人',
  parent: '家长',
  staff: '教职工',
  instructor: '社团指导教师',
  classTeacher: '班主任',
  lead: '组长',
  clerk: '教务员',
  leader: '校领导',
  officer: '学区教研员',
} as const

export type Role = keyof typeof ROLES

const OF_POST: Readonly<Record<Post, readonly Role[]>> = {
  principal: ['staff', 'leader'],
  teachingPrincipal: ['staff', 'leader'],
  director: ['staff', 'leader'],
  groupLead: ['staff', 'lead'],
  gradeLead: ['staff', 'lead'],
  classTeacher: ['staff', 'classTeacher'],
  teacher: ['staff'],
  instructor: ['staff', 'instructor'],
  clerk: ['staff', 'clerk'],
  officer: ['staff', 'officer'],
  support: ['staff'],
  parent: ['parent'],
}

/** Everybody who is signed in is that, also with no post at all: who has left, or waits to be admitted. */
export function rolesOf(posts: readonly Post[]): readonly Role[] {
  return [...new Set<Role>(['signedIn', ...posts.flatMap((post) => OF_POST[post])])]
}
