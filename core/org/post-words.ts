import type { Appointment, UnitKind } from './person'
import { ABSENCES, type Absence, POSTS, type Post } from './post'

export interface PostInUnit {
  readonly post: Appointment['post']
  readonly unit: string
  readonly unitKind: UnitKind
}

/** 语文教研组长、三年级2班班主任、任课教师; of a member the group's name. */
export function postInWords({ post, unit, unitKind }: PostInUnit): string {
  if (post === 'member') return unit
  if (post in ABSENCES) return ABSENCES[post as Absence]
  if (unitKind === 'school' || unitKind === 'district') return POSTS[post as Post]
  if (post === 'groupLead' || post === 'gradeLead') return `${unit.replace(/组$/, '')}组长`
  return `${unit}${POSTS[post as Post]}`
}

export function labelOfPost(post: Appointment['post']): string {
  if (post === 'member') return '成员'
  return post in ABSENCES ? ABSENCES[post as Absence] : POSTS[post as Post]
}

/** In which kinds of unit a post is held. */
export const UNITS_OF_POST: Readonly<
  Record<Exclude<Appointment['post'], Absence | 'parent'>, readonly UnitKind[]>
> = {
  principal: ['school'],
  teachingPrincipal: ['school'],
  director: ['school', 'district'],
  groupLead: ['group'],
  gradeLead: ['grade', 'group'],
  classTeacher: ['class'],
  teacher: ['school', 'grade', 'class'],
  instructor: ['club'],
  clerk: ['school', 'district'],
  officer: ['district'],
  support: ['school', 'district'],
  member: ['group', 'grade'],
}
