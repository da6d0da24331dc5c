import type { Caller } from '../_shared/endpoint/caller'

export function instructs({ posts }: Caller, clubId: string): boolean {
  return posts.some(({ post, unitId }) => post === 'instructor' && unitId === clubId)
}

/** Leaders and the clerk keep the register of clubs. */
export function keepsClubs({ reach }: Caller): boolean {
  return reach === 'school'
}

/** Whom a club's sessions and numbers concern: its instructors, leaders and the clerk. Row security says the same. */
export function isConcerned(caller: Caller, clubId: string): boolean {
  return keepsClubs(caller) || instructs(caller, clubId)
}
