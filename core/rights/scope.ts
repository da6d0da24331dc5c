import type { OperationName } from '../contract/contract'
import { POLICY } from './policy'
import type { Role } from './role'

/** On which things a role may do something, each including those before it. */
export const SCOPES = {
  own: '自己的',
  concerned: '与自己有关的',
  addressed: '发给自己的',
  unit: '自己负责的组、班级、社团',
  school: '本校（学区办公室：本办公室）',
  district: '本学区各校的数值',
} as const

export type Scope = keyof typeof SCOPES

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
