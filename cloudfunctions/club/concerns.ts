import { reaches } from '#core/rights/reach'
import type { Caller } from '../_shared/endpoint/caller'

export function instructs({ led }: Caller, clubId: string): boolean {
  return led.includes(clubId)
}

/** Leaders and the clerk keep the register of clubs. */
export function keepsClubs({ roles }: Caller): boolean {
  return reaches('club.close', roles, 'school')
}

/** Whom a club's sessions and numbers concern: its instructors, leaders and the clerk. Row security says the same. */
export function isConcerned(caller: Caller, clubId: string): boolean {
  return keepsClubs(caller) || instructs(caller, clubId)
}
