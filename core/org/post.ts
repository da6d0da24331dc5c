/** Posts that the plans name; an appointment puts a person on one, from a day to a day. */
export const POSTS = {
  principal: '校长',
  teachingPrincipal: '业务校长',
  director: '教导主任',
  groupLead: '教研组长',
  gradeLead: '年级组长',
  classTeacher: '班主任',
  teacher: '任课教师',
  instructor: '社团指导教师',
  clerk: '教务员',
  officer: '教研员',
  support: '工勤人员',
  parent: '家长',
} as const

export type Post = keyof typeof POSTS

export const STAFF_POSTS = (Object.keys(POSTS) as Post[]).filter((post) => post !== 'parent')

/** Long leave, secondment and the like are dated like posts and take a person out of quotas. */
export const ABSENCES = {
  longLeave: '长期请假',
  secondment: '借调',
  maternityLeave: '产假',
  attachment: '跟岗',
  supportTeaching: '支教',
} as const
export type Absence = keyof typeof ABSENCES
