import type { OperationName } from '../contract/contract'
import { POLICY } from './policy'
import type { Role } from './role'
import { SCOPES, type Scope } from './scope'

const ORDER = Object.keys(SCOPES) as Scope[]
const WIDEST_FIRST = [...ORDER].reverse()

/** The widest scope that somebody's roles give them in an operation; null where none does. */
export function scopeOf(operation: OperationName, roles: readonly Role[]): Scope | null {
  const row = POLICY[operation]
  if (row === 'public') return 'district'
  const given = roles.flatMap((role) => row[role] ?? [])
  return WIDEST_FIRST.find((scope) => given.includes(scope)) ?? null
}

/** Whether somebody's roles reach at least so far. */
export function reaches(operation: OperationName, roles: readonly Role[], scope: Scope): boolean {
  const widest = scopeOf(operation, roles)
  return widest !== null && ORDER.indexOf(widest) >= ORDER.indexOf(scope)
}
