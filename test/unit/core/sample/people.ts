import type { Appointment, PersonFacts, UnitFacts } from '#core/org/person'

type Held = Appointment['post'] | readonly [post: Appointment['post'], from: string, to?: string]

/** Somebody of the staff; a post alone has been held for years and still is. */
export function person(name: string, birthDate: string | null, ...posts: readonly Held[]): PersonFacts {
  return { id: name, name, birthDate, appointments: posts.map(appointment) }
}

function appointment(held: Held): Appointment {
  const [post, from, to = null] = typeof held === 'string' ? [held, '2015-09-01'] : held
  return { post, unitId: '青禾小学', from, to }
}

export const SCHOOL: UnitFacts = { id: '青禾小学', name: '青禾小学', kind: 'school' }
export const MATHS: UnitFacts = { id: '数学组', name: '数学组', kind: 'group', groupKind: 'subject' }
export const CHINESE: UnitFacts = { id: '语文组', name: '语文组', kind: 'group', groupKind: 'subject' }
export const OFFICE: UnitFacts = { id: '教导处', name: '教导处', kind: 'group', groupKind: 'office' }
export const GRADE_ONE: UnitFacts = { id: '一年级', name: '一年级', kind: 'grade' }
